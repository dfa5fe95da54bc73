package rules

import (
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var typeByCopy = &plan.Rule{
	Name: "type-by-copy",
	Doc: `A new type for which PostgreSQL has to convert or check the values rewrites the table, or reads all of it, while nobody
else can use it (ACCESS EXCLUSIVE, https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES). So a column
of the new type is made beside the old one; a trigger converts what is written; the rows that are there are converted batch by
batch; indexes, keys and constraints are built on the new column, and materialized views are computed from it; and then the two
columns exchange their names in one short transaction, in which views, policies, triggers, rules, statistics, publications and
routines turn to the new one, and PL/pgSQL routines that name the column are given again, because sessions keep the types that
they compiled them with. The old column stays, and is kept in step as far as its type can hold what is written, so that the
exchange can be undone; it is dropped last. Where a value of the new type does not come back from the old one, the old column
gets null, and the undoing refuses. The column comes to stand last in the table, and subscribers to a publication of all columns
need both. A stored generated column that is computed from it is written anew in any case, so all of it is done at once; so it is
under a rule for updates, which would be carried out for the batches, and where rows can be written through a view of which a
materialized view is made.`,
	Begin: func(p *plan.Pass) []plan.Stage {
		var list []plan.Stage
		for _, r := range p.Retyped() {
			old, _ := schema.Find[*schema.Column](p.From, r.From)
			now, _ := schema.Find[*schema.Column](p.To, r.To)
			list = append(list, retypeColumn(p, r, old, now)...)
		}
		return list
	},
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		id, list := c.ID(), p.Retyped()
		for _, r := range list {
			if id == r.From || id == r.To {
				return []plan.Stage{} // they have theirs from the beginning
			}
			part, isPart := c.Object().(schema.Hosted)
			owned, isOwned := c.To.(*schema.Sequence)
			if isPart && (part.Host() == r.From || part.Host() == r.To) || isOwned && owned.Host() == r.To {
				return []plan.Stage{{At: plan.Swap, ID: id, Object: c.To}}
			}
		}
		return turnStages(p, list, c)
	},
}

func retypeColumn(p *plan.Pass, r plan.Retyped, old, now *schema.Column) []plan.Stage {
	expression, where := r.Using, "IS NULL"
	if expression == "" {
		where += " AND " + schema.QuoteIdent(old.Name) + " IS NOT NULL"
	}
	plain := unnumbered(now)
	if now.NotNullName != "" { // the old column's constraint has the name as yet
		plain.NotNullName = plan.Suffixed(now.NotNullName, "__new")
	}
	list := []plan.Stage{{At: plan.Expand, ID: now.ID(), Object: nullable(plain)}}
	list = append(list, retypeTrigger(p, r, old, now)...)
	for _, st := range fillStage(p, now, expression, where, "") {
		st.Fill.From, st.Rank = old, rank(p, annotated(r, now))
		list = append(list, st)
	}
	if now.NotNull {
		list = append(list, requireAfter(p, plain, plan.Expand)...)
	}
	if now.Identity != "" || now.NotNullName != "" {
		list = append(list, plan.Stage{At: plan.Swap, ID: now.ID(), Object: now})
	}
	if old.NotNull { // it gets null where its type does not hold what is written
		list = append(list, plan.Stage{At: plan.Swap, ID: old.ID(), Object: nullable(unnumbered(old))})
	}
	return append(list, plan.Stage{At: plan.Contract, ID: old.ID()})
}

// annotated is the column of the new type under the name that it has in the end, by which annotations know it.
func annotated(r plan.Retyped, c *schema.Column) *schema.Column {
	named := *c
	named.Name = r.Column.Name
	return &named
}

// unnumbered is the column without its identity, which only one of the two can have.
func unnumbered(c *schema.Column) *schema.Column {
	plain := *c
	plain.Identity, plain.Sequence, plain.SequenceName, plain.SequencePersistence = "", nil, schema.Name{}, nil
	return &plain
}

// retypeTrigger converts what is written, until the names change hands to the new type, and from then on back.
func retypeTrigger(p *plan.Pass, r plan.Retyped, from, to *schema.Column) []plan.Stage {
	old, now := schema.QuoteIdent(from.Name), schema.QuoteIdent(to.Name)
	about := annotated(r, to)
	words := strings.NewReplacer("{old}", old, "{new}", now, "{type}", to.Type, "{table}", schema.QuoteIdent(to.Table), "{expression}", r.Using,
		"{computed}", generatedFirst(p, to.InTable, readBy(p, about), 4),
		"{to}", explicitly(p.From, p.To, from, to), "{from}", explicitly(p.To, p.From, to, from),
		"{changed}", compared(to, "NEW."+now)+" IS DISTINCT FROM "+compared(to, "OLD."+now))
	body := retypeThere
	switch {
	case r.Swapped && r.Using != "":
		body = retypeForget
	case r.Swapped:
		body = retypeBack
	case r.Using != "":
		body = retypeThereUsing
	}
	list := triggerStages(p, about, "retype", words.Replace(body))
	for i := range list {
		list[i].Verbatim = true
	}
	return list
}

// explicitly is the cast behind a value of one column that becomes one of another, where PostgreSQL has a cast that it does not
// apply by itself. PL/pgSQL would read the value's text instead, which the other type may refuse, or take for something else.
func explicitly(from, to *schema.Catalog, a, b *schema.Column) string {
	if context, typ := diff.Cast(from, to, a, b); context == "e" {
		return "::" + typ
	}
	return ""
}

const retypeThere = `
BEGIN
    NEW.{new} := NEW.{old}{to};
    RETURN NEW;
END
`

const retypeThereUsing = `
BEGIN{computed}
    NEW.{new} := (SELECT {expression} FROM (SELECT NEW.*) AS {table});
    RETURN NEW;
END
`

// Whether a value comes back is seen by its text: that tells 1.0 from 1.00.
const retypeBack = `
DECLARE
    back {type};
BEGIN
    IF TG_OP = 'INSERT' OR {changed} THEN
        BEGIN
            NEW.{old} := NEW.{new}{from};
            back := NEW.{old}{to};
            IF back::text COLLATE "C" IS DISTINCT FROM NEW.{new}::text THEN
                NEW.{old} := NULL;
            END IF;
        EXCEPTION WHEN OTHERS THEN
            NEW.{old} := NULL;
        END;
    END IF;
    RETURN NEW;
END
`

// Nobody knows the way back from what the annotation's expression made.
const retypeForget = `
BEGIN
    IF TG_OP = 'INSERT' OR {changed} THEN
        NEW.{old} := NULL;
    END IF;
    RETURN NEW;
END
`
