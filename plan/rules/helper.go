package rules

import (
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// triggerStages make a trigger that runs before each row is written, and take it away last. The text is the body of its
// function. A partition gets its trigger from the partitioned table. The trigger sees what others made of the row.
func triggerStages(p *plan.Pass, c *schema.Column, purpose, body string) []plan.Stage {
	name := plan.HelperName(c.Table+"_"+c.Name, purpose)
	t := &schema.Trigger{InTable: c.InTable, Name: plan.HelperTrigger(c.Table+"_"+c.Name, purpose), Firing: schema.Firing{State: "O"}}
	table, _ := schema.Find[*schema.Table](p.From, c.TableID())
	if table != nil && table.Partition != nil {
		parent := table.Partition.Parent
		t.Name = plan.HelperTrigger(root(p.From, table).Name+"_"+c.Name, purpose)
		t.Parent = &schema.TriggerRef{Schema: parent.Schema, Table: parent.Name, Name: t.Name}
		t.Firing.Parent = "O"
		return []plan.Stage{
			{At: plan.Expand, ID: t.ID(), Object: t, Uses: t.Ancestors()},
			{At: plan.Contract, ID: t.ID()},
		}
	}
	function := quotedName(c.Schema, name) + "()"
	t.Definition = "BEFORE INSERT OR UPDATE ON " + quotedName(c.Schema, c.Table) + " FOR EACH ROW EXECUTE FUNCTION " + function
	t.Partitioned = table != nil && table.PartitionKey != ""
	f := &schema.Function{Routine: schema.Routine{Schema: c.Schema, Name: name, Result: "trigger",
		Definition: function + "\n RETURNS trigger\n LANGUAGE plpgsql\nAS $function$" + body + "$function$"}}
	return []plan.Stage{
		{At: plan.Expand, ID: f.ID(), Object: f, Uses: []schema.ID{{Kind: schema.KindSchema, Name: c.Schema}}},
		{At: plan.Expand, ID: t.ID(), Object: t, Uses: []schema.ID{f.ID(), c.ID(), c.TableID()}},
		{At: plan.Contract, ID: t.ID()},
		{At: plan.Contract, ID: f.ID()},
	}
}

// root is the partitioned table at the top.
func root(cat *schema.Catalog, t *schema.Table) *schema.Table {
	for t.Partition != nil {
		parent, ok := schema.Find[*schema.Table](cat, schema.ID{Kind: schema.KindTable, Schema: t.Partition.Parent.Schema, Name: t.Partition.Parent.Name})
		if !ok {
			break
		}
		t = parent
	}
	return t
}

// fillTrigger gives rows that code writes which does not know the column the value of the expression.
func fillTrigger(p *plan.Pass, c *schema.Column, expression string) []plan.Stage {
	return triggerStages(p, c, "fill", strings.NewReplacer("{column}", schema.QuoteIdent(c.Name), "{table}", schema.QuoteIdent(c.Table),
		"{expression}", expression).Replace(`
BEGIN
    IF NEW.{column} IS NULL THEN
        NEW.{column} := (SELECT {expression} FROM (SELECT NEW.*) AS {table});
    END IF;
    RETURN NEW;
END
`))
}

func quotedName(schemaName, name string) string {
	return schema.QuoteIdent(schemaName) + "." + schema.QuoteIdent(name)
}
