package migrate

// Table is what a client keeps its records in: a table of a certain name with certain columns, in any schema.
type Table struct {
	Name string
	// Columns are all the columns, with their types as format_type gives them, in order.
	Columns []string
	// Beside are the names of the other tables, where there are several in a schema of their own. That is the client's as
	// well, if nothing else is in it.
	Beside []string
}
