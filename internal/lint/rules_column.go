package lint

import (
	"slices"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v5"
)

const batched = "Add the column without it, ALTER COLUMN … SET DEFAULT for new rows, and fill the old rows in batches (pawl new --template data)."

var columnRules = []*Rule{
	{
		Code: "PAWL-L201", Name: "add-required-column", Severity: Error,
		Summary: "a NOT NULL column without a default cannot be added to a table with rows",
		Why:     "The rows that are there would hold nulls, and the statement fails (error 23502). On an empty table it works, until running code inserts without the column.",
		Manual:  "sql-altertable.html",
		Instead: "Give it a constant DEFAULT, which is not written into the old rows; or add it without NOT NULL, fill it, and require it later (see set-not-null).",
		find: addsColumn(func(_ *statement, c *pg.ColumnDef) bool {
			return has(c, pg.ConstrType_CONSTR_NOTNULL, pg.ConstrType_CONSTR_PRIMARY) && !has(c, pg.ConstrType_CONSTR_DEFAULT,
				pg.ConstrType_CONSTR_IDENTITY, pg.ConstrType_CONSTR_GENERATED) && !isSerial(c)
		}),
	},
	{
		Code: "PAWL-L202", Name: "volatile-default", Severity: Error,
		Summary: "the table is written anew, because the default has another value for each row",
		Why:     "A volatile DEFAULT, like gen_random_uuid(), random(), clock_timestamp() or nextval(), is computed for each row that is there: the table and its indexes are written anew under an ACCESS EXCLUSIVE lock. A constant or now() is kept once in the catalog. A function that is not PostgreSQL's own is taken to be volatile, as functions are unless they say otherwise.",
		Manual:  "sql-altertable.html", Instead: batched,
		find: addsColumn(func(_ *statement, c *pg.ColumnDef) bool {
			for _, d := range constraintsOf(c, pg.ConstrType_CONSTR_DEFAULT) {
				if slices.ContainsFunc(calls(d.RawExpr), isVolatile) {
					return true
				}
			}
			return false
		}),
	},
	{
		Code: "PAWL-L203", Name: "add-serial", Severity: Error,
		Summary: "the table is written anew to number its rows",
		Why:     "serial is a default of nextval(), which is volatile: the table and its indexes are written anew under an ACCESS EXCLUSIVE lock.",
		Manual:  "sql-altertable.html",
		Instead: "Add a bigint column, create a sequence, SET DEFAULT nextval(…), and number the old rows in batches.",
		find:    addsColumn(func(_ *statement, c *pg.ColumnDef) bool { return isSerial(c) }),
	},
	{
		Code: "PAWL-L204", Name: "add-identity", Severity: Error,
		Summary: "the table is written anew to number its rows",
		Why:     "An identity column that is added gets a number in each row: the table and its indexes are written anew under an ACCESS EXCLUSIVE lock.",
		Manual:  "sql-altertable.html",
		Instead: "Add a bigint column, number new rows by a sequence as DEFAULT and the old ones in batches, make it NOT NULL by a check, then ADD GENERATED … AS IDENTITY.",
		find:    addsColumn(func(_ *statement, c *pg.ColumnDef) bool { return has(c, pg.ConstrType_CONSTR_IDENTITY) }),
	},
	{
		Code: "PAWL-L205", Name: "add-stored-generated", Severity: Error,
		Summary: "the table is written anew to compute the column",
		Why:     "A generated column that is stored is computed for each row: the table and its indexes are written anew under an ACCESS EXCLUSIVE lock.",
		Manual:  "ddl-generated-columns.html",
		Instead: "A plain column that a trigger keeps, with the old rows filled in batches; from PostgreSQL 18 on a VIRTUAL column, which is computed when it is read; or compute it in the query or a view.",
		find:    addsColumn(func(_ *statement, c *pg.ColumnDef) bool { return has(c, pg.ConstrType_CONSTR_GENERATED) }),
	},
	{
		Code: "PAWL-L206", Name: "add-column-with-check", Severity: Error,
		Summary: "nobody can use the table while its rows are read for the check of the new column",
		Why:     "A CHECK beside ADD COLUMN is verified for all rows under the ACCESS EXCLUSIVE lock, also where the default is a constant.",
		Manual:  "sql-altertable.html",
		Instead: "ADD COLUMN without it, then ADD CONSTRAINT … CHECK (…) NOT VALID, and VALIDATE CONSTRAINT in a later transaction.",
		find:    addsColumn(func(_ *statement, c *pg.ColumnDef) bool { return has(c, pg.ConstrType_CONSTR_CHECK) }),
	},
	{
		Code: "PAWL-L207", Name: "add-unique-column", Severity: Error,
		Summary: "nobody can use the table while the index of the new column is built",
		Why:     "UNIQUE or PRIMARY KEY beside ADD COLUMN builds its index while the ACCESS EXCLUSIVE lock is held. With a constant default it fails on the second row.",
		Manual:  "sql-altertable.html",
		Instead: "ADD COLUMN without it, CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX.",
		find: addsColumn(func(_ *statement, c *pg.ColumnDef) bool {
			return has(c, pg.ConstrType_CONSTR_UNIQUE, pg.ConstrType_CONSTR_PRIMARY)
		}),
	},
	{
		Code: "PAWL-L208", Name: "add-column-references", Severity: Error,
		Summary: "the rows are read for the foreign key of the new column, and both tables wait",
		Why:     "A foreign key beside ADD COLUMN takes a SHARE ROW EXCLUSIVE lock on the table that it refers to, and ACCESS EXCLUSIVE on its own. If the column has a default, each row is looked up meanwhile; without one, the locks are short.",
		Manual:  "sql-altertable.html",
		Instead: "ADD COLUMN without it, then ADD CONSTRAINT … FOREIGN KEY … NOT VALID, and VALIDATE CONSTRAINT in a later transaction.",
		find: addsColumn(func(_ *statement, c *pg.ColumnDef) bool {
			return has(c, pg.ConstrType_CONSTR_FOREIGN) && has(c, pg.ConstrType_CONSTR_DEFAULT)
		}),
	},
	{
		Code: "PAWL-L209", Name: "add-domain-column", Severity: Error,
		Summary: "the table is written anew for a column of a domain with constraints",
		Why:     "PostgreSQL does not know that a null obeys the domain, and makes each row anew to find out, under an ACCESS EXCLUSIVE lock, even if there is no default. Only domains that the same set of files creates are known here.",
		Manual:  "sql-altertable.html", Instead: "The type that the domain is based on, with a check of the table that is added NOT VALID and validated later.",
		find: addsColumn(func(s *statement, c *pg.ColumnDef) bool {
			return len(c.GetTypeName().GetArrayBounds()) == 0 && s.script.known.domains[last(c.GetTypeName().GetNames())]
		}),
	},
	{
		Code: "PAWL-L210", Name: "set-not-null", Severity: Error,
		Summary: "nobody can use the table while its rows are read for nulls",
		Why:     "SET NOT NULL reads all rows under an ACCESS EXCLUSIVE lock, unless a valid check says that there are no nulls.",
		Manual:  "sql-altertable.html",
		Instead: "ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID; VALIDATE CONSTRAINT in a later transaction; then SET NOT NULL, and drop the check. From PostgreSQL 18 on: ADD CONSTRAINT … NOT NULL column NOT VALID, and VALIDATE.",
		find: func(s *statement) []hit {
			return doesIf(func(a action) bool { return !s.provesNotNull(a.table, a.Name) }, pg.AlterTableType_AT_SetNotNull)(s)
		},
	},
	{
		Code: "PAWL-L211", Name: "change-type", Severity: Error,
		Summary: "the table may be written anew for the new type, and code that expects the old one fails",
		Why: "All rows and indexes are written anew under an ACCESS EXCLUSIVE lock, unless the old values are those of the new type: varchar(n) to a longer one, to varchar or to text; text to varchar; numeric(p,s) to a larger p with the same s, or to numeric; " +
			"timestamp to a higher precision; varbit to a longer one; cidr to inet. Which type a column has is not in the file. Prepared statements that read the column fail once.",
		Manual:  "sql-altertable.html",
		Instead: "A second column of the new type, kept by a trigger, filled in batches, that takes the old one's name (pawl generate writes that from schema.sql). If you know that nothing is written anew, allow it, with the reason.",
		find:    does(pg.AlterTableType_AT_AlterColumnType),
	},
	{
		Code: "PAWL-L212", Name: "drop-not-null", Severity: Warning,
		Summary: "code that reads the column may meet nulls, which it did not before",
		Why:     "The lock is short. But from the first null on, code that does not expect one fails, and the way back needs to know what should stand there instead.",
		Manual:  "sql-altertable.html", Instead: "Deploy the code that can read nulls first.",
		find: does(pg.AlterTableType_AT_DropNotNull),
	},
	{
		Code: "PAWL-L213", Name: "change-default", Severity: Off,
		Summary: "new rows get another default",
		Why:     "The rows that are there keep their values. Running code that leaves the column out inserts another value from now on, or null.",
		Manual:  "sql-altertable.html", Instead: "Nothing, if all code that inserts expects it.",
		find: does(pg.AlterTableType_AT_ColumnDefault),
	},
}

// addsColumn is a matcher for columns that are added, except as parts of a new table.
func addsColumn(holds func(s *statement, c *pg.ColumnDef) bool) func(*statement) []hit {
	return func(s *statement) []hit {
		return doesIf(func(a action) bool {
			c := a.Def.GetColumnDef()
			return c != nil && holds(s, c)
		}, pg.AlterTableType_AT_AddColumn)(s)
	}
}

// constraintsOf lists the constraints of some types that stand beside a column.
func constraintsOf(c *pg.ColumnDef, types ...pg.ConstrType) []*pg.Constraint {
	var list []*pg.Constraint
	for _, n := range c.Constraints {
		if k := n.GetConstraint(); slices.Contains(types, k.GetContype()) {
			list = append(list, k)
		}
	}
	return list
}

func has(c *pg.ColumnDef, types ...pg.ConstrType) bool { return len(constraintsOf(c, types...)) > 0 }

func isSerial(c *pg.ColumnDef) bool {
	names := c.GetTypeName().GetNames()
	return len(names) == 1 && slices.Contains([]string{"serial", "bigserial", "smallserial", "serial2", "serial4", "serial8"}, last(names))
}

// stable are PostgreSQL's own functions that defaults commonly call and that have one value in a statement.
var stable = []string{"now", "transaction_timestamp", "statement_timestamp", "to_timestamp", "to_date", "to_char", "date_trunc", "date_part", "make_date",
	"make_time", "make_timestamp", "make_timestamptz", "make_interval", "timezone", "lower", "upper", "btrim", "ltrim", "rtrim", "concat", "concat_ws",
	"format", "md5", "sha256", "encode", "decode", "convert_from", "convert_to", "jsonb_build_object", "jsonb_build_array",
	"json_build_object", "json_build_array", "to_json", "to_jsonb", "array_fill", "string_to_array", "current_setting", "current_database",
	"current_schema", "abs", "round", "floor", "ceil", "ceiling", "length", "replace", "repeat", "lpad", "rpad", "age", "extract", "pg_backend_pid", "int4range",
	"int8range", "numrange", "tsrange", "tstzrange", "daterange", "to_tsvector", "int4", "int8", "text", "date", "power", "sqrt", "trunc", "mod", "left", "right", "overlay", "substring", "position"}

func isVolatile(c *pg.FuncCall) bool {
	own := len(c.Funcname) == 1 || c.Funcname[0].GetString_().GetSval() == "pg_catalog"
	return !own || !slices.Contains(stable, strings.ToLower(last(c.Funcname)))
}
