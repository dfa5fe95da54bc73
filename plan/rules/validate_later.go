package rules

import (
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var validateLater = &plan.Rule{
	Name: "validate-later",
	Doc: `ADD CONSTRAINT … CHECK and FOREIGN KEY read the whole table while nobody else can use it (ACCESS EXCLUSIVE), or, for a
foreign key, write to either table (SHARE ROW EXCLUSIVE). With NOT VALID the lock is held for a moment; new rows are checked
from then on. VALIDATE CONSTRAINT, in a transaction of its own, checks the others and lets everyone go on
(SHARE UPDATE EXCLUSIVE, https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES). So is a foreign key
that does not change, but stands on a key that does: PostgreSQL does not let it go from one to another.`,
	Begin: movedReferences,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		to, ok := c.To.(*schema.Constraint)
		if !ok || !to.Validated || to.Relation != schema.KindTable || !p.Busy(to.TableID()) {
			return nil
		}
		validated := plan.Stage{At: plan.Validate, ID: to.ID(), Object: to, Reads: true}
		if c.Op == diff.Alter {
			if onlyValidated(c) {
				return []plan.Stage{validated}
			}
			return nil
		}
		if !canWait(p, to) {
			return nil
		}
		open := *to
		open.Validated = false
		return []plan.Stage{{At: plan.Expand, ID: to.ID(), Object: &open}, validated}
	},
}

func onlyValidated(c diff.Change) bool { return len(c.Attrs) == 1 && c.Attrs[0] == "Validated" }

// canWait says that PostgreSQL can take the constraint, and those that child tables inherit of it, as not valid.
func canWait(p *plan.Pass, k *schema.Constraint) bool {
	switch k.Type {
	case "c":
		if !strings.HasPrefix(k.Definition, "CHECK") || strings.HasSuffix(k.Definition, " NOT ENFORCED") {
			return false
		}
	case "f":
		// PostgreSQL 18 took the restriction away.
		if p.From.Major < 18 && (k.Partitioned || k.Inherited() || len(k.Parents) > 0) {
			return false
		}
		if strings.HasSuffix(k.Definition, " NOT ENFORCED") {
			return false
		}
	default:
		return false
	}
	for _, id := range p.Family(k.ID()) {
		if other, ok := schema.Find[*schema.Constraint](p.To, id); ok && other.Name == k.Name && other.Type == k.Type &&
			(!p.Busy(other.TableID()) || other.Relation != schema.KindTable) {
			return false
		}
	}
	return true
}
