package load

import (
	"regexp"
	"slices"
	"strings"

	"pawl/schema/parse"
)

// separateCauses finds among failed jobs those that are mistakes themselves (roots),
// those that need each other (circles), and counts those that failed only because
// another one did. explained are failed jobs for which there is a mistake already.
func separateCauses(jobs []*job, explained map[*job]bool) (roots []*job, circles [][]*job, followed int) {
	c := causes{makers: map[string][]*job{}, of: map[*job][]*job{}, rooted: map[*job]bool{}}
	for j := range explained {
		c.remember(j)
	}
	for _, j := range jobs {
		c.remember(j)
	}
	for _, j := range jobs {
		c.of[j] = c.find(j)
		if len(c.of[j]) == 0 {
			roots = append(roots, j)
		}
	}
	// What a root explains, directly or by way of others, is no mistake of its own.
	for j := range explained {
		c.rooted[j] = true
	}
	for _, j := range roots {
		c.rooted[j] = true
	}
	for c.spread(jobs) {
	}
	var left []*job
	for _, j := range jobs {
		if !c.rooted[j] {
			left = append(left, j)
		}
	}
	followed = len(jobs) - len(roots) - len(left)
	for len(left) > 0 {
		circle := c.circle(left[0])
		circles = append(circles, circle)
		for _, j := range circle {
			c.rooted[j] = true
		}
		for c.spread(left) {
		}
		before := len(left)
		left = slices.DeleteFunc(left, func(j *job) bool { return c.rooted[j] })
		followed += before - len(left) - len(circle)
	}
	return roots, circles, followed
}

type causes struct {
	makers map[string][]*job // failed jobs by the names of what they make or alter
	of     map[*job][]*job   // on whose failure a job's may rest
	rooted map[*job]bool
}

func (c *causes) remember(j *job) {
	if j.key {
		return // nothing else needs a foreign key
	}
	for _, o := range j.statement.Objects {
		c.makers[o.Name] = append(c.makers[o.Name], j)
		if o.Parent != "" {
			c.makers[o.Parent] = append(c.makers[o.Parent], j)
		}
	}
}

// find gives the failed jobs that make what a job's failure says is missing.
func (c *causes) find(j *job) []*job {
	if !mayFollow(j.failure.Code) {
		return nil
	}
	var found []*job
	for _, mentioned := range mentionedNames(j.failure.Message) {
		for _, maker := range c.makers[mentioned.Name] {
			if maker != j && maker.statement != j.statement && canMake(maker, mentioned, isUnfinished(j.failure.Code)) {
				found = append(found, maker)
			}
		}
	}
	if j.failure.Code == "42703" {
		found = append(found, c.unknownAlterations(j)...)
	}
	return found
}

// unknownAlterations gives failed statements of unknown syntax about what a job names:
// they may have been about to add its column.
func (c *causes) unknownAlterations(j *job) []*job {
	var found []*job
	for _, name := range j.names {
		for _, maker := range c.makers[name.Name] {
			if maker != j && !maker.statement.Known && canMake(maker, parse.Name{Name: name.Name}, true) {
				found = append(found, maker)
			}
		}
	}
	return found
}

// canMake says whether a job would have made what a message names, or with altering,
// would have altered it. It compares schemas where the message gives one.
func canMake(j *job, name parse.Name, altering bool) bool {
	for _, o := range j.statement.Objects {
		sameName := o.Name == name.Name && (o.Creates || altering) || o.Parent == name.Name && altering
		if sameName && (name.Schema == "" || schemaOf(o, j.statement) == name.Schema) {
			return true
		}
	}
	return false
}

// mayFollow names the failures that say that something is not there, or not yet as
// it should be.
func mayFollow(code string) bool {
	switch code {
	case "42P01", "42704", "42883", "42703", "3F000", "42830", "42P17", "42809", "55000", "42P10":
		return true
	}
	return false
}

// isUnfinished names the failures about something that is there, but lacks a key, an
// index or another property that an ALTER may give it.
func isUnfinished(code string) bool {
	switch code {
	case "42830", "42P17", "42809", "55000", "42P10":
		return true
	}
	return false
}

var (
	quotedName   = regexp.MustCompile(`"([^"]+)"`)
	functionName = regexp.MustCompile(`^(?:function|procedure|aggregate) ([^\s(]+)\(`)
)

// mentionedNames are the names that a message of the server has in quotes, and that
// of a function, which it does not quote.
func mentionedNames(message string) []parse.Name {
	var names []parse.Name
	add := func(text string) {
		schema, name, ok := strings.Cut(text, ".")
		if !ok {
			schema, name = "", text
		}
		names = append(names, parse.Name{Schema: schema, Name: name})
	}
	for _, found := range quotedName.FindAllStringSubmatch(message, -1) {
		add(found[1])
	}
	if name := firstGroup(functionName, message); name != "" {
		add(strings.ReplaceAll(name, `"`, ""))
	}
	return names
}

// spread marks jobs whose failure rests on a marked one, and says whether any was.
func (c *causes) spread(jobs []*job) bool {
	spread := false
	for _, j := range jobs {
		if !c.rooted[j] && slices.ContainsFunc(c.of[j], func(cause *job) bool { return c.rooted[cause] }) {
			c.rooted[j] = true
			spread = true
		}
	}
	return spread
}

// circle follows causes from a job until one comes again, and gives the jobs between.
func (c *causes) circle(j *job) []*job {
	var path []*job
	for {
		if at := slices.Index(path, j); at >= 0 {
			return path[at:]
		}
		path = append(path, j)
		j = c.of[j][0]
	}
}
