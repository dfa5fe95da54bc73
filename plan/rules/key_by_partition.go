package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var keyByPartition = &plan.Rule{
	Name: "key-by-partition",
	Doc: `ADD PRIMARY KEY and ADD UNIQUE on a partitioned table build an index in every partition while nobody else can use any of
them (ACCESS EXCLUSIVE), and USING INDEX is not for partitioned tables. But ALTER TABLE ONLY … ADD makes the key of the
partitioned table alone, which is not valid yet and takes a moment; the keys of its partitions, made of indexes that were built
concurrently, are attached to it, and with the last of them it becomes valid
(https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE). A primary key asks for
columns that are NOT NULL in every partition beforehand, or PostgreSQL refuses it. A key that changes under its name goes from all
of them in the same moment.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		if from, ok := c.From.(*schema.Constraint); ok && c.Op == diff.Drop && p.To.Has(from.TableID()) {
			return endsWithParent(p, from)
		}
		to, ok := c.To.(*schema.Constraint)
		if !ok || c.Op != diff.Create && c.Op != diff.Replace || !to.Partitioned {
			return nil
		}
		return keyOfPartitionedStages(p, to)
	},
}

// endsWithParent has the key of a partition that goes, because that of its partitioned table changes, go in the same moment.
func endsWithParent(p *plan.Pass, from *schema.Constraint) []plan.Stage {
	above, ok := swappedAbove(p, from, func(_, to schema.Object) bool {
		return len(keyOfPartitionedStages(p, to.(*schema.Constraint))) > 0
	})
	if !ok {
		return nil
	}
	return []plan.Stage{{At: plan.Adopt, ID: from.ID(), Uses: []schema.ID{above}}}
}

// keyOfPartitionedStages make the key of a partitioned table alone, when those of its partitions are made.
func keyOfPartitionedStages(p *plan.Pass, to *schema.Constraint) []plan.Stage {
	if _, ok := to.Index(to.Name); !to.Partitioned || !ok {
		return nil
	}
	busy := p.Busy(to.TableID())
	st := plan.Stage{At: plan.Adopt, ID: to.ID(), Object: to, Whole: true}
	if p.From.Has(to.ID()) {
		st.After = partsOf(p.To, to.ID())
		busy = busy || slices.ContainsFunc(st.After, func(part schema.ID) bool { return p.Busy(p.To.Get(part).(*schema.Constraint).TableID()) })
	}
	if !busy {
		return nil
	}
	return []plan.Stage{st}
}
