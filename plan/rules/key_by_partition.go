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
	for _, at := range from.Attachments() {
		for _, id := range at.Needs {
			now, stays := schema.Find[*schema.Constraint](p.To, id)
			was, there := schema.Find[*schema.Constraint](p.From, id)
			switch {
			case stays && there && diff.Replaces(was, now, p.From.Major) && len(keyOfPartitionedStages(p, now)) > 0:
				return []plan.Stage{{At: plan.Adopt, ID: from.ID(), Uses: []schema.ID{id}}}
			case !stays && there:
				if above := endsWithParent(p, was); above != nil {
					return []plan.Stage{{At: plan.Adopt, ID: from.ID(), Uses: above[0].Uses}}
				}
			}
		}
	}
	return nil
}

// keyOfPartitionedStages make the key of a partitioned table alone, when those of its partitions are made.
func keyOfPartitionedStages(p *plan.Pass, to *schema.Constraint) []plan.Stage {
	if _, ok := to.Index(to.Name); !to.Partitioned || !ok {
		return nil
	}
	busy, parts := p.Busy(to.TableID()), attachedTo(p.To, to)
	st := plan.Stage{At: plan.Adopt, ID: to.ID(), Object: to, Whole: true}
	if p.From.Has(to.ID()) {
		for _, part := range parts {
			busy = busy || p.Busy(part.TableID())
			st.After = append(st.After, part.ID())
		}
	}
	if !busy {
		return nil
	}
	return []plan.Stage{st}
}

// attachedTo lists the keys of partitions that belong to one of their partitioned table.
func attachedTo(cat *schema.Catalog, key *schema.Constraint) []*schema.Constraint {
	var list []*schema.Constraint
	for _, id := range cat.UsedBy(key.ID()) {
		k, ok := schema.Find[*schema.Constraint](cat, id)
		if ok && k.Parent != nil && *k.Parent == (schema.Name{Schema: key.Schema, Name: key.Table}) && k.ParentName == key.Name {
			list = append(list, k)
		}
	}
	return list
}
