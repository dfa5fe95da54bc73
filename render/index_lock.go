package render

import (
	"slices"
	"strings"

	"pawl/schema"
)

// What the statements about indexes lock: see https://www.postgresql.org/docs/current/sql-createindex.html, sql-dropindex
// and sql-alterindex.
var indexLocks = append([]lock{
	{does: creates, on: itsTable, mode: Share, only: blocking, scans: isWhole},
	{does: creates, on: itsTable, mode: ShareUpdateExclusive, only: concurrent, scans: isWhole},
	{does: creates, on: itsTable, mode: ShareUpdateExclusive, only: &fact{"clustered", func(s site) bool { return indexOf(s).Clustered }}},
	{does: drops, on: itsTable, mode: AccessExclusive, only: blocking},
	{does: drops, on: itsFamily, mode: AccessExclusive, only: isParted},
	{does: drops, on: itsTable, mode: ShareUpdateExclusive, only: concurrent},
	{does: renames, on: itself, mode: ShareUpdateExclusive},
	{does: alters("Statistics"), on: itself, mode: ShareUpdateExclusive},
}, builtLocks...)

// builtLocks are about what indexes, and constraints that are indexes, have.
var builtLocks = []lock{
	{does: alters("Options"), on: itself, mode: ShareUpdateExclusive},
	{does: alters("Options"), on: itself, mode: AccessExclusive, only: structural},
	{does: alters("Tablespace"), on: itself, mode: AccessExclusive, rewrites: always},
	{does: alters("Clustered"), on: itsTable, mode: ShareUpdateExclusive},
	{does: alters("Parent"), on: itself, mode: AccessExclusive},
	{does: alters("Parent"), on: parentIndex, mode: ShareUpdateExclusive},
	{does: alters("Parent"), on: completed, mode: AccessExclusive, uncertain: true},
}

func indexOf(s site) *schema.Index { return s.object().(*schema.Index) }

var (
	blocking   = &fact{"in a transaction", func(s site) bool { return !s.step.Concurrently }}
	concurrent = &fact{"CONCURRENTLY", func(s site) bool { return s.step.Concurrently }}
	isParted   = &fact{"of a partitioned table", func(s site) bool { return indexOf(s).Partitioned }}
	isWhole    = &fact{"unless the table is partitioned", func(s site) bool { return !indexOf(s).Partitioned }}
)

// structural are storage parameters that say how an index is built or read: those lock it against everyone
// (relOpts in reloptions.c).
var structural = &fact{"fastupdate, gin_pending_list_limit, buffering, pages_per_range, autosummarize", func(s site) bool {
	var from, to []string
	switch o := s.to.(type) {
	case *schema.Index:
		from, to = s.from.(*schema.Index).Options, o.Options
	case *schema.Constraint:
		from, to = s.from.(*schema.Constraint).Options, o.Options
	}
	return differing(from, to, []string{"fastupdate", "gin_pending_list_limit", "buffering", "pages_per_range", "autosummarize"})
}}

// differing says that one of the named options is in one list and not in the other.
func differing(from, to, names []string) bool {
	return slices.ContainsFunc(slices.Concat(from, to), func(o string) bool {
		name, _, _ := strings.Cut(o, "=")
		return slices.Contains(names, name) && slices.Contains(from, o) != slices.Contains(to, o)
	})
}

// parentIndex is that of a partitioned table to which an index is attached.
var parentIndex = target{"the index of the partitioned table", func(s site) []schema.Name {
	if p, ok := indexParent(s.to); ok {
		return []schema.Name{p.index}
	}
	return nil
}}

// completed are the index above, and its table, if the index of the partitioned table becomes valid because this was the
// last partition that lacked one (validatePartitionedIndex in tablecmds.c). 15.20 does so; 14.23, 16.14 and 18.4 do not.
var completed = target{"what that index is attached to, and its table, with the last partition, in some minor versions", func(s site) []schema.Name {
	var list []schema.Name
	o := s.to
	for {
		p, ok := indexParent(o)
		if !ok || s.settled[o.ID()] || !s.covered(p, nameOf(o)) {
			return list
		}
		parent, found := s.indexNamed(p)
		above, attached := indexParent(parent)
		if !found || !attached {
			return list
		}
		list = append(list, above.index, above.table)
		o = parent
	}
}}

// parentage of an index: the index that it is attached to, and that one's table.
type indexed struct{ table, index schema.Name }

func indexParent(o schema.Object) (p indexed, ok bool) {
	switch i := o.(type) {
	case *schema.Index:
		if i.Parent != nil {
			return indexed{schema.Name{Schema: i.Parent.Schema, Name: i.ParentTable}, *i.Parent}, true
		}
	case *schema.Constraint:
		if i.Parent != nil {
			return indexed{*i.Parent, schema.Name{Schema: i.Parent.Schema, Name: i.ParentName}}, true
		}
	}
	return indexed{}, false
}

func (l *locking) indexNamed(p indexed) (schema.Object, bool) {
	for _, kind := range []schema.Kind{schema.KindIndex, schema.KindConstraint} {
		if o := l.now.Get(schema.ID{Kind: kind, Schema: p.table.Schema, Parent: p.table.Name, Name: p.index.Name}); o != nil {
			return o, true
		}
	}
	return nil, false
}

// covered says that all partitions of a table have an index that is attached to its own, once another one is.
func (l *locking) covered(p indexed, last schema.Name) bool {
	for _, child := range l.children(schema.ID{Kind: schema.KindTable, Schema: p.table.Schema, Name: p.table.Name}) {
		if !slices.ContainsFunc(l.hosted(child), func(o schema.Object) bool {
			q, ok := indexParent(o)
			return ok && q == p || nameOf(o) == last
		}) {
			return false
		}
	}
	return true
}
