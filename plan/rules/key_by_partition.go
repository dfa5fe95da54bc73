package rules

import (
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
columns that are NOT NULL in every partition beforehand, or PostgreSQL refuses it.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		to, ok := c.To.(*schema.Constraint)
		if !ok || c.Op != diff.Create || !to.Partitioned {
			return nil
		}
		return keyOfPartitionedStages(p, to)
	},
}

// keyOfPartitionedStages make the key of a partitioned table alone, when those of its partitions are made.
func keyOfPartitionedStages(p *plan.Pass, to *schema.Constraint) []plan.Stage {
	if _, ok := to.Index(to.Name); !to.Partitioned || !ok || !p.Busy(to.TableID()) || p.From.Has(to.ID()) {
		return nil
	}
	return []plan.Stage{{At: plan.Adopt, ID: to.ID(), Object: to, Whole: true}}
}
