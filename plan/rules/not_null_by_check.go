package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var notNullByCheck = &plan.Rule{
	Name: "not-null-by-check",
	Doc: `SET NOT NULL reads the whole table while nobody else can use it (ACCESS EXCLUSIVE), unless a valid CHECK says that
there are no nulls (since PostgreSQL 12, https://www.postgresql.org/docs/current/sql-altertable.html). So such a check is
added NOT VALID, which takes a moment; later it is validated, which lets everyone go on; then SET NOT NULL takes a moment as
well, and the check goes. PostgreSQL 18 knows NOT NULL constraints that are NOT VALID themselves.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		from, ok := c.From.(*schema.Column)
		if !ok || c.Op != diff.Alter || from.Relation != schema.KindTable || !slices.Contains(c.Attrs, "NotNull") || !p.Busy(from.TableID()) {
			return nil
		}
		to := c.To.(*schema.Column)
		if !to.NotNull || to.NotNullInvalid || slices.Contains(c.Attrs, "Type") || to.Identity != "" || !becomesAlike(p, to) || keyDemands(p, to) {
			return nil
		}
		open := *to
		open.NotNull, open.NotNullName = false, ""
		return append([]plan.Stage{{At: plan.Expand, ID: to.ID(), Object: &open}}, requireAfter(p, to, plan.Expand)...)
	},
	Rewrite: func(p *plan.Pass, s plan.Step) []plan.Step {
		switch o := s.Object().(type) {
		case *schema.Constraint:
			if s.Verb == plan.Drop && isNotNullCheck(p, o) {
				return []plan.Step{} // it goes after SET NOT NULL, which it helps
			}
		case *schema.Column:
			if s.Verb != plan.Alter || !slices.Contains(s.Attrs, "NotNull") || !o.NotNull {
				return nil
			}
			check, ok := schema.Find[*schema.Constraint](p.From, notNullCheck(o).ID())
			if ok && isNotNullCheck(p, check) {
				return []plan.Step{s, {Verb: plan.Drop, From: check}}
			}
		}
		return nil
	},
}

// keyDemands says that a primary key is made at once, which makes its columns NOT NULL.
func keyDemands(p *plan.Pass, c *schema.Column) bool {
	k, ok := primaryKey(p.To, c.TableID())
	if !ok || !slices.Contains(k.Columns, c.Name) {
		return false
	}
	old, had := schema.Find[*schema.Constraint](p.From, k.ID())
	return (!had || !diff.Equal(old, k)) && keyStages(p, k) == nil
}

// becomesAlike says that the column becomes NOT NULL in all tables of its family, which a check on one reaches.
func becomesAlike(p *plan.Pass, to *schema.Column) bool {
	for _, id := range p.Family(to.ID()) {
		now, ok := schema.Find[*schema.Column](p.To, id)
		was, before := schema.Find[*schema.Column](p.From, id)
		if !ok || !before || was.NotNull || !now.NotNull || now.Relation != schema.KindTable {
			return false
		}
	}
	return true
}

// requireAfter has a column that may hold nulls checked from some moment on, and become NOT NULL when all is well.
func requireAfter(p *plan.Pass, to *schema.Column, at plan.Moment) []plan.Stage {
	checked := max(plan.Validate, at.Next())
	if p.From.Major >= 18 {
		open := *to
		open.NotNullInvalid = true
		return []plan.Stage{{At: at, ID: to.ID(), Object: &open}, {At: checked, ID: to.ID(), Object: to, Reads: true}}
	}
	check := notNullCheck(to)
	for _, parent := range to.Parents {
		id := schema.ID{Kind: schema.KindColumn, Schema: parent.Schema, Parent: parent.Name, Name: to.Name}
		was, ok := schema.Find[*schema.Column](p.From, id)
		will, stays := schema.Find[*schema.Column](p.To, id)
		if stays && will.NotNull && !(ok && was.NotNull) {
			check.Parents, check.Local = append(check.Parents, parent), false
		}
	}
	valid := *check
	valid.Validated = true
	if half, ok := schema.Find[*schema.Constraint](p.From, check.ID()); ok {
		check = half
	}
	return []plan.Stage{
		{At: at, ID: check.ID(), Object: check, Uses: append(check.Ancestors(), to.ID())},
		{At: checked, ID: check.ID(), Object: &valid, Uses: append(check.Ancestors(), to.ID()), Reads: true},
		{At: checked.Next(), ID: check.ID()},
		{At: checked.Next(), ID: to.ID(), Object: to},
	}
}

// notNullCheck is the constraint that says for a while what NOT NULL will say.
func notNullCheck(c *schema.Column) *schema.Constraint {
	return &schema.Constraint{InTable: c.InTable, Name: plan.HelperName(c.Name, "not_null"), Type: "c", Local: true,
		Definition: "CHECK ((" + schema.QuoteIdent(c.Name) + " IS NOT NULL))", Columns: []string{c.Name}}
}

// isNotNullCheck says that a constraint is such a helper, which this migration made.
func isNotNullCheck(p *plan.Pass, k *schema.Constraint) bool {
	if !k.Validated || p.To.Has(k.ID()) || len(k.Columns) != 1 {
		return false
	}
	c, ok := schema.Find[*schema.Column](p.To, schema.ID{Kind: schema.KindColumn, Schema: k.Schema, Parent: k.Table, Name: k.Columns[0]})
	return ok && c.NotNull && notNullCheck(c).ID() == k.ID()
}
