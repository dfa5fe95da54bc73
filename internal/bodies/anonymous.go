package bodies

import pg "github.com/pganalyze/pg_query_go/v5"

// Anonymous gives the pieces of SQL in the PL/pgSQL block of a DO statement, in order; expressions are a SELECT each. What is
// not understood is left out.
func Anonymous(source string) []*pg.Node {
	d := &definition{temps: map[string]bool{}}
	d.readBlock(source, newScope(nil))
	var list []*pg.Node
	for _, p := range d.pieces {
		for _, s := range p.tree.Stmts {
			list = append(list, s.Stmt)
		}
	}
	return list
}
