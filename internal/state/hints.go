package state

import (
	"fmt"
	"slices"

	"pawl/plan"
	"pawl/plan/rules"
	"pawl/schema"
	"pawl/schema/parse"
)

// Hints resolves annotations against the states that they speak of. path are the schemas in which a name without
// one is looked up. A "renamed from" whose old name is gone, or whose new name is there already, has been carried
// out and says nothing any more, unless both are there because a migration was not finished.
func Hints(script *parse.Script, from, to *schema.Catalog, path []string) (plan.Hints, []plan.Renaming, error) {
	hints := plan.Hints{Backfill: map[schema.ID]string{}, Using: map[schema.ID]string{}, Reads: map[schema.ID][]string{}}
	var renames []plan.Renaming
	tables := map[[2]string]string{} // old names of renamed relations
	for _, a := range script.Annotations {
		if id, ok := find(to, a.Object, searched(a, path)); ok && a.Verb == parse.RenamedFrom && id.Parent == "" {
			tables[[2]string{id.Schema, id.Name}] = a.From[len(a.From)-1]
		}
	}
	for _, a := range script.Annotations {
		if schema.Kind(a.Object.Kind) == schema.KindRole {
			return hints, nil, fmt.Errorf("%s: no migration renames a role, which other databases use too: do it on the server (ALTER ROLE … RENAME TO), "+
				"and take the annotation out", a.Pos)
		}
		id, ok := find(to, a.Object, searched(a, path))
		if !ok {
			return hints, nil, fmt.Errorf("%s: %s %s, which the annotation stands at, was not found", a.Pos, a.Object.Kind, a.Object.Name)
		}
		if to.Outside[id] {
			continue
		}
		switch a.Verb {
		case parse.Backfill:
			hints.Backfill[id] = a.Argument
		case parse.Using:
			hints.Using[id] = a.Argument
		case parse.RenamedFrom:
			r, ok, err := renaming(a, id, from, tables)
			if err != nil {
				return hints, nil, err
			}
			if ok {
				renames = append(renames, r)
			}
		}
	}
	for _, expressions := range []map[schema.ID]string{hints.Backfill, hints.Using} {
		for id := range expressions {
			expressions[id] = renamedIn(expressions[id], id, to, renames)
			hints.Reads[id] = append(hints.Reads[id], readBy(expressions[id], id, from, to)...)
		}
	}
	sortRenames(renames)
	return hints, renames, nil
}

// renamedIn writes what an annotation at a column says with the new names of columns: when it is carried out, they have them.
func renamedIn(expression string, column schema.ID, to *schema.Catalog, renames []plan.Renaming) string {
	names := map[string]string{}
	for _, r := range renames {
		taken := schema.ID{Kind: schema.KindColumn, Schema: r.To.Schema, Parent: r.To.Parent, Name: r.From.Name}
		if r.To.Kind == schema.KindColumn && r.To.Parent == column.Parent && r.To.Schema == column.Schema && !to.Has(taken) {
			names[r.From.Name] = schema.QuoteIdent(r.To.Name)
		}
	}
	if len(names) == 0 {
		return expression
	}
	return parse.RenameColumns(expression, column.Parent, names)
}

// readBy lists the columns of its table that an annotation's expression reads.
func readBy(expression string, column schema.ID, cats ...*schema.Catalog) (names []string) {
	refs := parse.Reads(expression, column.Parent)
	for _, cat := range cats {
		for c := range schema.Each[*schema.Column](cat) {
			if c.Table == column.Parent && c.Schema == column.Schema && (refs.Rows || slices.Contains(refs.Names, c.Name)) && !slices.Contains(names, c.Name) {
				names = append(names, c.Name)
			}
		}
	}
	return names
}

// searched are the schemas in which names are looked up where the annotation stands.
func searched(a parse.Annotation, path []string) []string {
	if a.SearchPath != nil {
		return a.SearchPath
	}
	return path
}

// find looks an object of the desired state, or a label of an enum, up by the name that was written.
func find(cat *schema.Catalog, o parse.Object, path []string) (schema.ID, bool) {
	schemas := []string{o.Schema}
	if o.Schema == "" {
		schemas = append(slices.Clone(path), "")
	}
	if schema.Kind(o.Kind) == schema.LabelKind {
		return findLabel(cat, o, schemas)
	}
	for _, name := range schemas {
		id := schema.ID{Kind: schema.Kind(o.Kind), Schema: name, Parent: o.Parent, Name: o.Name}
		if cat.Has(id) {
			return id, true
		}
		for _, other := range cat.Named(name, o.Name) {
			if other.Kind == id.Kind && (o.Parent == "" || other.Parent == o.Parent) {
				return other, true
			}
		}
	}
	return schema.ID{}, false
}

// renaming says what the annotation has to rename; ok is false if nothing is left to do.
func renaming(a parse.Annotation, id schema.ID, from *schema.Catalog, tables map[[2]string]string) (r plan.Renaming, ok bool, err error) {
	name := a.From[len(a.From)-1]
	if len(a.From) > 1 && a.From[len(a.From)-2] != id.Schema && a.From[len(a.From)-2] != id.Parent {
		return r, false, fmt.Errorf("%s: %s cannot come from another schema or table by a rename: move it in a migration of your own", a.Pos, id)
	}
	old := id
	old.Name = name
	if table, ok := tables[[2]string{id.Schema, id.Parent}]; ok && id.Parent != "" && !has(from, old) {
		old.Parent = table
	}
	r = plan.Renaming{From: old, To: id, AtOnce: a.InOneStep}
	r.Begun, r.Exchanged = rules.HalfRenamed(from, r)
	if has(from, id) && !r.Begun && !r.Exchanged || !has(from, old) {
		return r, false, nil
	}
	return r, true, nil
}

func findLabel(cat *schema.Catalog, o parse.Object, schemas []string) (schema.ID, bool) {
	for _, name := range schemas {
		label := schema.Label{Schema: name, Enum: o.Parent, Name: o.Name}.ID()
		if has(cat, label) {
			return label, true
		}
	}
	return schema.ID{}, false
}

// has says that an object is there, or a label of an enum.
func has(cat *schema.Catalog, id schema.ID) bool {
	if id.Kind != schema.LabelKind {
		return cat.Has(id)
	}
	e, _ := schema.Find[*schema.Enum](cat, schema.Label{Schema: id.Schema, Enum: id.Parent}.Host())
	if e == nil {
		return false
	}
	_, ok := e.Label(id.Name)
	return ok
}
