package rules

import (
	"fmt"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var attachAfterCheck = &plan.Rule{
	Name: "attach-after-check",
	Doc: `ATTACH PARTITION reads the whole table while nobody can use it (ACCESS EXCLUSIVE), unless a valid CHECK says what the
bounds say; the partitioned table itself goes on (SHARE UPDATE EXCLUSIVE,
https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-ATTACH-PARTITION). A DEFAULT partition is read under
the same lock, unless a CHECK says that it has no rows of the new one. So these checks are added NOT VALID and validated later,
in the server's words (pg_get_partition_constraintdef); the indexes that the partitioned table has are built concurrently; then
the table is attached, in a moment, and the checks go. From the first of these moments on, rows that do not fit are refused: of
the table those out of its bounds, of a DEFAULT partition those in them. That of a hash partition names the partitioned table
through regclass, because satisfies_hash_partition takes an OID. A table is taken off again by DETACH PARTITION CONCURRENTLY, but
for hash partitions, and where there is a DEFAULT partition. What takes another partition's place, or moves from one to
another, is attached in the same step, or rows would be missing meanwhile.`,
	Partings: func(p *plan.Pass) (list []plan.Parting, notes []string) {
		for t := range schema.Each[*schema.Table](p.To) {
			if t.Partition == nil {
				continue
			}
			was, had := schema.Find[*schema.Table](p.From, t.ID())
			parent := parentTable(t)
			x := plan.Parting{Table: t.ID(), Joins: true, Concurrently: canLeave(p, t), Default: fullDefault(p, t)}
			switch {
			case had && was.Partition != nil, !had && x.Default == (schema.ID{}):
				continue
			case had && takesPlace(p, t):
				notes = append(notes, fmt.Sprintf("%s becomes a partition of %s in one step, because it takes the place of another one: nobody can use it while its rows are read", t.ID(), parent))
				return nil, notes
			case !had && takesBounds(p, t):
				return nil, nil // there is nothing to read, and the other one's rows must not be missed
			}
			x.Checked = had && p.Busy(t.ID()) && !x.Concurrently
			x.Concurrently = x.Concurrently && had
			list = append(list, x)
		}
		return list, notes
	},
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		check, ok := c.To.(*schema.Constraint)
		if !ok || c.Op != diff.Create || !p.IsBound(c.ID()) || !p.Busy(check.TableID()) {
			return nil
		}
		open := *check
		open.Validated = false
		return []plan.Stage{{At: plan.Expand, ID: c.ID(), Object: &open}, {At: plan.Validate, ID: c.ID(), Object: check, Reads: true}}
	},
}

// fullDefault is the DEFAULT partition that PostgreSQL reads when the table is attached; zero if there is none, or if it
// may well do so.
func fullDefault(p *plan.Pass, t *schema.Table) schema.ID {
	d, ok := defaultPartition(p.To, parentTable(t))
	if was, had := schema.Find[*schema.Table](p.From, d); !ok || d == t.ID() || !had || was.Partition == nil || was.Partition.Parent != t.Partition.Parent || !p.Busy(d) {
		return schema.ID{}
	}
	return d
}

// takesPlace says that another partition leaves where the table comes.
func takesPlace(p *plan.Pass, t *schema.Table) bool {
	for other := range schema.Each[*schema.Table](p.From) {
		if other.Partition != nil && other.Partition.Parent == t.Partition.Parent && !other.Detaching && isLeft(p, other) {
			return true
		}
	}
	return false
}

// takesBounds says that another partition leaves which has the bounds of the table.
func takesBounds(p *plan.Pass, t *schema.Table) bool {
	for other := range schema.Each[*schema.Table](p.From) {
		if other.Partition != nil && *other.Partition == *t.Partition && isLeft(p, other) {
			return true
		}
	}
	return false
}

// isLeft says that a table is not the same partition in the new catalog any more.
func isLeft(p *plan.Pass, t *schema.Table) bool {
	now, ok := schema.Find[*schema.Table](p.To, t.ID())
	return !ok || now.Partition == nil || *now.Partition != *t.Partition
}
