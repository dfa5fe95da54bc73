package render

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// guard finds out, before something is undone, whether data written since would be lost.
type guard struct {
	Table   schema.ID // locked while the question is asked and until the transaction ends
	Query   string    // gives a row if something would be lost
	Message string    // what would be lost, in words
	Path    []string  // where the query looks names up, if it matters
}

// qualified is a name as it stands in SQL.
func qualified(parts ...string) string { return schema.QuoteName(parts...) }

// guards lists the questions that a way back must ask first.
func guards(p *plan.Plan) []guard {
	var list []guard
	for _, s := range p.Steps {
		list = append(list, spellerOf(s.Object().ID().Kind).guards(p, s)...)
	}
	return list
}

// guards spells the locks and the questions.
func (w *writer) guards(list []guard) {
	var locked []schema.ID
	for _, g := range list {
		if !slices.Contains(locked, g.Table) {
			locked = append(locked, g.Table)
			w.kw("LOCK TABLE ").name(g.Table.Schema, g.Table.Name).kw(" IN ACCESS EXCLUSIVE MODE").end()
		}
	}
	for _, g := range list {
		w.look(g, "irreversible: "+g.Message, "Nothing was changed. Go forward instead: write a new migration.")
	}
	w.acts = append(w.acts, Act{Statements: len(w.statements), Guards: locked, Guarded: AccessExclusive})
}

// look spells one question, and what is said if the answer is yes.
func (w *writer) look(g guard, message, hint string) {
	body := "\nBEGIN\n"
	if len(g.Path) > 0 {
		body += "    PERFORM set_config('search_path', " + Literal(searchPath(g.Path)) + ", true);\n"
	}
	body += "    IF EXISTS (" + g.Query + ") THEN\n        RAISE EXCEPTION USING MESSAGE = " +
		Literal(message) + ",\n            HINT = " + Literal(hint) + ";\n    END IF;\nEND\n"
	w.kw("DO ").expr(Dollar(body)).end()
}

func guardsOfColumn(p *plan.Plan, s plan.Step, from, to *schema.Column) []guard {
	if g, ok := guardColumn(p, s, from, to); ok {
		return []guard{g}
	}
	return nil
}

// guardColumn looks for values that dropping the column, or giving it its old type again, would lose.
func guardColumn(p *plan.Plan, s plan.Step, from, to *schema.Column) (guard, bool) {
	loses := slices.ContainsFunc(p.Losses, func(l plan.Loss) bool { return l.ID == s.Object().ID() })
	switch {
	case s.Verb == plan.Rename:
		return guardReturn(p, from)
	case s.Verb == plan.SetAside:
		return guardRequired(p, s, from, to)
	case s.Retype:
		return guardLabels(p, from, to)
	case !loses:
		return guard{}, false
	case s.Verb == plan.Drop:
		return guard{Table: from.TableID(), Query: writtenValues(p, from), Path: p.Paths[from.ID()],
			Message: from.ID().Label() + " holds values that would be lost"}, true
	case s.Verb == plan.Alter && slices.Contains(s.Attrs, "Type"):
		if g, ok := guardLabels(p, from, to); ok || isNewType(p, to) {
			return g, ok // a value that a new type does not take is refused by PostgreSQL
		}
		return guard{Table: from.TableID(), Query: lostInConversion(conversionsOf(p), from, to),
			Message: from.ID().Label() + " holds values that do not fit the type " + to.Type}, true
	}
	return guard{}, false
}

// guardReturn looks for values that a column which is to be read under its old type again could not take.
func guardReturn(p *plan.Plan, old *schema.Column) (guard, bool) {
	for _, r := range p.Returns {
		if r.Old == old.ID() {
			return guard{Table: old.TableID(), Message: r.Column.Label() + " holds values that do not fit the type " + old.Type,
				Query: "SELECT FROM " + qualified(old.Schema, old.Table) + " WHERE " + Ident(r.Column.Name) + " IS NOT NULL AND " +
					Ident(old.Name) + " IS NULL"}, true
		}
	}
	return guard{}, false
}

// guardRequired looks for rows without a value in a column that was archived and is NOT NULL again when it comes back.
func guardRequired(p *plan.Plan, s plan.Step, from, to *schema.Column) (guard, bool) {
	then, ok := schema.Find[*schema.Column](p.To, to.ID())
	if !s.Back || !ok || !then.NotNull || from.NotNull {
		return guard{}, false
	}
	return guard{Table: from.TableID(), Query: rowsOf(from.InTable, Ident(from.Name)+" IS NULL"),
		Message: then.ID().Label() + " is NOT NULL, and rows that were written since have no value in it"}, true
}

// lostInConversion finds rows whose value is another one after the way to the new type and back.
func lostInConversion(there conversions, from, to *schema.Column) string {
	return rowsOf(from.InTable, changedBy(there, Ident(from.Name), from, to))
}

// changedBy is the condition that a value is another one after the way to the new type and back.
func changedBy(there conversions, value string, from, to *schema.Column) string {
	return there.back().cut(there.cut(value, from, to), to, from) + "::text IS DISTINCT FROM " + value + "::text"
}

// writtenValues finds rows in which the column has another value than one that nobody wrote.
func writtenValues(p *plan.Plan, c *schema.Column) string {
	query := "SELECT FROM " + qualified(c.Schema, c.Table)
	d, ok := schema.Find[*schema.Default](p.From, schema.ID{
		Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Table, Name: c.Name})
	name := Ident(c.Name)
	filled, wasFilled := p.Backfill[c.ID()]
	switch {
	case wasFilled:
		return query + " WHERE " + name + " IS NOT NULL AND " + name + "::text IS DISTINCT FROM (" + filled + ")::text"
	case c.Identity != "" || ok && strings.Contains(d.Expression, "nextval("):
		return query // each number was given out once, and may be known elsewhere
	case ok:
		return query + " WHERE " + name + "::text IS DISTINCT FROM (" + d.Expression + ")::text"
	}
	return query + " WHERE " + name + " IS NOT NULL"
}

// guardLabels looks for values of an enum that are no labels of the type that takes its place.
func guardLabels(p *plan.Plan, from, to *schema.Column) (guard, bool) {
	for e := range schema.Each[*schema.Enum](p.To) {
		if qualified(e.Schema, e.Name) != to.BaseType {
			continue
		}
		w := &writer{}
		for i, label := range e.Labels {
			if i > 0 {
				w.kw(", ")
			}
			w.literal(label)
		}
		unknown := "::text <> ALL (ARRAY[" + w.b.String() + "]::text[])"
		where := Ident(from.Name) + unknown
		if from.Array {
			where = "EXISTS (SELECT FROM unnest(" + Ident(from.Name) + ") AS element (label) WHERE label" + unknown + ")"
		}
		return guard{Table: from.TableID(), Query: "SELECT FROM " + qualified(from.Schema, from.Table) + " WHERE " + where,
			Message: from.ID().Label() + " holds values that " + e.ID().String() + " does not have"}, true
	}
	return guard{}, false
}

// isNewType says that the column's type is created by the plan itself, so that no question can name it before.
func isNewType(p *plan.Plan, c *schema.Column) bool {
	for o := range schema.Each[schema.Type](p.To) {
		if typeName(o) == c.BaseType && !p.From.Has(o.ID()) {
			return true
		}
	}
	return false
}
