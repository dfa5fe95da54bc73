package rules

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// dataFunction is the function that does for one row what a data migration does for a batch, as far as its name.
func dataFunction(d *plan.Data) *schema.Function {
	return &schema.Function{Routine: schema.Routine{Schema: d.Table.Schema, Name: plan.HelperName(d.Table.Name+"_"+d.Name, "data"), Result: "trigger"}}
}

// dataTriggers do to each row that is written what the batches do to those that are there. Code that knows a column writes
// it as it should be; so there are none where a data migration deletes, or changes what was there before.
func dataTriggers(p *plan.Pass, d *plan.Data) []plan.Stage {
	t, ok := schema.Find[*schema.Table](p.From, d.Table)
	if !ok || !p.Busy(d.Table) || d.Delete != "" {
		return nil
	}
	// What it reads may be what other helpers write.
	h := helper{subject: d.Name, purpose: "data", late: highestRank(p, d.Table) + slices.Index(p.Data, d) + 1, at: plan.Expand}
	path := append(slices.Clone(d.Path), "pg_temp")
	for i, name := range path {
		path[i] = schema.QuoteLiteral(name)
	}
	h.options = "\n SET search_path TO " + strings.Join(path, ", ")
	switch {
	case d.Run != nil:
		// It writes into another table: nobody who may write into this one needs to have the right to.
		h.options, h.after, h.body = "\n SECURITY DEFINER"+h.options, true, runBody(p, d)
		if p.From.Has(d.Run.Into) {
			h.at = plan.Fill // a key by which it finds its rows may be built before
		} else if p.To.Has(d.Run.Into) {
			h.uses = []schema.ID{d.Run.Into}
		}
	case slices.ContainsFunc(d.Set, func(v plan.Value) bool { return !v.New }):
		return nil
	default:
		h.body = setBody(p, d, inTable(t))
		for _, v := range d.Set {
			h.uses = append(h.uses, v.IDs[0])
		}
	}
	list := helperStages(p, inTable(t), h)
	for _, id := range d.Family[1:] {
		if heir, ok := schema.Find[*schema.Table](p.From, id); ok {
			list = append(list, helperStages(p, inTable(heir), h)...)
		}
	}
	return list
}

func inTable(t *schema.Table) schema.InTable {
	return schema.InTable{Schema: t.Schema, Table: t.Name, Relation: schema.KindTable}
}

// setBody gives a row its columns. They follow those that they are made from; where code writes them itself, that counts, and
// gives the old ones their values, if there is a way.
func setBody(p *plan.Pass, d *plan.Data, in schema.InTable) string {
	var given, targets, values, empty []string
	for _, v := range d.Set {
		name := schema.QuoteIdent(v.Column)
		given = append(given, "NEW."+name+" IS NOT NULL")
		targets, values = append(targets, "NEW."+name), append(values, v.Expression)
		empty = append(empty, "NEW."+name+" := NULL;")
	}
	back, written, follow := "NULL;", changed(p, d, columnsSet(d)), changed(p, d, d.Reads)
	if len(d.Back) > 0 {
		back, written = assignment(d, d.Back, ""), writtenByCode(p, d)
		follow = "(" + follow + ")" + contradicts(d)
	}
	body := strings.NewReplacer("{given}", strings.Join(given, " OR "), "{written}", written, "{changed}", follow,
		"{empty}", strings.Join(empty, " "), "{back}", back, "{computed}", generatedFirst(p, in, d.Reads, 4), "{set}", into(d, values, targets, d.Where))
	return body.Replace(`
#variable_conflict use_column
BEGIN{computed}
    IF ({given}) AND (TG_OP = 'INSERT' OR {written}) THEN
        {back}
    ELSIF TG_OP = 'INSERT' OR NOT ({given}) OR {changed} THEN
        {empty}
        {set}
    END IF;
    RETURN NEW;
END
`)
}

// writtenByCode is the condition that an UPDATE gives one of the new columns a value that is not just the one that the batches
// give it: those must not touch the old columns.
func writtenByCode(p *plan.Pass, d *plan.Data) string {
	var list []string
	for _, v := range d.Set {
		list = append(list, "("+changed(p, d, []string{v.Column})+") AND (OLD."+schema.QuoteIdent(v.Column)+" IS NOT NULL OR "+v.Differs()+")")
	}
	return "EXISTS (SELECT FROM (SELECT NEW.*) AS " + schema.QuoteIdent(d.Table.Name) + " WHERE " + strings.Join(list, " OR ") + ")"
}

// contradicts restricts the following to rows whose old columns are not those that the new ones give back: a new value may say
// more than the old ones can, and is not made anew while they agree.
func contradicts(d *plan.Data) string {
	var list []string
	for _, v := range d.Back {
		list = append(list, v.Differs())
	}
	return " AND EXISTS (SELECT FROM (SELECT NEW.*) AS " + schema.QuoteIdent(d.Table.Name) + " WHERE " + strings.Join(list, " OR ") + ")"
}

func columnsSet(d *plan.Data) []string {
	var names []string
	for _, v := range d.Set {
		names = append(names, v.Column)
	}
	return names
}

func assignment(d *plan.Data, list []plan.Value, where string) string {
	var targets, values []string
	for _, v := range list {
		targets, values = append(targets, "NEW."+schema.QuoteIdent(v.Column)), append(values, v.Expression)
	}
	return into(d, values, targets, where)
}

// into evaluates expressions over the row; targets are null where the condition does not hold.
func into(d *plan.Data, values, targets []string, where string) string {
	text := "SELECT " + strings.Join(values, ", ") + " INTO " + strings.Join(targets, ", ") +
		" FROM (SELECT NEW.*) AS " + schema.QuoteIdent(d.Table.Name)
	if where != "" {
		text += " WHERE " + where
	}
	return text + ";"
}

// runBody does for one row what is done for a batch.
func runBody(p *plan.Pass, d *plan.Data) string {
	where := ""
	if d.Where != "" {
		where = " WHERE " + d.Where
	}
	return strings.NewReplacer("{changed}", changed(p, d, d.Reads), "{run}",
		d.Run.Over("SELECT * FROM (SELECT NEW.*) AS "+schema.QuoteIdent(d.Table.Name)+where)).Replace(`
#variable_conflict use_column
BEGIN
    IF TG_OP = 'INSERT' OR {changed} THEN
        {run};
    END IF;
    RETURN NULL;
END
`)
}

// changed is the condition that an UPDATE gives one of the columns another value.
func changed(p *plan.Pass, d *plan.Data, names []string) string {
	var list []string
	for _, name := range names {
		id := schema.ID{Kind: schema.KindColumn, Schema: d.Table.Schema, Parent: d.Table.Name, Name: name}
		c, ok := columnOrCopy(p, id)
		if !ok {
			continue
		}
		list = append(list, compared(c, "NEW."+schema.QuoteIdent(name))+" IS DISTINCT FROM "+compared(c, "OLD."+schema.QuoteIdent(name)))
	}
	if len(list) == 0 {
		return "false"
	}
	return strings.Join(list, " OR ")
}

// columnOrCopy finds a column of either catalog, or that of which there is a copy under the name.
func columnOrCopy(p *plan.Pass, id schema.ID) (*schema.Column, bool) {
	for _, t := range p.Twins() {
		if t.Copy == id {
			id = t.Column
		}
	}
	c, ok := schema.Find[*schema.Column](p.From, id)
	if !ok {
		c, ok = schema.Find[*schema.Column](p.To, id)
	}
	return c, ok
}
