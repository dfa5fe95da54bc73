package render

import (
	"slices"

	"pawl/schema"
)

// What the statements about tables lock, see https://www.postgresql.org/docs/current/sql-altertable.html and
// AlterTableGetLockLevel in tablecmds.c.
var tableLocks = []lock{
	{does: renames, on: itself, mode: AccessExclusive},
	{does: archives, on: itself, mode: AccessExclusive},
	{does: updates, on: itself, mode: RowExclusive, only: writesItself, mayScan: always},
	{does: updates, on: itself, mode: RowShare, mayScan: always},
	{does: alters("Persistence", "AccessMethod"), on: itself, mode: AccessExclusive, rewrites: always},
	{does: alters("Tablespace"), on: itself, mode: AccessExclusive, rewrites: &fact{"unless partitioned", func(s site) bool {
		return s.to.(*schema.Table).PartitionKey == ""
	}}},
	{does: alters("OfType", "ReplicaIdentity", "ReplicaIndex", "RowSecurity", "ForceSecurity"), on: itself, mode: AccessExclusive},
	{does: alters("Options"), on: itself, mode: ShareUpdateExclusive},
}

// writesItself says that a data migration changes the rows of the table that it walks.
var writesItself = &fact{"unless rows of another table are written", func(s site) bool { return s.step.Data.Run == nil }}

// membershipLocks are those of tables and foreign tables that inherit, or are partitions.
var membershipLocks = []lock{
	{does: creates, on: newParents, mode: ShareUpdateExclusive},
	{does: drops, on: itself, mode: AccessExclusive},
	{does: drops, on: partitioned, mode: AccessExclusive},
	{does: drops, on: siblings, mode: AccessExclusive},
	{does: drops, on: ownReferred, mode: AccessExclusive},
	{does: alters("Inherits"), on: itself, mode: AccessExclusive},
	{does: alters("Inherits"), on: newParents, mode: ShareUpdateExclusive},
	{does: alters("Partition", "Detaching"), on: itself, mode: AccessExclusive, mayScan: always},
	{does: alters("Partition", "Detaching"), on: partitioned, mode: ShareUpdateExclusive, only: attaches},
	{does: alters("Partition", "Detaching"), on: partitioned, mode: AccessExclusive, only: detachesAtOnce},
	{does: alters("Partition", "Detaching"), on: partitioned, mode: ShareUpdateExclusive, only: detaches},
	{does: alters("Partition", "Detaching"), on: siblings, mode: AccessExclusive, mayScan: always},
	{does: alters("Partition", "Detaching"), on: belowSiblings, mode: AccessExclusive, only: attaches, mayScan: always, uncertain: true},
	{does: alters("Partition", "Detaching"), on: below, mode: AccessExclusive, mayScan: always},
	{does: alters("Partition", "Detaching"), on: referred, mode: ShareRowExclusive, mayScan: always},
	{does: alters("Partition", "Detaching"), on: alreadyReferred, mode: AccessExclusive, only: attaches},
	{does: alters("Partition", "Detaching"), on: referring, mode: ShareRowExclusive, only: attachesToTriggers, mayScan: always},
	{does: alters("Partition", "Detaching"), on: referring, mode: AccessExclusive, only: detaches, mayScan: always},
}

// parentage is what a table or foreign table says of its parents.
func parentage(o schema.Object) (p *schema.Partition, inherits []schema.Name) {
	switch t := o.(type) {
	case *schema.Table:
		return t.Partition, t.Inherits
	case *schema.ForeignTable:
		return t.Partition, t.Inherits
	}
	return nil, nil
}

func partitionOf(o schema.Object) *schema.Partition {
	p, _ := parentage(o)
	return p
}

// newParents are the tables that it inherits from, and did not before; one that it leaves is only read.
var newParents = target{"the tables that it inherits from", func(s site) []schema.Name {
	_, before := parentage(s.from)
	_, after := parentage(s.to)
	var list []schema.Name
	for _, n := range after {
		if !slices.Contains(before, n) {
			list = append(list, n)
		}
	}
	return list
}}

// partitioned is the table that it is a partition of, before and after.
var partitioned = target{"the table that it is a partition of", func(s site) []schema.Name {
	var list []schema.Name
	for _, p := range []*schema.Partition{partitionOf(s.from), partitionOf(s.to)} {
		if p != nil {
			list = append(list, p.Parent)
		}
	}
	return list
}}

// siblings is the default partition, which may hold rows that a new one takes, or may get those of one that goes.
var siblings = target{"the default partition", func(s site) []schema.Name {
	var list []schema.Name
	for _, n := range partitioned.find(s) {
		for _, id := range s.children(schema.ID{Kind: schema.KindTable, Schema: n.Schema, Name: n.Name}) {
			if p := partitionOf(s.now.Get(id)); p != nil && p.Bound == "DEFAULT" {
				list = append(list, schema.Name{Schema: id.Schema, Name: id.Name})
			}
		}
	}
	return list
}}

var (
	attaches           = &fact{"ATTACH", func(s site) bool { return partitionOf(s.to) != nil }}
	attachesToTriggers = &fact{"ATTACH, since PostgreSQL 15", func(s site) bool { // before, no partitioned table has triggers for foreign keys to it
		return attaches.holds(s) && s.plan.From.Major >= 15
	}}
	detachesAtOnce = &fact{"DETACH, but not CONCURRENTLY", func(s site) bool {
		t, is := s.from.(*schema.Table)
		return partitionOf(s.from) != nil && !s.step.Concurrently && !(is && t.Detaching)
	}}
	detaches = &fact{"DETACH", func(s site) bool { return partitionOf(s.from) != nil }}
)

// below are the partitions of a partition.
var below = target{"its own partitions", func(s site) []schema.Name {
	return namesOf(s.descendants(s.to.ID())[1:])
}}

// referred are the tables to which foreign keys of the partitioned table lead: its partition gets them, or keeps them as its
// own.
var referred = target{"the tables that the partitioned one refers to", func(s site) []schema.Name {
	var list []schema.Name
	for _, n := range partitioned.find(s) {
		for _, k := range s.foreignKeys() {
			if k.Schema != n.Schema || k.Table != n.Name {
				continue
			}
			list = append(list, k.References)
			if s.plan.From.Major >= 15 || partitionOf(s.to) != nil { // before, DETACH knows no partitions of them
				list = append(list, namesOf(s.parts(referredBy(k)))...)
			}
		}
	}
	return list
}}

// alreadyReferred are those to which the partition has the same foreign key: that is then one with its parent's, and loses the
// triggers that it has in them and their partitions (tryAttachPartitionForeignKey in tablecmds.c).
var alreadyReferred = target{"the tables that both refer to by the same foreign key, with their partitions", func(s site) []schema.Name {
	var list []schema.Name
	for _, n := range partitioned.find(s) {
		for _, k := range s.foreignKeys() {
			for _, own := range s.foreignKeys() {
				if k.Schema == n.Schema && k.Table == n.Name && own.TableID() == s.to.ID() && own.Definition == k.Definition {
					list = append(list, s.triggered(own)...)
				}
			}
		}
	}
	return list
}}

// referring are the tables with foreign keys to the partitioned one, or to what that is a partition of: each has one to every
// partition, which comes or goes with it.
var referring = target{"the tables that refer to the partitioned one", func(s site) []schema.Name {
	var list []schema.Name
	above := partitioned.find(s)
	for i := 0; i < len(above); i++ {
		if p := partitionOf(s.now.Get(schema.ID{Kind: schema.KindTable, Schema: above[i].Schema, Name: above[i].Name})); p != nil {
			above = append(above, p.Parent)
		}
		for _, k := range s.foreignKeys() {
			if k.References == above[i] && !(k.Inherited() && s.isPartition(k.TableID())) {
				list = append(list, schema.Name{Schema: k.Schema, Name: k.Table})
			}
		}
	}
	return list
}}

// ownReferred are the tables to which its foreign keys lead, but for those that a partition has from its parent.
var ownReferred = target{"the tables that it refers to", func(s site) []schema.Name {
	var list []schema.Name
	for _, k := range s.foreignKeys() {
		if k.TableID() == s.from.ID() && !(k.Inherited() && s.isPartition(k.TableID())) {
			list = append(list, s.triggered(k)...)
		}
	}
	return list
}}

func (l *locking) isPartition(table schema.ID) bool { return partitionOf(l.now.Get(table)) != nil }

// belowSiblings are read, and locked for that, unless a check says that none of their rows belongs to the new partition.
var belowSiblings = target{"the default partition's own, unless a check proves its rows", func(s site) []schema.Name {
	var list []schema.Name
	for _, n := range siblings.find(s) {
		list = append(list, namesOf(s.descendants(schema.ID{Kind: schema.KindTable, Schema: n.Schema, Name: n.Name})[1:])...)
	}
	return list
}}
