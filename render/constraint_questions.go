package render

import (
	"regexp"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/schema"
)

// constraintQuestions asks for rows that violate a constraint to come. Exclusion constraints, and keys over periods, are
// not asked about.
func constraintQuestions(_ asking, c diff.Change, from, to *schema.Constraint) []Question {
	validated := from != nil && to != nil && c.Op == diff.Alter && !from.Validated
	if to == nil || !to.Validated || c.Op == diff.Alter && !validated || to.Relation == schema.KindForeignTable ||
		to.Inherited() || to.ParentName != "" || strings.HasSuffix(to.Definition, " NOT ENFORCED") {
		return nil
	}
	switch to.Type {
	case "c":
		return checkQuestion(to)
	case "f":
		return foreignKeyQuestion(to)
	case "p", "u":
		if strings.Contains(to.Definition, " WITHOUT OVERLAPS)") {
			return nil
		}
		same := strings.HasPrefix(to.Definition, "UNIQUE NULLS NOT DISTINCT ")
		return duplicates(to, to.InTable, identList(to.Columns), same, "")
	}
	return nil
}

func checkQuestion(c *schema.Constraint) []Question {
	expression, alone := strings.CutSuffix(strings.TrimPrefix(c.Definition, "CHECK "), " NO INHERIT")
	only := either(alone, "ONLY ", "")
	return ask(c, true, "violate it", rows{table: c.TableID(), from: string(only) + qualified(c.Schema, c.Table), where: "NOT " + expression})
}

// quoted is a quoted name, as a regular expression.
const quoted = `"(?:[^"]|"")*"`

// references finds the columns that a foreign key points to, as pg_get_constraintdef writes them.
var references = regexp.MustCompile(`^FOREIGN KEY \((?:` + quoted + `|[^")])+\) REFERENCES (?:` + quoted + `|[^"(])+\(((?:` + quoted + `|[^")])+)\)( MATCH FULL)?`)

// foreignKeyQuestion asks for rows that refer to none.
func foreignKeyQuestion(c *schema.Constraint) []Question {
	found := references.FindStringSubmatch(c.Definition)
	if found == nil || strings.Contains(found[0], "PERIOD ") {
		return nil
	}
	here, there := identList(c.Columns), identifiers(found[1])
	if len(here) != len(there) {
		return nil
	}
	var given, equal []string
	for i := range here {
		given = append(given, "r."+here[i]+" IS NOT NULL")
		equal = append(equal, "k."+there[i]+" = r."+here[i])
	}
	between := either(found[2] != "", " OR ", " AND ") // a reference that is partly NULL is none, or a mistake
	return ask(c, true, "refer to a row that is not there", rows{table: c.TableID(), from: qualified(c.Schema, c.Table) + " AS r",
		where: "(" + strings.Join(given, string(between)) + ") AND NOT EXISTS (SELECT FROM " + qualified(c.References.Schema, c.References.Name) +
			" AS k WHERE " + strings.Join(equal, " AND ") + ")"})
}

// duplicates asks which values of a key are there more than once. same says that NULLs are the same value.
func duplicates(o schema.Object, t schema.InTable, columns []string, same bool, predicate string) []Question {
	var conditions []string
	if predicate != "" {
		conditions = append(conditions, "("+predicate+")")
	}
	if !same {
		for _, c := range columns {
			conditions = append(conditions, c+" IS NOT NULL")
		}
	}
	where := ""
	if len(conditions) > 0 {
		where = " WHERE " + strings.Join(conditions, " AND ")
	}
	list, count := strings.Join(columns, ", "), "n"
	for slices.Contains(columns, count) {
		count += "n"
	}
	return ask(o, true, "share their "+list+" with another", rows{table: t.TableID(), by: columns, where: count + " > 1",
		from: "(SELECT " + list + ", count(*) OVER (PARTITION BY " + list + ") AS " + count + " FROM " + qualified(t.Schema, t.Table) + where + ") AS keys"})
}

var identifier = regexp.MustCompile(quoted + `|[^\s",]+`)

// identifiers splits a list of names as PostgreSQL writes it, and leaves them quoted as they are.
func identifiers(list string) []string { return identifier.FindAllString(list, -1) }

func identList(names []string) []string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = Ident(n)
	}
	return list
}

// plainKey are the columns of an index over nothing but columns, as pg_get_indexdef writes it.
var plainKey = regexp.MustCompile(`^USING btree \(((?:(?:` + quoted + `|[^\s",()]+)(?: DESC| ASC)?(?: NULLS FIRST| NULLS LAST)?(?:, )?)+)\)(?: INCLUDE \(.*\))?( NULLS NOT DISTINCT)?$`)

var keyOrder = regexp.MustCompile(` (?:DESC|ASC|NULLS FIRST|NULLS LAST)\b`)

// indexQuestions asks what stands in the way of a unique index over plain columns.
func indexQuestions(_ asking, c diff.Change, _, to *schema.Index) []Question {
	if to == nil || !to.Unique || to.Parent != nil || c.Op == diff.Alter {
		return nil
	}
	found := plainKey.FindStringSubmatch(to.Definition)
	if found == nil {
		return nil
	}
	return duplicates(to, to.InTable, identifiers(keyOrder.ReplaceAllString(found[1], "")), found[2] != "", to.Predicate)
}
