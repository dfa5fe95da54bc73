package load

import (
	"cmp"
	"slices"

	"pawl/schema/parse"
)

// inLikelyOrder sorts jobs that were put off so that what they seem to use comes
// before them. It goes by names alone: where that is wrong, another round helps. Ties
// and circles keep the order of the text.
func inLikelyOrder(jobs []*job) []*job {
	slices.SortStableFunc(jobs, func(a, b *job) int { return cmp.Compare(a.index, b.index) })
	o := orderer{makers: map[parse.Name][]*job{}, about: map[parse.Name][]*job{}, visited: map[*job]bool{}}
	for _, j := range jobs {
		for _, object := range j.statement.Objects {
			if object.Creates && object.Parent == "" {
				key := parse.Name{Schema: schemaOf(object, j.statement), Name: object.Name}
				o.makers[key] = append(o.makers[key], j)
			}
		}
		for _, key := range subjects(j) {
			o.about[key] = append(o.about[key], j)
		}
		if j.names == nil {
			j.names = j.statement.Names()
		}
	}
	var sweeping []*job
	for _, j := range jobs {
		if j.statement.Sweeps {
			sweeping = append(sweeping, j)
		} else {
			o.visit(j)
		}
	}
	return append(o.sorted, sweeping...)
}

type orderer struct {
	makers  map[parse.Name][]*job // who makes what
	about   map[parse.Name][]*job // who makes or alters what, in the order of the text
	visited map[*job]bool
	sorted  []*job
}

func (o *orderer) visit(j *job) {
	if o.visited[j] || j.statement.Sweeps {
		return
	}
	o.visited[j] = true
	for _, name := range j.names {
		for _, key := range lookups(name, j.statement.SearchPath) {
			for _, maker := range o.makers[key] {
				o.visit(maker)
			}
		}
	}
	if len(j.statement.Objects) > 0 && !j.statement.Objects[0].Creates {
		for _, key := range subjects(j) {
			o.visitEarlier(key, j)
		}
	}
	o.sorted = append(o.sorted, j)
}

// visitEarlier puts what the text says before about the same thing before a job. It
// takes what it has passed off the list, which would be walked again and again
// otherwise.
func (o *orderer) visitEarlier(key parse.Name, j *job) {
	for list := o.about[key]; len(list) > 0 && list[0].index < j.index; list = o.about[key] {
		o.about[key] = list[1:]
		o.visit(list[0])
	}
}

// lookups are the full names that a name as written can mean.
func lookups(name parse.Name, searchPath []string) []parse.Name {
	if name.Schema != "" {
		return []parse.Name{name}
	}
	full := []parse.Name{{Name: name.Name}}
	if searchPath == nil {
		return append(full, parse.Name{Schema: "public", Name: name.Name})
	}
	for _, schema := range searchPath {
		full = append(full, parse.Name{Schema: schema, Name: name.Name})
	}
	return full
}
