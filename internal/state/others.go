package state

import (
	"fmt"
	"strings"

	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// others writes the definitions of what is left out and the script refers to, as far as it does not define it itself.
// It goes by names: one that is taken for a reference and is none does no harm.
func others(script *parse.Script, cat *schema.Catalog) (*parse.Script, map[schema.ID]bool, error) {
	if cat == nil || len(cat.Outside) == 0 {
		return &parse.Script{}, nil, nil
	}
	w := wordsOf(script)
	within := func(id schema.ID) bool { return cat.Outside[id] && !w.makes(id) }
	var ids []schema.ID
	for id := range cat.Outside {
		if o := cat.Get(id); o != nil && w.needs(o) {
			ids = append(ids, id)
		}
	}
	return define(cat, withParts(cat, ids, within), within)
}

// define writes the definitions of objects and of what they need, as far as it is within, and says which those are.
func define(cat *schema.Catalog, ids []schema.ID, within func(schema.ID) bool) (*parse.Script, map[schema.ID]bool, error) {
	part := cat.ClosureWithin(ids, within)
	defined := map[schema.ID]bool{}
	for _, id := range part.IDs() {
		defined[id] = true
	}
	start := schema.Initial(cat)
	for o := range start.All() {
		part.Put(o)
	}
	p, err := plan.Make(start, part)
	if err != nil {
		return nil, nil, fmt.Errorf("writing down what is left out: %w", err)
	}
	if len(p.Steps) == 0 {
		return &parse.Script{}, defined, nil
	}
	script, err := parse.Read([]string{"-"}, strings.NewReader(render.Schema(p)))
	return script, defined, err
}

// withParts adds what else can be used, inherited or copied (LIKE) of the tables among the objects and what they need.
func withParts(cat *schema.Catalog, ids []schema.ID, within func(schema.ID) bool) []schema.ID {
	for _, id := range cat.ClosureWithin(ids, within).IDs() {
		for _, user := range cat.UsedBy(id) {
			h, ok := cat.Get(user).(schema.Hosted)
			if ok && h.Host() == id && isCopied(h) {
				ids = append(ids, user)
			}
		}
	}
	return ids
}

// isCopied says that others may build on a part of a table, or have one like it.
func isCopied(o schema.Hosted) bool {
	switch o := o.(type) {
	case *schema.Constraint:
		return o.Type != "f"
	case *schema.Default, *schema.Index, *schema.Comment:
		return true
	}
	return false
}

// words are the names in a script.
type words struct {
	named map[parse.Name]bool
	made  map[madeKey]bool
}

// madeKey is the name of what a script makes; the kind is empty for what stands in a schema.
type madeKey struct {
	kind schema.Kind
	name parse.Name
}

func wordsOf(script *parse.Script) words {
	w := words{named: map[parse.Name]bool{}, made: map[madeKey]bool{}}
	for _, st := range script.Statements {
		path := st.SearchPath
		if path == nil {
			path = []string{"public"}
		}
		for _, n := range st.Names() {
			w.named[n] = true
			if n.Schema != "" {
				w.named[parse.Name{Name: n.Schema}] = true
				continue
			}
			for _, schemaName := range path {
				w.named[parse.Name{Schema: schemaName, Name: n.Name}] = true
			}
		}
		for _, o := range st.Objects {
			if o.Creates && o.Parent == "" {
				w.make(o, path)
			}
		}
	}
	return w
}

func (w words) make(o parse.Object, path []string) {
	w.made[madeKey{schema.Kind(o.Kind), parse.Name{Name: o.Name}}] = true
	if o.Schema == "" && len(path) > 0 {
		o.Schema = path[0]
	}
	w.made[madeKey{"", parse.Name{Schema: o.Schema, Name: o.Name}}] = true
}

// makes says that the script defines the object, or what it is a part of.
func (w words) makes(id schema.ID) bool {
	name := parse.Name{Schema: id.Schema, Name: id.Name}
	if id.Parent != "" {
		name.Name = id.Parent
	}
	if id.Schema == "" {
		return w.made[madeKey{id.Kind, name}]
	}
	return w.made[madeKey{"", name}]
}

// needs says that the script may refer to the object itself.
func (w words) needs(o schema.Object) bool {
	if _, ok := o.(schema.Ambient); ok {
		return true
	}
	id := o.ID()
	return id.Of == "" && id.Parent == "" && w.named[parse.Name{Schema: id.Schema, Name: id.Name}]
}
