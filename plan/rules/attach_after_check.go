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
		g := partitionsOf(p)
		for t := range schema.Each[*schema.Table](p.To) {
			was, had := schema.Find[*schema.Table](p.From, t.ID())
			if t.Partition == nil || had && was.Partition != nil {
				continue
			}
			x := plan.Parting{Table: t.ID(), Joins: true, Default: g.fullDefault(t)}
			switch {
			case had && g.takesPlace(t):
				return nil, append(notes, fmt.Sprintf("%s becomes a partition of %s in one step, because it takes the place of another one: "+
					"nobody can use it while its rows are read", t.ID(), parentTable(t)))
			case !had && g.takesBounds(t):
				return nil, nil // there is nothing to read, and the other one's rows must not be missed
			case had:
				x.Concurrently = g.canLeave(t)
				x.Checked = p.Busy(t.ID()) && !x.Concurrently
			case x.Default == (schema.ID{}):
				continue // a new table is attached in a moment
			}
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
