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
	Doc: `RENAME COLUMN takes a moment, and breaks every query of the code that still runs with the old name. So the new column is
made beside the old one; a trigger keeps both in step, whichever of them is written; the rows that are there are filled batch
by batch; indexes, keys and constraints are built on the new column; and the old one is dropped last. Where both are written at
once, the new one counts. The trigger compares values, and no setting of the session, which connection poolers mix up.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		switch o := c.Object().(type) {
		case *schema.Column:
			if old, ok := p.Beside(o.ID()); ok && c.Op == diff.Create {
				return renameColumn(p, old.(*schema.Column), o)
			}
			if p.IsMoved(o.ID()) {
				return []plan.Stage{{At: plan.Contract, ID: o.ID()}}
			}
		case *schema.Default:
			// While both are there, what a row without a value gets is the old column's default.
			if _, ok := p.Beside(o.Host()); ok && c.Op == diff.Create {
				return []plan.Stage{{At: plan.Contract, ID: o.ID(), Object: o}}
			}
		}
		return nil
	},
}

func renameColumn(p *plan.Pass, old, to *schema.Column) []plan.Stage {
	list := []plan.Stage{{At: plan.Expand, ID: to.ID(), Object: nullable(to)}}
	list = append(list, syncTrigger(p, old, to)...)
	list = append(list, fillStage(p, to, schema.QuoteIdent(old.Name), differs(to, schema.QuoteIdent(old.Name)), "")...)
	if to.NotNull {
		list = append(list, requireAfter(p, to, plan.Expand)...)
	}
	return list
}

// canRenameBeside says whether a column can have its new name beside the old one for a while, and if not, why.
func canRenameBeside(from, to *schema.Catalog, r plan.Renaming) (why string) {
	old, ok := schema.Find[*schema.Column](from, r.From)
	now, stays := schema.Find[*schema.Column](to, r.To)
	switch {
	case !ok || !stays || old.Relation != schema.KindTable || old.TableID() != now.TableID():
		return "it is not a column of a table that keeps its name"
	case old.Type != now.Type:
		return "it gets another type as well"
	case old.Identity != "":
		return "it is an identity column"
	case old.Generated != "":
		return "it is generated"
	case old.PartitionKey:
		return "the table is partitioned by it"
	case len(old.Parents) > 0 || old.HasHeirs:
		return "it is inherited"
	}
	if d, ok := defaultOf(from, old); ok && strings.Contains(d.Expression, "nextval(") {
		return "it has a sequence"
	}
	for _, id := range from.UsedBy(old.ID()) {
		if from.Outside[id] && id.Of == "" {
			return id.String() + ", which the filters leave out, uses it"
		}
		k, ok := schema.Find[*schema.Constraint](from, id)
		if ok && k.HasIndex() && slices.ContainsFunc(from.UsedBy(id), func(u schema.ID) bool { return u.Kind == schema.KindConstraint }) {
			return "foreign keys refer to it"
		}
	}
	return ""
}

// syncTrigger keeps two columns in step.
func syncTrigger(p *plan.Pass, old, to *schema.Column) []plan.Stage {
	o, n := schema.QuoteIdent(old.Name), schema.QuoteIdent(to.Name)
	return triggerStages(p, to, "sync", strings.NewReplacer("{old}", o, "{new}", n,
		"{new changed}", compared(to, "NEW."+n)+" IS DISTINCT FROM "+compared(to, "OLD."+n)).Replace(`
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.{new} IS NULL THEN
            NEW.{new} := NEW.{old};
        ELSE
            NEW.{old} := NEW.{new};
        END IF;
    ELSIF {new changed} THEN
        NEW.{old} := NEW.{new};
    ELSE
        NEW.{new} := NEW.{old};
    END IF;
    RETURN NEW;
END
`))
}

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
