package render

import (
	"strings"

	"pawl/schema"
)

var publication = ddl[*schema.Publication]{
	create: createPublication,
	drop:   func(w *writer, p *schema.Publication) { w.kw("DROP PUBLICATION ").name(p.Name).end() },
	rename: func(w *writer, from, to *schema.Publication) {
		alterPublication(w, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	together: func(w *writer, from, to *schema.Publication, _ []string) {
		alterPublication(w, to.Name).kw(" SET (")
		publicationParameters(w, from, to)
		w.kw(")").end()
	},
	safety: publicationVerdicts,
}

func alterPublication(w *writer, name string) *writer { return w.kw("ALTER PUBLICATION ").name(name) }

func createPublication(w *writer, p *schema.Publication, parts []schema.Object) {
	w.kw("CREATE PUBLICATION ").name(p.Name)
	if p.AllTables {
		w.kw(" FOR ALL TABLES")
	}
	var before schema.Kind
	for i, part := range parts {
		w.kw(either(i == 0, " FOR ", ", "))
		publishedObject(w, part, part.ID().Kind != before)
		before = part.ID().Kind
	}
	usual := &schema.Publication{Publish: []string{"insert", "update", "delete", "truncate"}}
	inner := &writer{}
	publicationParameters(inner, usual, p)
	if text := inner.b.String(); text != "" {
		w.kw(" WITH (").expr(text).kw(")")
	}
	w.end()
}

// publishedObject writes a member; the word before it stands for the next ones of its sort as well, which is all
// that PostgreSQL 14 knows.
func publishedObject(w *writer, o schema.Object, first bool) {
	switch m := o.(type) {
	case *schema.PublicationTable:
		w.kw(either(first, "TABLE ", ""))
		publishedTable(w, m)
	case *schema.PublicationSchema:
		w.kw(either(first, "TABLES IN SCHEMA ", "")).name(m.Schema)
	}
}

// publicationParameters writes the parameters that differ.
func publicationParameters(w *writer, from, to *schema.Publication) {
	comma := func() {}
	next := func() *writer {
		comma()
		comma = func() { w.kw(", ") }
		return w
	}
	if publish := strings.Join(to.Publish, ", "); publish != strings.Join(from.Publish, ", ") {
		next().kw("publish = ").literal(publish)
	}
	if from.ViaRoot != to.ViaRoot {
		next().kw("publish_via_partition_root = ").kw(either(to.ViaRoot, "true", "false"))
	}
	if from.GeneratedColumns != to.GeneratedColumns {
		next().kw("publish_generated_columns = ").kw(either(to.GeneratedColumns == "s", "stored", "none"))
	}
}
