package rules

import (
	"fmt"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

var detachConcurrently = &plan.Rule{
	Name: "detach-concurrently",
	Doc: `DETACH PARTITION, and DROP TABLE of a partition, wait for every query on the partitioned table and keep all others waiting
behind them (ACCESS EXCLUSIVE). DETACH PARTITION CONCURRENTLY does neither (SHARE UPDATE EXCLUSIVE; since PostgreSQL 14,
https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION), outside of a transaction. It leaves
a CHECK behind that says what the bounds said: that is dropped if the table stays, and helps to attach it again until then. It
is not possible where there is a DEFAULT partition, and of hash partitions PostgreSQL's older minor versions keep a check that
names an OID: these are detached in a transaction, which takes a moment once the lock is there. A detachment that was
interrupted is finished (FINALIZE). A table that moves to other bounds, or to another table, does so in one step.`,
	Partings: func(p *plan.Pass) (list []plan.Parting, notes []string) {
		for t := range schema.Each[*schema.Table](p.From) {
			if t.Partition == nil || !isLeft(p, t) || !p.Busy(parentTable(t)) {
				continue
			}
			now, stays := schema.Find[*schema.Table](p.To, t.ID())
			switch {
			case stays && now.Partition != nil:
				notes = append(notes, fmt.Sprintf("%s leaves %s and is attached anew in one step, because its rows would be missing meanwhile: nobody can use either while they are read", t.ID(), parentTable(t)))
				return nil, notes
			case stays && now.PartitionKey != t.PartitionKey, !stays && !p.To.Has(parentTable(t)):
				continue // it is made anew, or goes with what it belongs to
			case isReplaced(p, t):
				return nil, notes
			}
			list = append(list, plan.Parting{Table: t.ID(), Concurrently: canLeave(p, t) && !t.Detaching})
		}
		return list, notes
	},
}

// isReplaced says that something new takes the place of a partition that leaves, so that both happen at once.
func isReplaced(p *plan.Pass, t *schema.Table) bool {
	for other := range schema.Each[*schema.Table](p.To) {
		was, had := schema.Find[*schema.Table](p.From, other.ID())
		if other.Partition == nil || other.Partition.Parent != t.Partition.Parent {
			continue
		}
		if *other.Partition == *t.Partition || had && was.Partition == nil && !t.Detaching {
			return true
		}
	}
	return false
}

// canLeave says that PostgreSQL can take a partition off while others use the partitioned table: in neither catalog does
// that have a DEFAULT partition, and none of those above is by hash.
func canLeave(p *plan.Pass, t *schema.Table) bool {
	for _, cat := range []*schema.Catalog{p.From, p.To} {
		if _, ok := defaultPartition(cat, parentTable(t)); ok {
			return false
		}
		for up := parentTable(t); ; {
			parent, ok := schema.Find[*schema.Table](cat, up)
			if !ok {
				break
			}
			if strings.HasPrefix(parent.PartitionKey, "HASH ") {
				return false
			}
			if parent.Partition == nil {
				break
			}
			up = parentTable(parent)
		}
	}
	return true
}

// defaultPartition is the DEFAULT partition of a table.
func defaultPartition(cat *schema.Catalog, parent schema.ID) (schema.ID, bool) {
	for t := range schema.Each[*schema.Table](cat) {
		if t.Partition != nil && t.Partition.Bound == "DEFAULT" && parentTable(t) == parent {
			return t.ID(), true
		}
	}
	return schema.ID{}, false
}

// parentTable is the table that a partition belongs to.
func parentTable(t *schema.Table) schema.ID {
	return schema.ID{Kind: schema.KindTable, Schema: t.Partition.Parent.Schema, Name: t.Partition.Parent.Name}
}
