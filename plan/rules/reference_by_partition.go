package rules

import (
	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var referenceByPartition = &plan.Rule{
	Name: "reference-by-partition",
	Doc: `A foreign key of a partitioned table cannot be NOT VALID until PostgreSQL 18 ("cannot add NOT VALID foreign key on
partitioned table"), so that ADD FOREIGN KEY reads every partition while nobody can write to them, or to the table that they
refer to (SHARE ROW EXCLUSIVE). But a partition can have the same foreign key by itself, NOT VALID first and validated later;
the partitioned table's, which is added last, takes it over without reading any rows, if it is valid by then
(tryAttachPartitionForeignKey in tablecmds.c).`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		to, ok := c.To.(*schema.Constraint)
		if !ok || c.Op != diff.Create || to.Type != "f" || p.From.Major >= 18 || !to.Partitioned && len(to.Parents) == 0 {
			return nil
		}
		root := rootOf(p.To, to)
		if !root.Partitioned || p.From.Has(root.ID()) || !p.Busy(root.TableID()) {
			return nil
		}
		whole := plan.Stage{At: plan.Adopt, ID: to.ID(), Object: to}
		if to == root {
			whole.Gathers = p.Family(to.ID())[1:]
		}
		if to.Partitioned || !p.Busy(to.TableID()) {
			return []plan.Stage{whole}
		}
		own := *to
		own.Parents, own.ParentName, own.Local = nil, "", true
		open := own
		open.Validated = false
		return []plan.Stage{{At: plan.Expand, ID: to.ID(), Object: &open}, {At: plan.Validate, ID: to.ID(), Object: &own, Reads: true}, whole}
	},
}

// rootOf is the constraint of the partitioned table at the top that a partition's is there for.
func rootOf(cat *schema.Catalog, k *schema.Constraint) *schema.Constraint {
	for len(k.Parents) > 0 {
		parent, ok := schema.Find[*schema.Constraint](cat, k.Ancestors()[0])
		if !ok {
			break
		}
		k = parent
	}
	return k
}
