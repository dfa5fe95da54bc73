package render

import (
	"slices"

	"pawl/schema"
)

// What CREATE TABLE and its relatives, and their ALTERs, have in common.

// relationParts writes the columns and constraints in parentheses, but for the columns that come with the parents;
// any is false when there are none.
func relationParts(w *writer, parts []schema.Object, typed bool) (any bool) {
	defaults := defaultsOf(parts)
	for _, part := range parts {
		if _, is := part.(*schema.Default); is {
			continue
		}
		if c, is := part.(*schema.Column); is && c.Follows() {
			continue
		}
		if any {
			w.kw(",\n    ")
		} else {
			w.kw(" (\n    ")
		}
		any = true
		if c, ok := part.(*schema.Column); ok {
			columnDefinition(w, c, defaults[c.Name], typed)
		} else {
			w.inline(part)
		}
	}
	if any {
		w.kw("\n)")
	}
	return any
}

func defaultsOf(parts []schema.Object) map[string]*schema.Default {
	m := map[string]*schema.Default{}
	for _, p := range parts {
		if d, ok := p.(*schema.Default); ok {
			m[d.Column] = d
		}
	}
	return m
}

// partSettings writes what CREATE could not say of the columns.
func partSettings(w *writer, parts []schema.Object) {
	for _, part := range parts {
		if c, ok := part.(*schema.Column); ok {
			columnSettings(w, c)
		}
	}
}

func inheritsClause(w *writer, parents []schema.Name) {
	for i, p := range parents {
		w.kw(either(i == 0, "\nINHERITS (", ", ")).qualified(p)
	}
	if len(parents) > 0 {
		w.kw(")")
	}
}

// reattachPartition takes a partition off one table and puts it into another; nil is none. It may be on its way off already.
func reattachPartition(w *writer, from, to *schema.Partition, partition schema.Name, detaching bool) {
	if from != nil {
		w.kw("ALTER TABLE ").qualified(from.Parent).kw(" DETACH PARTITION ").qualified(partition).
			kw(either(detaching, " FINALIZE", either(w.step.Concurrently, " CONCURRENTLY", ""))).end()
	}
	if to != nil {
		w.kw("ALTER TABLE ").qualified(to.Parent).kw(" ATTACH PARTITION ").qualified(partition).
			kw(" ").expr(to.Bound).end()
	}
}

// changedParents writes the way from one list of parents to another; prefix writes the statement's begin.
func changedParents(w *writer, from, to []schema.Name, prefix func()) {
	for _, p := range from {
		if !slices.Contains(to, p) {
			prefix()
			w.kw(" NO INHERIT ").qualified(p).end()
		}
	}
	for _, p := range to {
		if !slices.Contains(from, p) {
			prefix()
			w.kw(" INHERIT ").qualified(p).end()
		}
	}
}

// replicaIdentity ends an ALTER of a relation with its replica identity: an index, or n nothing, f full, or the default.
func replicaIdentity(w *writer, identity, index string) {
	w.kw(" REPLICA IDENTITY ")
	switch {
	case index != "":
		w.kw("USING INDEX ").name(index)
	case identity == "f":
		w.kw("FULL")
	case identity == "n":
		w.kw("NOTHING")
	default:
		w.kw("DEFAULT")
	}
	w.end()
}
