package rules

import (
	"fmt"

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
		g := partitionsOf(p)
		for t := range schema.Each[*schema.Table](p.From) {
			if t.Partition == nil || !g.isLeft(t) || !p.Busy(parentTable(t)) {
				continue
			}
			now, stays := schema.Find[*schema.Table](p.To, t.ID())
			switch {
			case stays && now.Partition != nil:
				return nil, append(notes, fmt.Sprintf("%s leaves %s and is attached anew in one step, because its rows would be missing meanwhile: "+
					"nobody can use either while they are read", t.ID(), parentTable(t)))
			case stays && now.PartitionKey != t.PartitionKey, !stays && !p.To.Has(parentTable(t)):
				continue // it is made anew, or goes with what it belongs to
			case g.isReplaced(t):
				return nil, notes
			}
			list = append(list, plan.Parting{Table: t.ID(), Concurrently: g.canLeave(t) && !t.Detaching})
		}
		return list, append(notes, foreignPartitions(p)...)
	},
}

// foreignPartitions says of foreign tables that they come and go with all the rest.
func foreignPartitions(p *plan.Pass) (notes []string) {
	for f := range schema.Each[*schema.ForeignTable](p.From) {
		now, stays := schema.Find[*schema.ForeignTable](p.To, f.ID())
		if stays && (f.Partition == nil) != (now.Partition == nil) {
			notes = append(notes, fmt.Sprintf("%s is attached or detached in one step, because it is a foreign table", f.ID()))
		}
	}
	return notes
}
