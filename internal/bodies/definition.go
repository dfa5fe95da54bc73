package bodies

import (
	"strings"

	pg "github.com/pganalyze/pg_query_go/v5"

	"pawl/schema"
)

// definition is a routine read into pieces. It is the same in every catalog.
type definition struct {
	sql    bool     // LANGUAGE sql: PostgreSQL checks all names when the routine is made
	path   []string // the routine's own search_path
	ownset bool     // it has one
	pieces []piece
	types  []typeRef // of its variables, which PostgreSQL looks up when the routine is made
	temps  map[string]bool
	opaque bool // not all of it was understood
}

// piece is SQL with the variables that it sees.
type piece struct {
	tree  *pg.ParseResult
	scope *scope
}

// typeRef is a type as written: a name, or that of what the type is taken from.
type typeRef struct {
	name   *pg.TypeName
	like   []string // x.y in x.y%TYPE and x.y%ROWTYPE
	column bool     // %TYPE
}

// readDefinition reads the statement that makes a routine; nil means that nothing is to be found out about it.
func readDefinition(text string) *definition {
	tree, err := pg.Parse(text)
	if err != nil || len(tree.Stmts) != 1 {
		return &definition{opaque: true} // the syntax of a newer server
	}
	stmt := tree.Stmts[0].Stmt.GetCreateFunctionStmt()
	if stmt == nil || stmt.SqlBody != nil {
		return nil
	}
	d := &definition{temps: map[string]bool{}}
	var language, source string
	for _, o := range stmt.Options {
		e := o.GetDefElem()
		switch e.GetDefname() {
		case "language":
			language = e.Arg.GetString_().GetSval()
		case "as":
			if items := e.Arg.GetList().GetItems(); len(items) == 1 {
				source = items[0].GetString_().GetSval()
			}
		case "set":
			d.setPath(e.Arg.GetVariableSetStmt())
		}
	}
	outer := parameters(stmt)
	switch language {
	case "sql":
		d.sql = true
		d.add(source, outer)
	case "plpgsql":
		d.readBlock(source, outer)
	case "c", "internal":
		return nil // PostgreSQL looks for the compiled function in any case
	default:
		d.opaque = true
	}
	d.findTemps()
	return d
}

func (d *definition) setPath(s *pg.VariableSetStmt) {
	if s.GetName() != "search_path" {
		return
	}
	d.ownset = true
	for _, a := range s.GetArgs() {
		// PostgreSQL shows an empty search_path as one empty name.
		if name := a.GetAConst().GetSval().GetSval(); name != "" {
			d.path = append(d.path, name)
		}
	}
}

// parameters is the outermost scope: the arguments and result columns.
func parameters(stmt *pg.CreateFunctionStmt) *scope {
	s := newScope(nil)
	for _, p := range stmt.Parameters {
		if f := p.GetFunctionParameter(); f.GetName() != "" {
			s.vars[f.Name] = typeRef{name: f.ArgType}
		}
	}
	return s
}

// add parses a piece of SQL. One that cannot be parsed is left out.
func (d *definition) add(sql string, s *scope) {
	if strings.TrimSpace(sql) == "" {
		return
	}
	tree, err := pg.Parse(sql)
	if err != nil {
		d.opaque = true
		return
	}
	d.pieces = append(d.pieces, piece{tree, s})
}

// findTemps notes the temporary tables that the body makes: they hide others of their name.
func (d *definition) findTemps() {
	for _, p := range d.pieces {
		for _, s := range p.tree.Stmts {
			for _, rel := range []*pg.RangeVar{
				s.Stmt.GetCreateStmt().GetRelation(),
				s.Stmt.GetCreateTableAsStmt().GetInto().GetRel(),
				s.Stmt.GetSelectStmt().GetIntoClause().GetRel(),
				s.Stmt.GetViewStmt().GetView(),
			} {
				if rel != nil && (rel.Relpersistence == "t" || rel.Schemaname == "pg_temp") {
					d.temps[rel.Relname] = true
				}
			}
		}
	}
}

// verbs begin the definition of a routine again where the catalog leaves the words out.
var verbs = map[schema.Kind]string{
	schema.KindFunction:  "CREATE OR REPLACE FUNCTION ",
	schema.KindProcedure: "CREATE OR REPLACE PROCEDURE ",
}
