package anyschema

import (
	"fmt"

	"pgregory.net/rapid"
)

// Pairs draws schemas for a major version of PostgreSQL, and edits them.
func Pairs(major int) *rapid.Generator[Pair] {
	return rapid.Custom(func(t *rapid.T) Pair {
		d := &drawer{t: t, m: &model{major: major}}
		for range d.number(10, "objects") {
			d.object(d.sort())
		}
		d.m.repair()
		old := d.m
		d.m = old.clone()
		for range 1 + d.number(6, "edits") {
			d.edit()
			d.m.repair()
		}
		return Pair{old, d.m}
	})
}

// drawer adds to a model what it draws.
type drawer struct {
	t *rapid.T
	m *model
}

// bits are as many as give every choice nearly the same chance.
const bits = 10

// number draws a number below n. Each is as likely as any other, which those of rapid are not: it likes small ones,
// and would hardly ever draw what stands last in a list.
func (d *drawer) number(n int, what string) int {
	number := 0
	for _, bit := range rapid.SliceOfN(rapid.Bool(), bits, bits).Draw(d.t, what) {
		number *= 2
		if bit {
			number++
		}
	}
	return number * n >> bits
}

// sort draws one of the sorts that the server has.
func (d *drawer) sort() *sort {
	var list []*sort
	for i := range sorts {
		s := &sorts[i]
		if s.since > d.m.major {
			continue
		}
		for range max(s.weight, 1) {
			list = append(list, s)
		}
	}
	return list[d.number(len(list), "sort")]
}

// object draws an object of a sort, and what it needs.
func (d *drawer) object(s *sort) *object {
	o := &object{sort: s, refs: map[string]*object{}, picked: map[string]string{}}
	for _, r := range s.refs {
		d.reference(o, r)
		if o.refs[r.name] == nil && !r.optional {
			return nil
		}
	}
	d.m.keys++
	o.key = d.m.keys
	o.ident = []string{plainIdent(o.key), fmt.Sprintf("\"O %d\"", o.key), fmt.Sprintf("\"ö\"\"%d\"", o.key)}[d.number(3, "style")]
	if !s.global && s.named == "" {
		if in := d.m.candidates(ref{to: []string{"schema"}}, nil); len(in) > 0 {
			if n := d.number(len(in)+1, "schema"); n > 0 {
				o.in = in[n-1]
			}
		}
	}
	for _, opt := range s.all() {
		d.choose(o, opt)
	}
	d.m.objects = append(d.m.objects, o)
	return o
}

// reference draws where a reference of an object leads. Where it must lead somewhere and there is nothing, that is
// drawn too.
func (d *drawer) reference(o *object, r ref) {
	list := d.m.candidates(r, o)
	least := 0
	if r.optional {
		least = 1
	}
	n := d.number(len(list)+least+1, r.name)
	switch {
	case n < least:
		delete(o.refs, r.name)
	case n < least+len(list):
		o.refs[r.name] = list[n-least]
	default:
		made := d.object(sortNamed(r.to[d.number(len(r.to), "sort of "+r.name)]))
		if made != nil && (r.where != nil && !r.where(made) || made.reaches(o)) {
			made = nil
		}
		if made != nil {
			o.refs[r.name] = made
		} else if len(list) > 0 {
			o.refs[r.name] = list[0]
		} else {
			delete(o.refs, r.name)
		}
	}
}

func (d *drawer) choose(o *object, opt option) {
	texts := opt.on(d.m.major)
	o.picked[opt.name] = texts[d.number(len(texts), opt.name)]
}

// edit changes something.
func (d *drawer) edit() {
	kind := d.number(8, "edit")
	if len(d.m.objects) == 0 || kind == 0 {
		d.object(d.sort())
		return
	}
	o := d.m.objects[d.number(len(d.m.objects), "of")]
	options := o.sort.all()
	switch {
	case kind == 1:
		for i, other := range d.m.objects {
			if other == o {
				d.m.objects = append(d.m.objects[:i:i], d.m.objects[i+1:]...)
			}
		}
	case kind == 2 && len(o.sort.refs) > 0 && o.sort.name != "heir": // what came of the old parent would be the heir's own then
		r := o.sort.refs[d.number(len(o.sort.refs), "reference")]
		was := o.refs[r.name]
		d.reference(o, r)
		if o.refs[r.name] == nil && !r.optional {
			o.refs[r.name] = was
		}
	case kind == 3 && renamable[o.sort.name] && o.before == "":
		o.before, o.ident = o.ident, fmt.Sprintf("r%d", o.key)
	case len(options) > 0:
		d.choose(o, options[d.number(len(options), "option")])
	}
}

func plainIdent(key int) string { return fmt.Sprintf("o%d", key) }
