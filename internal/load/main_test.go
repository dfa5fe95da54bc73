package load

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/schema/parse"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// read parses a text that is in order.
func read(tb testing.TB, sql string) *parse.Script {
	tb.Helper()
	script, err := parse.Read([]string{"-"}, strings.NewReader(sql))
	if err != nil {
		tb.Fatal(err)
	}
	return script
}

func connect(tb testing.TB, db *scratch.Database) *pgx.Conn {
	tb.Helper()
	conn, err := db.Connect(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := conn.Close(context.Background()); err != nil {
			tb.Error(err)
		}
	})
	return conn
}

// loaded loads a text that has no mistakes in a new database. Roles that it made are
// dropped when the test ends.
func loaded(tb testing.TB, sql string) (*scratch.Database, *pgx.Conn, *Result) {
	tb.Helper()
	dropAtEnd := &Result{}
	tb.Cleanup(func() { dropMade(tb, dropAtEnd) })
	db := pgtest.Database(tb)
	conn := connect(tb, db)
	result, err := Load(tb.Context(), conn, read(tb, sql))
	*dropAtEnd = *result
	if err != nil {
		tb.Fatal(err)
	}
	return db, conn, result
}

// dropMade takes away what a load leaves on the server.
func dropMade(tb testing.TB, result *Result) {
	tb.Helper()
	if len(result.RolesCreated)+len(result.TablespacesCreated) == 0 {
		return
	}
	db, err := pgtest.Server(tb).Database(context.Background(), scratch.DatabaseOptions{})
	if err != nil {
		tb.Error(err)
		return
	}
	conn, err := db.Connect(context.Background())
	if err != nil {
		tb.Error(err)
		return
	}
	for _, role := range result.RolesCreated {
		if _, err := conn.Exec(context.Background(), "DROP ROLE "+pgx.Identifier{role}.Sanitize()); err != nil {
			tb.Error(err)
		}
	}
	for _, name := range result.TablespacesCreated {
		if _, err := conn.Exec(context.Background(), "DROP TABLESPACE "+pgx.Identifier{name}.Sanitize()); err != nil {
			tb.Error(err)
		}
	}
	if err := conn.Close(context.Background()); err != nil {
		tb.Error(err)
	}
	if err := db.Close(); err != nil {
		tb.Error(err)
	}
}

// ask gives the rows of a query with one text column.
func ask(tb testing.TB, conn *pgx.Conn, query string) []string {
	tb.Helper()
	rows, err := conn.Query(tb.Context(), query)
	if err != nil {
		tb.Fatal(err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		tb.Fatal(err)
	}
	return found
}
