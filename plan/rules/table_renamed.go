package rules

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

var tableRenamed = &plan.Rule{
	Name: "table-renamed",
	Doc: `RENAME TABLE takes a moment, and breaks every query of the code that still runs with the old name. So a view takes the
old name in the same moment, through which rows can be read and written as before
(https://www.postgresql.org/docs/current/sql-createview.html#SQL-CREATEVIEW-UPDATABLE-VIEWS); it has the table's privileges, and
since PostgreSQL 15 asks for those of whoever uses it (security_invoker), row security included. It is dropped last.`,
	Begin: func(p *plan.Pass) []plan.Stage {
		var list []plan.Stage
		for _, r := range p.Renames {
			if t, ok := schema.Find[*schema.Table](p.From, r.To); ok && r.Behind && p.Busy(r.To) {
				list = append(list, oldName(p, t, r.From.Name)...)
			}
		}
		return list
	},
}

// canRenameBehind says whether a view can stand in for a table under its old name for a while, and if not, why.
func canRenameBehind(from *schema.Catalog, r plan.Renaming) (why string) {
	t, ok := schema.Find[*schema.Table](from, r.From)
	switch {
	case !ok:
		return "it is not a table"
	case t.Partition != nil:
		return "it is a partition"
	case t.RowSecurity && from.Major < 15:
		return "a view would get round its row security before PostgreSQL 15"
	}
	return ""
}

// oldName makes the view, and takes it away last.
func oldName(p *plan.Pass, t *schema.Table, name string) []plan.Stage {
	v := &schema.View{Schema: t.Schema, Name: name, Updatable: true}
	if p.From.Major >= 15 {
		v.Options = []string{"security_invoker=true"}
	}
	uses := []schema.ID{t.ID(), {Kind: schema.KindSchema, Name: t.Schema}}
	var selected []string
	for _, c := range columnsOf(p.From, t) {
		v.Columns = append(v.Columns, schema.ViewColumn{Name: c.Name, Type: c.Type, Collation: collation(c)})
		text := schema.QuoteIdent(c.Name)
		if p.From.Major < 16 {
			text = schema.QuoteIdent(t.Name) + "." + text
		}
		selected = append(selected, text)
		uses = append(uses, c.ID())
	}
	v.Definition = " SELECT " + strings.Join(selected, ",\n    ") + "\n   FROM " + schema.QuoteName(t.Schema, t.Name)
	list := []plan.Stage{
		{At: plan.Expand, ID: v.ID(), Object: v, Uses: uses},
		{At: plan.Contract, ID: v.ID()},
	}
	for _, id := range p.From.UsedBy(t.ID()) {
		if g, ok := schema.Find[*schema.Grant](p.From, id); ok && g.Target == t.ID() {
			same := *g
			same.Target = v.ID()
			list = append(list, plan.Stage{At: plan.Expand, ID: same.ID(), Object: &same, Uses: append(same.Needs(), v.ID())},
				plan.Stage{At: plan.Contract, ID: same.ID()})
		}
	}
	return list
}

// columnsOf lists a table's columns in their order.
func columnsOf(cat *schema.Catalog, t *schema.Table) []*schema.Column {
	var list []*schema.Column
	for _, id := range cat.UsedBy(t.ID()) {
		if c, ok := schema.Find[*schema.Column](cat, id); ok && c.TableID() == t.ID() {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b *schema.Column) int { return a.Position - b.Position })
	return list
}

// collation is that of a view's column, which has one whenever its type has.
func collation(c *schema.Column) schema.Name {
	switch {
	case !c.Collation.IsZero():
		return c.Collation
	case c.BaseType == "text" || c.BaseType == "character varying" || c.BaseType == "character":
		return schema.Name{Schema: "pg_catalog", Name: "default"}
	case c.BaseType == "name":
		return schema.Name{Schema: "pg_catalog", Name: "C"}
	}
	return schema.Name{}
}
