package fill

import (
	"context"
	_ "embed" // the queries
	"slices"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

//go:embed tables.sql
var tablesQuery string

//go:embed columns.sql
var columnsQuery string

//go:embed constraints.sql
var constraintsQuery string

// table is one that holds rows.
type table struct {
	OID           uint32
	Schema        string
	Name          string
	Ancestors     []uint32 // the partitioned tables that it is part of
	Bound         string   // what its rows have to obey as rows of a partition
	BoundColumns  []string
	Triggers      []string
	TriggersState []string
	Rules         []string
	RulesState    []string
	ForceSecurity bool

	columns     []*column
	constraints map[string]constraint
	keys        []constraint // foreign ones
}

// column is one of a table.
type column struct {
	Table     uint32
	Name      string
	Type      uint32
	Modifier  int32
	TypeName  string
	NotNull   bool
	Generated bool
	Identity  bool
	Default   string

	values []string // proposed and taken, in SQL
	left   bool     // without a value of ours
}

// constraint is one of a table, or a unique index.
type constraint struct {
	Table         uint32
	Name          string
	Type          string // as contype says it
	Columns       []string
	Expression    string // of a check
	Refers        uint32
	RefersName    string
	RefersColumns []string
	Whole         bool // a foreign key is null in all its columns or in none
}

func (t *table) sql() string { return schema.QuoteName(t.Schema, t.Name) }

func (t *table) name() schema.Name { return schema.Name{Schema: t.Schema, Name: t.Name} }

// read finds out what is to be filled.
func (f *filler) read(ctx context.Context) error {
	var err error
	if f.tables, err = collect[table](ctx, f.conn, tablesQuery); err != nil {
		return err
	}
	f.tables = slices.DeleteFunc(f.tables, func(t *table) bool { return f.Only != nil && !f.Only(t.name()) })
	byOID := map[uint32]*table{}
	var oids []uint32
	for _, t := range f.tables {
		t.constraints = map[string]constraint{}
		byOID[t.OID] = t
		oids = append(oids, t.OID)
	}
	columns, err := collect[column](ctx, f.conn, columnsQuery, oids)
	if err != nil {
		return err
	}
	for _, c := range columns {
		c.left = f.Without != nil && f.Without(byOID[c.Table].name(), c.Name)
		byOID[c.Table].columns = append(byOID[c.Table].columns, c)
	}
	constraints, err := collect[constraint](ctx, f.conn, constraintsQuery, oids)
	if err != nil {
		return err
	}
	for _, c := range constraints {
		t := byOID[c.Table]
		t.constraints[c.Name] = *c
		if c.Type == "f" && !slices.ContainsFunc(c.Columns, func(name string) bool { return t.column(name).left }) {
			t.keys = append(t.keys, *c)
		}
	}
	f.types, err = readTypes(ctx, f.conn)
	return err
}

// collect reads rows into structs.
func collect[T any](ctx context.Context, conn *pgx.Conn, query string, args ...any) ([]*T, error) {
	rows, err := conn.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToAddrOfStructByNameLax[T])
}

// isServed says that the server gives the column its values: they are computed, or counted by a sequence, or nobody's affair.
func (t *table) isServed(c *column) bool {
	if c.Generated || c.Identity || c.left {
		return true
	}
	return counts(c.Default) && !slices.ContainsFunc(t.keys, func(k constraint) bool { return slices.Contains(k.Columns, c.Name) })
}

// hopeless is a column that needs a value of us, and for which none was found.
func (t *table) hopeless() *column {
	for _, c := range t.columns {
		isKey := slices.ContainsFunc(t.keys, func(k constraint) bool { return slices.Contains(k.Columns, c.Name) })
		if c.NotNull && c.Default == "" && len(c.values) == 0 && !t.isServed(c) && !isKey {
			return c
		}
	}
	return nil
}

// column finds a column by its name.
func (t *table) column(name string) *column {
	i := slices.IndexFunc(t.columns, func(c *column) bool { return c.Name == name })
	return t.columns[i]
}

// canBeNull says that a foreign key can be null, so that it refers to nothing.
func (t *table) canBeNull(k constraint) bool {
	nullable := 0
	for _, name := range k.Columns {
		if !t.column(name).NotNull {
			nullable++
		}
	}
	return nullable == len(k.Columns) || nullable > 0 && !k.Whole
}

// waitsFor says that a foreign key refers to another table that waits, or to one of which a part waits.
func (t *table) waitsFor(k constraint, waiting []*table) bool {
	return slices.ContainsFunc(waiting, func(w *table) bool {
		return w != t && (w.OID == k.Refers || slices.Contains(w.Ancestors, k.Refers))
	})
}

// firing is how a trigger or rule in a state of tgenabled is put into force.
var firing = map[string]string{"O": "ENABLE ", "R": "ENABLE REPLICA ", "A": "ENABLE ALWAYS "}

// quiet are the statements that put out of force what would stand in the way of rows.
func (t *table) quiet() []string {
	return t.switches(func(string) string { return "DISABLE " }, "NO FORCE")
}

// loud are the statements that put it into force again, as it was.
func (t *table) loud() []string {
	return t.switches(func(state string) string { return firing[state] }, "FORCE")
}

func (t *table) switches(verb func(state string) string, force string) []string {
	alter := "ALTER TABLE ONLY " + t.sql() + " "
	var list []string
	for i, name := range t.Triggers {
		list = append(list, alter+verb(t.TriggersState[i])+"TRIGGER "+name)
	}
	for i, name := range t.Rules {
		list = append(list, alter+verb(t.RulesState[i])+"RULE "+name)
	}
	if t.ForceSecurity {
		list = append(list, alter+force+" ROW LEVEL SECURITY")
	}
	return list
}
