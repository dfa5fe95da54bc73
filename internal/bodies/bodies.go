package bodies

import (
	"slices"

	"pawl/schema"
)

// Reader reads bodies. It keeps what does not depend on a catalog, so that each distinct text is parsed once.
type Reader struct {
	known map[string]*definition
}

// Read gives what the bodies of the routines in cat use, as far as those are of languages that are understood. Names
// without a schema are looked up in the routine's own search_path, or else in path.
func (r *Reader) Read(cat *schema.Catalog, path []string) map[schema.ID]*schema.Body {
	return r.Against(cat, cat, path)
}

// Against is Read with the names looked up in another catalog than the routines are in.
func (r *Reader) Against(routines, cat *schema.Catalog, path []string) map[schema.ID]*schema.Body {
	out := map[schema.ID]*schema.Body{}
	x := newIndex(cat)
	for o := range routines.All() {
		d := r.definition(o)
		if d == nil {
			continue
		}
		l := &lookup{index: x, path: path, own: d.ownset}
		if l.own {
			l.path = d.path
		}
		if slices.Contains(l.path, "$user") {
			l.path = slices.Clone(l.path)
			l.path[slices.Index(l.path, "$user")] = cat.User
		}
		for _, user := range routines.UsedBy(o.ID()) {
			if t, ok := schema.Find[*schema.Trigger](routines, user); ok {
				l.triggers = append(l.triggers, t.TableID())
			}
		}
		out[o.ID()] = d.resolve(o.ID(), l)
	}
	return out
}

// definition reads the object, if it is a routine.
func (r *Reader) definition(o schema.Object) *definition {
	var text string
	switch p := o.(type) {
	case *schema.Function:
		text = p.Definition
	case *schema.Procedure:
		text = p.Definition
	default:
		return nil
	}
	text = verbs[o.ID().Kind] + text
	d, ok := r.known[text]
	if !ok {
		d = readDefinition(text)
		if r.known == nil {
			r.known = map[string]*definition{}
		}
		r.known[text] = d
	}
	return d
}

// resolve looks up all names of a definition.
func (d *definition) resolve(id schema.ID, l *lookup) *schema.Body {
	b := &schema.Body{Uses: map[schema.ID]schema.Use{}, Opaque: d.opaque}
	w := &walker{look: l, d: d, body: b}
	for _, t := range d.types {
		if t.name != nil {
			w.use(true, l.typ(parts(t.name.Names))...)
		} else if n := len(t.like) - 1; t.column && n > 0 {
			tables := l.find(t.like[:n], relations...)
			w.use(true, tables...)
			for _, table := range tables {
				w.use(true, l.column(table, t.like[n])...)
			}
		} else if !t.column {
			w.use(true, l.find(t.like, relations...)...)
		}
	}
	for _, p := range d.pieces {
		w.scope = p.scope
		w.message(p.tree.ProtoReflect())
	}
	if d.sql {
		for _, h := range l.helpers {
			if !slices.Contains(l.cat.Uses(h), id) {
				w.maybe([]schema.ID{h})
			}
		}
	}
	b.SessionPath = l.strays
	delete(b.Uses, id) // PostgreSQL checks the body when the routine itself is in the catalog
	return b
}
