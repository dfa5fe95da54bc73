package render

import (
	"math"

	"pawl/schema"
)

var sequence = ddl[*schema.Sequence]{
	// That of an identity column is a part of the column, and may have the name that a sequence of its own had.
	found: func(w *writer, q *schema.Sequence) {
		w.kw("EXISTS (SELECT FROM pg_catalog.pg_sequence WHERE seqrelid = pg_catalog.to_regclass(").literal(qualified(q.Schema, q.Name)).
			kw(") AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass").
			kw(" AND objid = seqrelid AND deptype = 'i'))")
	},
	create: func(w *writer, s *schema.Sequence, _ []schema.Object) {
		w.kw("CREATE ").kw(either(s.Persistence == "u", "UNLOGGED ", "")).kw("SEQUENCE ").name(s.Schema, s.Name)
		if s.Type != "bigint" {
			w.kw(" AS ").expr(s.Type)
		}
		changedSequenceOptions(w, unsaid(s.SequenceOptions, s.Type), s.SequenceOptions, "")
		w.end()
	},
	drop: func(w *writer, s *schema.Sequence) { w.kw("DROP SEQUENCE ").name(s.Schema, s.Name).end() },
	rename: func(w *writer, from, to *schema.Sequence) {
		alterSequence(w, from).kw(" RENAME TO ").name(to.Name).end()
	},
	aside: setSchema[*schema.Sequence],
	alter: map[string]func(w *writer, from, to *schema.Sequence){
		"Type": func(w *writer, from, to *schema.Sequence) {
			alterSequence(w, to).kw(" AS ").expr(to.Type)
			changedSequenceOptions(w, followed(from, to), to.SequenceOptions, "")
			restart(w, from.SequenceOptions, to.SequenceOptions)
			w.end()
		},
		"SequenceOptions": func(w *writer, from, to *schema.Sequence) {
			if from.Type != to.Type {
				return // the change of type has said them
			}
			intoBounds(w, schema.Name{Schema: to.Schema, Name: to.Name}, from.SequenceOptions, to.SequenceOptions)
			alterSequence(w, to)
			changedSequenceOptions(w, from.SequenceOptions, to.SequenceOptions, "")
			restart(w, from.SequenceOptions, to.SequenceOptions)
			w.end()
		},
		"Persistence": func(w *writer, _, to *schema.Sequence) {
			alterSequence(w, to).kw(either(to.Persistence == "u", " SET UNLOGGED", " SET LOGGED")).end()
		},
		"OwnedBy": func(w *writer, _, to *schema.Sequence) {
			alterSequence(w, to).kw(" OWNED BY ")
			if to.OwnedBy == nil {
				w.kw("NONE")
			} else {
				w.name(to.OwnedBy.Schema, to.OwnedBy.Table, to.OwnedBy.Column)
			}
			w.end()
		},
	},
	// https://www.postgresql.org/docs/current/sql-altersequence.html
	locks: []lock{
		{does: creates, on: nothing},
		{does: drops, on: itself, mode: AccessExclusive},
		{does: renames, on: itself, mode: AccessExclusive},
		{does: archives, on: itself, mode: AccessExclusive},
		{does: alters("Persistence"), on: itself, mode: AccessExclusive, rewrites: ofItsOwn},
		{does: alters("Type", "SequenceOptions"), on: itself, mode: ShareRowExclusive, rewrites: always},
		{does: alters("OwnedBy"), on: itself, mode: ShareRowExclusive},
	},
	safety: sequenceVerdicts,
}

func alterSequence(w *writer, s *schema.Sequence) *writer {
	return w.kw("ALTER SEQUENCE ").name(s.Schema, s.Name)
}

// defaultOptions are the options of a sequence of which nothing was said but its type and direction
// (https://www.postgresql.org/docs/current/sql-createsequence.html).
func defaultOptions(typ string, down bool) schema.SequenceOptions {
	least, most := int64(math.MinInt64), int64(math.MaxInt64)
	switch typ {
	case "smallint":
		least, most = math.MinInt16, math.MaxInt16
	case "integer":
		least, most = math.MinInt32, math.MaxInt32
	}
	if down {
		return schema.SequenceOptions{Start: -1, Increment: 1, Min: least, Max: -1, Cache: 1}
	}
	return schema.SequenceOptions{Start: 1, Increment: 1, Min: 1, Max: most, Cache: 1}
}

// followed are the options after ALTER SEQUENCE … AS: bounds that are those of the old type follow the new one.
func followed(from, to *schema.Sequence) schema.SequenceOptions {
	o := from.SequenceOptions
	down := o.Increment < 0
	before, after := defaultOptions(from.Type, down), defaultOptions(to.Type, down)
	if o.Min == before.Min {
		o.Min = after.Min
	}
	if o.Max == before.Max {
		o.Max = after.Max
	}
	return o
}

// changedSequenceOptions writes the options that differ; verb stands before each, as ALTER COLUMN wants it.
func changedSequenceOptions(w *writer, from, to schema.SequenceOptions, verb keyword) {
	option := func(word keyword, from, to int64) {
		if from != to {
			w.kw(verb).kw(word).number(to)
		}
	}
	option(" INCREMENT BY ", from.Increment, to.Increment)
	option(" MINVALUE ", from.Min, to.Min)
	option(" MAXVALUE ", from.Max, to.Max)
	option(" START WITH ", from.Start, to.Start)
	option(" CACHE ", from.Cache, to.Cache)
	if from.Cycle != to.Cycle {
		w.kw(verb).kw(either(to.Cycle, " CYCLE", " NO CYCLE"))
	}
}

// intoBounds moves a sequence that was never used to its new start where that is why the new bounds would be refused.
// One that was used stays where it is, and PostgreSQL refuses bounds that its value is outside of.
func intoBounds(w *writer, sequence schema.Name, from, to schema.SequenceOptions) {
	narrower := to.Min > from.Min || to.Max < from.Max
	if !narrower || from.Start >= to.Min && from.Start <= to.Max || to.Start < from.Min || to.Start > from.Max {
		return
	}
	name := &writer{}
	name.qualified(sequence)
	w.kw("SELECT pg_catalog.setval(").literal(name.b.String()).kw(", ").number(to.Start).kw(", false) FROM ").
		qualified(sequence).kw(" WHERE NOT is_called").end()
}

// restart begins anew where the current value, whatever it is, cannot lie within the new bounds.
func restart(w *writer, from, to schema.SequenceOptions) {
	if from.Max < to.Min || from.Min > to.Max {
		w.kw(" RESTART")
	}
}

// unsaid are the options that a sequence with the same bounds has if nothing else is said: it starts at its end.
func unsaid(o schema.SequenceOptions, typ string) schema.SequenceOptions {
	d := defaultOptions(typ, o.Increment < 0)
	if o.Increment > 0 && o.Min != d.Min {
		d.Start = o.Min
	}
	if o.Increment < 0 && o.Max != d.Max {
		d.Start = o.Max
	}
	return d
}

// sequenceParentheses writes the name of an identity column's sequence, where there is one to write, and the options
// that are not the default ones.
func sequenceParentheses(w *writer, sequence schema.Name, o *schema.SequenceOptions, typ string) {
	inner := &writer{}
	if !sequence.IsZero() {
		inner.kw(" SEQUENCE NAME ").qualified(sequence)
	}
	if o != nil {
		changedSequenceOptions(inner, unsaid(*o, typ), *o, "")
	}
	if text := inner.b.String(); text != "" {
		w.kw(" (").expr(text[1:]).kw(")")
	}
}

// ofItsOwn says that a sequence is not taken along by its table (since PostgreSQL 15).
var ofItsOwn = &fact{"unless its table has changed as well, since PostgreSQL 15", func(s site) bool {
	q := s.to.(*schema.Sequence)
	if q.OwnedBy == nil || s.plan.From.Major < 15 {
		return true
	}
	table := schema.ID{Kind: schema.KindTable, Schema: q.OwnedBy.Schema, Name: q.OwnedBy.Table}
	before, was := schema.Find[*schema.Table](s.plan.From, table)
	after, is := schema.Find[*schema.Table](s.plan.To, table)
	return !was || !is || before.Persistence == after.Persistence
}}
