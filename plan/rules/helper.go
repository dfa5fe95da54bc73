package rules

import (
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// helper is a trigger that does something to each row that is written, for a while.
type helper struct {
	subject, purpose string // of its name
	// body is the text of its function, options what else is said of that.
	body, options string
	// after says that the row is written first.
	after bool
	// late has it come after other helpers, in the order of these numbers.
	late int
	at   plan.Moment
	uses []schema.ID
}

// triggerStages make a trigger that runs before each row is written, and take it away last. The text is the body of its
// function. A partition gets its trigger from the partitioned table. The trigger sees what others made of the row.
func triggerStages(p *plan.Pass, c *schema.Column, purpose, body string) []plan.Stage {
	return helperStages(p, c.InTable, helper{subject: c.Name, purpose: purpose, body: body, late: rank(p, c), at: plan.Expand, uses: []schema.ID{c.ID()}})
}

func helperStages(p *plan.Pass, in schema.InTable, h helper) []plan.Stage {
	name := plan.HelperName(in.Table+"_"+h.subject, h.purpose)
	t := &schema.Trigger{InTable: in, Name: h.trigger(in.Table), Firing: schema.Firing{State: "O"}}
	table, _ := schema.Find[*schema.Table](p.From, in.TableID())
	if table != nil && table.Partition != nil {
		parent := table.Partition.Parent
		t.Name = h.trigger(root(p.From, table).Name)
		t.Parent = &schema.TriggerRef{Schema: parent.Schema, Table: parent.Name, Name: t.Name}
		t.Firing.Parent = "O"
		return []plan.Stage{
			{At: h.at, ID: t.ID(), Object: t, Uses: t.Ancestors()},
			{At: plan.Contract, ID: t.ID()},
		}
	}
	function := schema.QuoteName(in.Schema, name) + "()"
	t.Definition = "BEFORE INSERT OR UPDATE ON "
	if h.after {
		t.Definition = "AFTER INSERT OR UPDATE ON "
	}
	t.Definition += schema.QuoteName(in.Schema, in.Table) + " FOR EACH ROW EXECUTE FUNCTION " + function
	t.Partitioned = table != nil && table.PartitionKey != ""
	quote := functionQuote(h.body)
	f := &schema.Function{Routine: schema.Routine{Schema: in.Schema, Name: name, Result: "trigger",
		Definition: function + "\n RETURNS trigger\n LANGUAGE plpgsql" + h.options + "\nAS " + quote + h.body + quote}}
	return []plan.Stage{
		{At: h.at, ID: f.ID(), Object: f, Uses: []schema.ID{{Kind: schema.KindSchema, Name: in.Schema}}},
		{At: h.at, ID: t.ID(), Object: t, Uses: append([]schema.ID{f.ID(), in.TableID()}, h.uses...)},
		{At: plan.Contract, ID: t.ID()},
		{At: plan.Contract, ID: f.ID()},
	}
}

func (h helper) trigger(table string) string {
	if h.late > 0 {
		return plan.LateTrigger(table+"_"+h.subject, h.late, h.purpose)
	}
	return plan.HelperTrigger(table+"_"+h.subject, h.purpose)
}

// functionQuote is how pg_get_functiondef quotes a body (ruleutils.c).
func functionQuote(body string) string {
	tag := "$function"
	for strings.Contains(body, tag) {
		tag += "x"
	}
	return tag + "$"
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
		"{expression}", expression, "{computed}", generatedFirst(p, c.InTable, readBy(p, c), 8)).Replace(`
BEGIN
    IF NEW.{column} IS NULL THEN{computed}
        NEW.{column} := (SELECT {expression} FROM (SELECT NEW.*) AS {table});
    END IF;
    RETURN NEW;
END
`))
}
