package render

import "pawl/schema"

// The relations that any kind may speak of.

// nothing is for what locks no relation.
var nothing = target{"", func(site) []schema.Name { return nil }}

// itself is the object, which is a relation.
var itself = target{"itself", func(s site) []schema.Name {
	if s.from != nil { // as it is called before a renaming
		return []schema.Name{nameOf(s.from)}
	}
	return []schema.Name{nameOf(s.to)}
}}

// itsTable is the relation that the object belongs to.
var itsTable = target{"its table", func(s site) []schema.Name {
	id := s.object().ID()
	return []schema.Name{{Schema: id.Schema, Name: id.Parent}}
}}

// itsFamily is that relation and what inherits from it, or is a partition of it.
var itsFamily = target{"its table and that one's descendants", func(s site) []schema.Name {
	return namesOf(s.descendants(s.tableOf(s.object())))
}}

// tableOf is the relation that an object belongs to.
func (l *locking) tableOf(o schema.Object) schema.ID {
	for {
		h, ok := o.(schema.Hosted)
		if !ok || h.Host() == (schema.ID{}) {
			return o.ID()
		}
		host := h.Host()
		if o = l.now.Get(host); o == nil || o.ID().Parent == "" {
			return host
		}
	}
}

// itsSubject is the relation that something is said of, or the one with the column of which it is said.
var itsSubject = target{"what it is about, if that is a relation or a column of one", func(s site) []schema.Name {
	id, ok := s.object().ID().Target()
	switch {
	case ok && id.Kind == schema.KindColumn && s.now.Has(schema.ID{Kind: schema.KindComposite, Schema: id.Schema, Name: id.Parent}):
		return nil
	case ok && id.Kind == schema.KindColumn:
		return []schema.Name{{Schema: id.Schema, Name: id.Parent}}
	case ok && relations[id.Kind]:
		return []schema.Name{{Schema: id.Schema, Name: id.Name}}
	}
	return nil
}}

// relations are the kinds that are relations with rows or files.
var relations = map[schema.Kind]bool{schema.KindTable: true, schema.KindForeignTable: true, schema.KindView: true,
	schema.KindMaterializedView: true, schema.KindSequence: true, schema.KindIndex: true}
