// Package anyschema draws schemas of every kind of object, edits them, and writes both as SQL, so that a test can try
// pawl on what nobody thought of.
//
// A schema is a list of objects: each is of a sort (see sorts.go), refers to others, and has a choice for each of its
// sort's options. That an object can be taken out, and everything that referred to it with it, is what makes a failing
// schema small.
package anyschema

import (
	"slices"
	"strings"

	"pawl/schema"
)

// sort is a way to make objects of some kinds.
type sort struct {
	name string
	// makes lists the kinds of objects that come of it, its own first.
	makes []schema.Kind
	since int
	refs  []ref
	// options are what can be chosen, each a list of texts.
	options []option
	// sql are the statements; what stands in braces is replaced, see [object.expand].
	sql string
	// title is what COMMENT ON calls the object, in the same way.
	title string
	// grant is what GRANT writes before TO, in the same way.
	grant string
	// named is how the object is called, if not by schema and name.
	named string
	// global says that it lives in no schema.
	global bool
	// weight is how often it is drawn, where others have 1.
	weight int
	// computed are texts that follow from the choices.
	computed map[string]func(o *object) string
	// clash is a text that no two objects may share.
	clash string
}

// ref is a reference to another object.
type ref struct {
	name string
	// to lists the names of the sorts that will do.
	to []string
	// optional references may lead nowhere; "{name?text}" is written only if they do not.
	optional bool
	// where says which choices of the other object will do.
	where func(o *object) bool
}

// option is something to choose for an object.
type option struct {
	name    string
	choices []choice
}

// choice is a text from a major version of PostgreSQL on.
type choice struct {
	text  string
	since int
}

// of makes an option with choices for every version.
func of(name string, texts ...string) option { return option{name: name}.and(0, texts...) }

// and adds choices for a version and those after it.
func (o option) and(since int, texts ...string) option {
	o.choices = slices.Clone(o.choices)
	for _, t := range texts {
		o.choices = append(o.choices, choice{t, since})
	}
	return o
}

func (o option) on(major int) []string {
	var list []string
	for _, c := range o.choices {
		if c.since <= major {
			list = append(list, c.text)
		}
	}
	return list
}

// object is one object of a schema.
type object struct {
	sort   *sort
	key    int // what it is told apart by, for ever
	ident  string
	before string // its name before it was renamed
	refs   map[string]*object
	picked map[string]string
	in     *object // the schema
}

// clone copies an object; its references stay with the old ones until they are mapped.
func (o *object) clone() *object {
	c := *o
	c.refs, c.picked, c.before = map[string]*object{}, map[string]string{}, ""
	for k, v := range o.refs {
		c.refs[k] = v
	}
	for k, v := range o.picked {
		c.picked[k] = v
	}
	return &c
}

// model is a schema.
type model struct {
	major   int
	objects []*object
	keys    int
}

// clone copies the model with all its references.
func (m *model) clone() *model {
	c := &model{major: m.major, keys: m.keys}
	copies := map[*object]*object{}
	for _, o := range m.objects {
		copies[o] = o.clone()
		c.objects = append(c.objects, copies[o])
	}
	for _, o := range c.objects {
		for name, to := range o.refs {
			o.refs[name] = copies[to]
		}
		o.in = copies[o.in]
	}
	return c
}

// candidates are the objects to which the reference can lead from o, which may be nil for a new one.
func (m *model) candidates(r ref, o *object) []*object {
	var list []*object
	for _, c := range m.objects {
		if slices.Contains(r.to, c.sort.name) && (r.where == nil || r.where(c)) && !c.reaches(o) {
			list = append(list, c)
		}
	}
	return list
}

// reaches says that the object is, or needs, another.
func (o *object) reaches(other *object) bool {
	if other == nil {
		return false
	}
	if o == other {
		return true
	}
	for _, to := range o.refs {
		if to.reaches(other) {
			return true
		}
	}
	return false
}

// repair takes out what refers to something that is gone or will not do any more, and what clashes with an object
// that came before it.
func (m *model) repair() {
	for changed := true; changed; {
		changed = false
		kept := m.objects[:0:0]
		taken := map[string]bool{}
		for _, o := range m.objects {
			if m.stands(o) && !o.clashes(taken) {
				kept = append(kept, o)
			} else {
				changed = true
			}
		}
		m.objects = kept
	}
}

// stands says that all references of the object lead to something.
func (m *model) stands(o *object) bool {
	for _, r := range o.sort.refs {
		to := o.refs[r.name]
		if to == nil && r.optional {
			continue
		}
		if to == nil || !slices.Contains(m.objects, to) || r.where != nil && !r.where(to) {
			if !r.optional {
				return false
			}
			delete(o.refs, r.name)
		}
	}
	if o.in != nil && !slices.Contains(m.objects, o.in) {
		o.in = nil
	}
	return true
}

// clashes says that something has what the object claims, and takes it otherwise.
func (o *object) clashes(taken map[string]bool) bool {
	for claim := range strings.SplitSeq(o.expand(o.sort.clash), ";") {
		if claim = strings.TrimSpace(claim); claim != "" {
			if taken[claim] {
				return true
			}
			taken[claim] = true
		}
	}
	return false
}
