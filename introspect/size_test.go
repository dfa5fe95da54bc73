package introspect

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
)

// TestSizesTakeNoLock asks as a role without rights to any table, while someone else has all tables locked.
func TestSizesTakeNoLock(t *testing.T) {
	ctx := t.Context()
	db, err := pgtest.Server(t).Database(ctx, scratch.DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	owner, other := connect(t, db), connect(t, db)
	for _, text := range []string{
		"CREATE TABLE a (id int PRIMARY KEY, long text)",
		"ALTER TABLE a ALTER long SET STORAGE EXTERNAL",
		"INSERT INTO a SELECT i, repeat('x', 10000) FROM generate_series(1, 100) i",
		"CREATE MATERIALIZED VIEW empty AS SELECT FROM a WHERE false",
		"ANALYZE a, empty",
		"BEGIN; LOCK TABLE a IN ACCESS EXCLUSIVE MODE",
	} {
		if _, err := owner.Exec(ctx, text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := other.Exec(ctx, "SET ROLE pg_monitor; SET lock_timeout = '1s'"); err != nil {
		t.Fatal(err)
	}
	list, err := Sizes(ctx, other)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Name != "a" || list[1].Name != "empty" {
		t.Fatalf("got %v", list)
	}
	a := list[0]
	if !a.IsKnown() || *a.Rows != 100 || *a.TotalBytes <= *a.Bytes || *a.Bytes < 8192 {
		t.Errorf("a is %v rows, %v bytes, %v in all", a.Rows, a.Bytes, a.TotalBytes)
	}
	if e := list[1]; !e.IsKnown() || *e.Rows != 0 || *e.TotalBytes != 0 {
		t.Errorf("empty is %v rows, %v bytes, %v in all", e.Rows, e.Bytes, e.TotalBytes)
	}
}

func connect(t *testing.T, db *scratch.Database) *pgx.Conn {
	t.Helper()
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}
