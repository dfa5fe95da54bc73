package render

import (
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

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
	case s.Verb == plan.Drop && loses:
		return guard{rows: writtenValues(p, from), Path: p.Paths[from.ID()],
			Message: from.ID().Label() + " holds values that would be lost"}, true
	case s.Verb == plan.Alter && slices.Contains(s.Attrs, "Type"):
		g, ok := guardLabels(p, from, to)
		if ok || isNewType(p, to) || from.Holds() == "" || len(from.Parents) > 0 || !loses && takesAll(from, to) {
			return g, ok // a value that a new type does not take is refused by PostgreSQL
		}
		return guard{rows: lostInConversion(conversionsOf(p), from, to), Converts: Ident(from.Name),
			Message: from.ID().Label() + " holds values that do not fit the type " + to.Type}, true
	}
	return guard{}, false
}

// takesAll says that the new type takes every value of the old one, as a column that was made narrower gets its width again.
func takesAll(from, to *schema.Column) bool {
	if from.Array != to.Array {
		return false
	}
	if strings.TrimSuffix(to.Type, "[]") == to.BaseType {
		return from.BaseType == to.BaseType || isWider(from.BaseType, to.BaseType)
	}
	a, aOK := diff.Modifiers(from.Type)
	b, _ := diff.Modifiers(to.Type)
	return from.BaseType == to.BaseType && aOK && b[0]-b[1] >= a[0]-a[1] && b[1] >= a[1]
}

// guardReturn looks for values that a column which is to be read under its old type again could not take. It may hold what is left of
// them: where the contract step was undone it was filled by assignment, which rounds.
func guardReturn(p *plan.Plan, old *schema.Column) (guard, bool) {
	for _, r := range p.Returns {
		if r.Old != old.ID() {
			continue
		}
		value, kept := Ident(r.Column.Name), Ident(old.Name)
		lost := kept + " IS NULL"
		if now, ok := schema.Find[*schema.Column](p.From, r.Column); ok && r.Using == "" && r.Loses == "" {
			lost = "(" + lost + " OR " + conversionsOf(p).cut(kept, old, now) + "::text IS DISTINCT FROM " + value + "::text)"
		}
		return guard{Message: r.Column.Label() + " holds values that do not fit the type " + old.Type,
			rows: rowsOf(old.InTable, value+" IS NOT NULL AND "+lost)}, true
	}
	return guard{}, false
}

// guardRequired looks for rows without a value in a column that was archived and is NOT NULL again when it comes back.
func guardRequired(p *plan.Plan, s plan.Step, from, to *schema.Column) (guard, bool) {
	then, ok := schema.Find[*schema.Column](p.To, to.ID())
	if !s.Back || !ok || !then.NotNull || from.NotNull {
		return guard{}, false
	}
	return guard{rows: rowsOf(from.InTable, Ident(from.Name)+" IS NULL"),
		Message: then.ID().Label() + " is NOT NULL, and rows that were written since have no value in it"}, true
}

// lostInConversion are the rows whose value is another one after the way to the new type and back.
func lostInConversion(there conversions, from, to *schema.Column) rows {
	return rowsOf(from.InTable, changedBy(there, Ident(from.Name), from, to))
}

// changedBy is the condition that a value is another one after the way to the new type and back.
func changedBy(there conversions, value string, from, to *schema.Column) string {
	return there.back().cut(there.cut(value, from, to), to, from) + "::text IS DISTINCT FROM " + value + "::text"
}

// writtenValues are the rows in which the column has another value than one that nobody wrote.
func writtenValues(p *plan.Plan, c *schema.Column) rows {
	d, ok := schema.Find[*schema.Default](p.From, schema.ID{
		Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Table, Name: c.Name})
	name := Ident(c.Name)
	filled, wasFilled := p.Backfill[c.ID()]
	switch {
	case wasFilled:
		return rowsOf(c.InTable, name+" IS NOT NULL AND "+name+"::text IS DISTINCT FROM ("+filled+")::text")
	case c.Identity != "" || ok && strings.Contains(d.Expression, "nextval("):
		return rows{table: c.TableID()} // each number was given out once, and may be known elsewhere
	case ok:
		return rowsOf(c.InTable, name+"::text IS DISTINCT FROM ("+d.Expression+")::text")
	}
	return rowsOf(c.InTable, name+" IS NOT NULL")
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
		return guard{rows: rowsOf(from.InTable, where),
			Message: from.ID().Label() + " holds values that " + e.ID().String() + " does not have"}, true
	}
	return guard{}, false
}

// isNewType says that the column's type is created by the plan itself, or comes to its schema with its extension, so that no
// question can name it before.
func isNewType(p *plan.Plan, c *schema.Column) bool {
	for _, s := range p.Steps {
		e, ok := s.To.(*schema.Extension)
		if ok && slices.Contains(s.Attrs, "Schema") && strings.HasPrefix(c.BaseType, qualified(e.Schema)+".") {
			return true
		}
	}
	for o := range schema.Each[schema.Type](p.To) {
		if typeName(o) == c.BaseType && !p.From.Has(o.ID()) {
			return true
		}
	}
	return false
}
