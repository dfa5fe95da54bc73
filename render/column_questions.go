package render

import (
	"slices"
	"strings"

	"pawl/diff"
	"pawl/schema"
)

// columnQuestions asks for values that a dropped column takes along, that a new type does not take or changes, and for NULLs.
func columnQuestions(a asking, c diff.Change, from, to *schema.Column) []Question {
	o := c.Object().(*schema.Column)
	if o.Relation == schema.KindForeignTable || len(o.Parents) > 0 || !a.live.Has(o.TableID()) || !a.to.Has(o.TableID()) {
		return nil
	}
	name := Ident(o.Name)
	switch {
	case c.Op == diff.Drop && len(c.Loses()) > 0:
		return ask(o, false, "hold a value in it", rowsOf(o.InTable, name+" IS NOT NULL"))
	case c.Op != diff.Alter:
		return nil
	}
	var list []Question
	_, filled := a.hints.Backfill[o.ID()]
	if !from.NotNull && to.NotNull && !to.NotNullInvalid && !filled {
		list = ask(o, true, "hold NULL", rowsOf(o.InTable, name+" IS NULL"))
	}
	if slices.Contains(c.Attrs, "Type") && a.hasType(to) {
		list = append(list, a.conversion(c, from, to)...)
	}
	return list
}

// hasType says that the type of a column is there before the change.
func (a asking) hasType(c *schema.Column) bool {
	for o := range schema.Each[schema.Type](a.to) {
		if typeName(o) == c.BaseType {
			return a.live.Has(o.ID()) && !a.types.replaced[c.BaseType]
		}
	}
	return true
}

// conversion asks which values the new type does not take, and which are others after the way there and back.
func (a asking) conversion(c diff.Change, from, to *schema.Column) []Question {
	expression, given := a.hints.Using[to.ID()]
	if !given {
		expression = orElse(a.converted(Ident(from.Name), valueTypeOf(from), valueTypeOf(to)), Ident(from.Name))
	}
	list := []Question{{ID: to.ID(), Stops: true, Says: "hold a value that " + to.Type + " does not take",
		Query: failures(expression, from, to), Block: true}}
	if len(c.Loses()) > 0 && !given {
		list = append(list, ask(to, false, "hold a value that is another one as "+to.Type, lostInConversion(a.conversions, from, to))...)
	}
	return list
}

// failures counts the rows whose value cannot be assigned to the type. PL/pgSQL assigns as ALTER TABLE does
// (https://www.postgresql.org/docs/current/plpgsql-statements.html).
func failures(expression string, from, to *schema.Column) string {
	table := qualified(from.Schema, from.Table)
	return "DO " + Dollar(strings.NewReplacer("{expression}", expression, "{table}", table, "{alias}", Ident(from.Table),
		"{column}", Ident(from.Name), "{type}", to.Type, "{setting}", Literal(RowsSetting),
		"{found}", Literal("% rows of "+strings.ReplaceAll(table, "%", "%%")+" hold a value that "+to.Type+" does not take, like %")).Replace(`
#variable_conflict use_column
<<pawl>>
DECLARE
    given   {table}%ROWTYPE;
    turned  {type};
    failed  bigint := 0;
    example text;
BEGIN
    FOR pawl.given IN SELECT * FROM {table} WHERE {column} IS NOT NULL LOOP
        BEGIN
            SELECT {expression} INTO pawl.turned FROM (SELECT pawl.given.*) AS {alias};
        EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
            pawl.failed := pawl.failed + 1;
            pawl.example := coalesce(pawl.example, (SELECT {column}::text FROM (SELECT pawl.given.*) AS {alias}));
        END;
    END LOOP;
    PERFORM set_config({setting}, pawl.failed::text, true);
    IF pawl.failed > 0 THEN
        RAISE NOTICE {found}, pawl.failed, quote_literal(pawl.example);
    END IF;
END
`))
}
