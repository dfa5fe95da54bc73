package render

import (
	"encoding/json"
	"fmt"
	"slices"

	"pawl/plan"
	"pawl/schema"
)

// setAside writes the step by which an object is kept aside, and notes on it where it belongs; or takes that back.
func (w *writer) setAside(s plan.Step, move func()) {
	if s.Back {
		w.kw("COMMENT ON ").target(s.From.ID()).kw(" IS NULL").end()
		move()
		return
	}
	move()
	named := &writer{}
	named.target(s.To.ID())
	before, after := recordText(s.Record, w.migration)
	body := "\nBEGIN\n    EXECUTE " + Literal("COMMENT ON "+named.b.String()+" IS ") + " || quote_literal(" + Literal(before) +
		"\n        || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') || " + Literal(after) + ");\nEND\n"
	w.kw("DO ").expr(Dollar(body)).end()
}

// recordText is what stands in the comment of an archived object, before and after the time at which it was.
func recordText(r *plan.Record, migration string) (before, after string) {
	text, err := json.Marshal(schema.Record{Kind: r.Object.Kind, Schema: r.Object.Schema, Table: r.Object.Parent, Name: r.Object.Name,
		Type: r.Type, NotNull: r.NotNull, Default: r.Default, Comment: r.Comment, Migration: migration})
	if err != nil {
		panic(fmt.Sprintf("render: the record of %s cannot be written as JSON: %v", r.Object, err))
	}
	return schema.ArchiveRecord + string(text[:len(text)-1]) + `,"since":"`, `"}`
}

// setSchema moves an object into the schema of another state of it, where it keeps its name.
func setSchema[T schema.Object](w *writer, from, to T) {
	w.kw("ALTER ").target(from.ID()).kw(" SET SCHEMA ").name(to.ID().Schema).end()
}

// dropUnlessUsed writes a DROP of what others may need as well.
func (w *writer) dropUnlessUsed(statement string) {
	w.kw("DO ").expr(Dollar("\nBEGIN\n    " + statement + ";\nEXCEPTION WHEN dependent_objects_still_exist THEN\n" +
		"    NULL; -- more is archived in it\nEND\n")).end()
}

// archivedAs is what an object is called once the plan has archived it. What follows another one is not told by a step.
func archivedAs(p *plan.Plan, id schema.ID) (to schema.Object, ok bool) {
	for _, s := range p.Steps {
		if s.Verb == plan.SetAside && !s.Back && s.Record.Object == id {
			return s.To, true
		}
	}
	return nil, false
}

// Purge writes the statements that remove archived objects for good, and the schemas in which nothing is left.
func Purge(list []schema.ID) []string {
	w := &writer{}
	var tables, homes []schema.ID
	for _, id := range list {
		home := schema.ID{Kind: schema.KindSchema, Name: id.Schema}
		switch {
		case id.Parent != "":
			w.kw("ALTER TABLE ").name(id.Schema, id.Parent).kw(" DROP COLUMN ").name(id.Name).end()
			continue
		case id.Kind == schema.KindTable:
			tables = append(tables, id)
		default:
			w.kw("DROP ").target(id).end()
		}
		if !slices.Contains(homes, home) {
			homes = append(homes, home)
		}
	}
	for i, id := range tables { // at once, as they may refer to each other
		w.kw(either(i == 0, "DROP TABLE ", ", ")).name(id.Schema, id.Name)
	}
	if len(tables) > 0 {
		w.end()
	}
	for _, home := range homes {
		w.dropUnlessUsed("DROP SCHEMA " + qualified(home.Name))
	}
	return w.statements
}
