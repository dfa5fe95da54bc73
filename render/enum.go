package render

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

var enum = ddl[*schema.Enum]{
	found: foundType[*schema.Enum],
	create: func(w *writer, e *schema.Enum, _ []schema.Object) {
		w.kw("CREATE TYPE ").name(e.Schema, e.Name).kw(" AS ENUM (")
		for i, l := range e.Labels {
			w.kw(either(i > 0, ", ", "")).literal(l)
		}
		w.kw(")").end()
	},
	drop:      func(w *writer, e *schema.Enum) { dropType(w, e.Schema, e.Name) },
	rename:    func(w *writer, from, to *schema.Enum) { renameType(w, from.Schema, from.Name, to.Name) },
	alter:     map[string]func(w *writer, from, to *schema.Enum){"Labels": alterLabels},
	questions: enumQuestions,
	safety:    enumVerdicts,
}

// enumQuestions asks for rows with labels that the type loses.
func enumQuestions(a asking, c diff.Change, from, to *schema.Enum) []Question {
	if c.Op != diff.Replace {
		return nil
	}
	w := &writer{}
	for _, l := range from.Labels {
		if !slices.Contains(to.Labels, l) {
			w.kw(either(w.b.Len() > 0, ", ", "")).literal(l)
		}
	}
	var list []Question
	for _, user := range a.live.UsedBy(from.ID()) {
		user, is := a.live.Get(user).(*schema.Column)
		if is && w.b.Len() > 0 && user.BaseType == typeName(from) && len(user.Parents) == 0 && user.Relation != schema.KindForeignTable {
			gone := either(user.Array, "::text[] && ARRAY[", "::text IN (")
			list = append(list, ask(from, true, "hold such a label in "+user.ID().Label(),
				rowsOf(user.InTable, Ident(user.Name)+string(gone)+w.b.String()+string(either(user.Array, "]", ")"))))...)
		}
	}
	return list
}

// alterLabels adds labels, or gives one of as many another name.
func alterLabels(w *writer, from, to *schema.Enum) {
	if len(from.Labels) != len(to.Labels) {
		addLabels(w, from, to)
		return
	}
	for i, l := range to.Labels {
		if old := from.Labels[i]; old != l {
			alterType(w, to.Schema, to.Name).kw(" RENAME VALUE ").literal(old).kw(" TO ").literal(l).end()
		}
	}
}

// addLabels adds each label where it belongs: after the one that is before it, or before the first.
func addLabels(w *writer, from, to *schema.Enum) {
	have := slices.Clone(from.Labels)
	for i, l := range to.Labels {
		if i < len(have) && have[i] == l {
			continue
		}
		alterType(w, to.Schema, to.Name).kw(" ADD VALUE ").literal(l)
		if i == 0 && len(have) > 0 {
			w.kw(" BEFORE ").literal(have[0])
		} else if i < len(have) {
			w.kw(" AFTER ").literal(to.Labels[i-1])
		}
		w.end()
		have = slices.Insert(have, i, l)
	}
}

func alterType(w *writer, schemaName, name string) *writer {
	return w.kw("ALTER TYPE ").name(schemaName, name)
}

func dropType(w *writer, schemaName, name string) { w.kw("DROP TYPE ").name(schemaName, name).end() }

func renameType(w *writer, schemaName, from, to string) {
	alterType(w, schemaName, from).kw(" RENAME TO ").name(to).end()
}
