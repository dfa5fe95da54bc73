package rules

import (
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var columnRenamed = &plan.Rule{
	Name: "column-renamed",
	Doc: `RENAME COLUMN takes a moment, and breaks every query of the code that still runs with the old name. So a copy of the
column is made under the new name, with the column's indexes; a trigger keeps both in step, whichever of them is written; the rows
that are there are copied batch by batch; then the two exchange their names in one short transaction, so that keys, foreign keys,
numbers, constraints, views, policies and all else that stands on the column go with it; and the copy, which has the old name
from then on, is dropped last. The trigger compares values, and no setting of the session, which connection poolers mix up. Where
both are written at once, the new name counts in an UPDATE, the copy in an INSERT: a NULL in it cannot be told from nothing, and
gets the column's default. A trigger that is for UPDATE OF the column is for that of the copy as well.`,
	Begin: renameStages,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		if slices.ContainsFunc(renameStages(p), func(st plan.Stage) bool { return st.ID == c.ID() }) {
			return []plan.Stage{} // it has its own from the beginning
		}
		if c.Op == diff.Drop && servesExchanged(p, c.ID()) {
			return []plan.Stage{{At: plan.Contract, ID: c.ID()}}
		}
		return nil
	},
}

// servesExchanged says that a trigger, or its function, keeps columns in step that have exchanged their names: an earlier migration
// was not finished.
func servesExchanged(p *plan.Pass, id schema.ID) bool {
	return slices.ContainsFunc(p.Exchanged(), func(column schema.ID) bool {
		function := syncFunction(schema.InTable{Schema: column.Schema, Table: column.Parent}, column.Name)
		return id == function || id.Kind == schema.KindTrigger && slices.Contains(p.From.Uses(id), function)
	})
}

// syncFunction is what keeps a column that gets this name, and its copy, in step.
func syncFunction(in schema.InTable, name string) schema.ID {
	return schema.ID{Kind: schema.KindFunction, Schema: in.Schema, Name: plan.HelperName(in.Table+"_"+name, syncPurpose)}
}

const syncPurpose = "sync"

// renameStages make copies of the columns that are renamed, and of what stands on them.
func renameStages(p *plan.Pass) []plan.Stage {
	var list []plan.Stage
	for _, t := range p.Twins() {
		list = append(list, twinStages(p, t)...)
	}
	return append(append(list, copiedIndexes(p)...), widened(p)...)
}

// twinStages make a copy of a column, with what serves queries that name it, and take it away last.
func twinStages(p *plan.Pass, t plan.Twin) []plan.Stage {
	c, ok := schema.Find[*schema.Column](p.From, t.Column)
	if !ok {
		return nil
	}
	k := copyOf(p.From, c, t.Copy.Name)
	list := []plan.Stage{{At: plan.Expand, ID: t.Copy, Object: k, Uses: append(standsOn(p.From, c), k.Ancestors()...)}}
	if k.Generated == "" {
		list = append(list, syncTrigger(p, t, c, k)...)
		list = append(list, fillStage(p, k, schema.QuoteIdent(c.Name), differs(k, schema.QuoteIdent(c.Name)), "")...)
	}
	for _, id := range p.From.UsedBy(t.Column) {
		if g, ok := schema.Find[*schema.Grant](p.From, id); ok && g.Target == t.Column {
			same := *g
			same.Target = t.Copy
			list = append(list, plan.Stage{At: plan.Expand, ID: same.ID(), Object: &same, Uses: append(same.Needs(), t.Copy)},
				plan.Stage{At: plan.Contract, ID: same.ID()})
		}
	}
	return append(list, plan.Stage{At: plan.Contract, ID: t.Copy})
}

// copyOf is a column of the same values that nothing is asked of. Where a domain asks something of its values, PostgreSQL writes
// the table anew to add a column of it (ATExecAddColumn in tablecmds.c): so the copy is of the type below.
func copyOf(cat *schema.Catalog, c *schema.Column, name string) *schema.Column {
	k := nullable(unnumbered(c))
	k.Name, k.NotNullLocal, k.NotNullInherited, k.NotNullOwn, k.Local = name, false, false, false, len(c.Parents) == 0
	if k.Generated == "s" {
		k.Generated, k.Expression, k.GeneratedInherited = "", "", false
	}
	for d, ok := domainOf(cat, c); ok; d, ok = domainOf(cat, k) {
		below := d.AsColumn()
		if k.Collation.IsZero() {
			k.Collation = d.Collation
		}
		k.Type, k.BaseType, k.TypeKind, k.Array = below.Type, below.BaseType, below.TypeKind, below.Array
	}
	return k
}

// domainOf finds the domain that a column is of.
func domainOf(cat *schema.Catalog, c *schema.Column) (*schema.Domain, bool) {
	if c.TypeKind != "d" || c.Array {
		return nil, false
	}
	for d := range schema.Each[*schema.Domain](cat) {
		if schema.QuoteName(d.Schema, d.Name) == c.BaseType {
			return d, true
		}
	}
	return nil, false
}

// standsOn lists what a copy of a column stands on: of what a generated one uses, only what it would without.
func standsOn(cat *schema.Catalog, c *schema.Column) []schema.ID {
	return slices.DeleteFunc(cat.Uses(c.ID()), func(id schema.ID) bool {
		return id.Kind == schema.KindColumn || c.Generated == "s" && (id.Kind == schema.KindFunction || id.Kind == schema.KindOperator)
	})
}

// syncTrigger keeps a column and its copy in step. That of a generated one is computed as well: it has its own value only after
// triggers that run before.
func syncTrigger(p *plan.Pass, t plan.Twin, c, k *schema.Column) []plan.Stage {
	older, newer, column, copied := schema.QuoteIdent(t.Old), schema.QuoteIdent(t.New), schema.QuoteIdent(c.Name), schema.QuoteIdent(k.Name)
	h := helper{subject: t.New, purpose: syncPurpose, at: plan.Expand, uses: []schema.ID{t.Copy}, body: syncBody}
	if c.Generated != "" {
		h.body, h.late = computeBody, afterOthers
	}
	h.body = strings.NewReplacer("{is a copy}", isCopy(k.Name, c.Name), "{old}", older, "{new}", newer, "{column}", column, "{copy}", copied,
		"{expression}", c.Expression, "{table}", schema.QuoteIdent(c.Table),
		"{new changed}", compared(k, "NEW."+newer)+" IS DISTINCT FROM "+compared(k, "OLD."+newer)).Replace(h.body)
	list := helperStages(p, c.InTable, h)
	for i := range list {
		list[i].Verbatim = true
	}
	return list
}

// isCopy says in the trigger's function which of the two columns is the copy.
func isCopy(copied, column string) string {
	return "-- " + schema.QuoteIdent(copied) + " is a copy of " + schema.QuoteIdent(column) + "."
}

// afterOthers has a trigger come after all that change what it computes from.
const afterOthers = 999

const syncBody = `
BEGIN
    {is a copy}
    IF TG_OP = 'INSERT' THEN
        IF NEW.{copy} IS NULL THEN
            NEW.{copy} := NEW.{column};
        ELSE
            NEW.{column} := NEW.{copy};
        END IF;
    ELSIF {new changed} THEN
        NEW.{old} := NEW.{new};
    ELSE
        NEW.{new} := NEW.{old};
    END IF;
    RETURN NEW;
END
`

const computeBody = `
BEGIN
    {is a copy}
    NEW.{copy} := (SELECT {expression} FROM (SELECT NEW.*) AS {table});
    RETURN NEW;
END
`

// exact are types whose values are equal only if nothing tells them apart.
var exact = map[string]bool{
	"boolean": true, "smallint": true, "integer": true, "bigint": true, "text": true, "character varying": true, "uuid": true, "bytea": true,
	"date": true, "timestamp without time zone": true, "timestamp with time zone": true, "time without time zone": true, "oid": true,
}

// compared is a value of the column in a form in which two are equal only if they are the same: 1.0 and 1.00 are two
// numerics, and some types know no equality at all.
func compared(c *schema.Column, value string) string {
	if IsExact(c) {
		return value
	}
	return value + "::text COLLATE \"C\""
}

// IsExact says that two values of a column are equal only if nothing tells them apart.
func IsExact(c *schema.Column) bool {
	return !c.Array && c.Collation.IsZero() && (exact[c.BaseType] || c.TypeKind == "e")
}

// differs is the condition, to stand after the column's name, that it has another value.
func differs(c *schema.Column, other string) string {
	return strings.TrimSpace(compared(c, "") + " IS DISTINCT FROM " + compared(c, other))
}
