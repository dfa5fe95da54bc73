package bigschema

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/introspect"
	"pawl/plan"
	"pawl/schema"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// counter counts what is sent to the server.
type counter struct{ queries int }

func (c *counter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.queries++
	return ctx
}
func (c *counter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}
func (c *counter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	return ctx
}
func (c *counter) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) { c.queries++ }
func (c *counter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData)     {}

// TestNoWorkPerPair reads a small and a larger database, and plans how to make them. The number of queries must be the same, and
// so must what planning allocates for each object: it would grow if objects were looked for among all others.
func TestNoWorkPerPair(t *testing.T) {
	queries, allocations := map[int]int{}, map[int]float64{}
	for _, n := range []int{20, 80} {
		c := &counter{}
		catalog := read(t, n, c)
		if catalog.Len() < n*12 {
			t.Errorf("only %d objects were read of %d tables", catalog.Len(), n)
		}
		queries[n] = c.queries
		allocations[n] = testing.AllocsPerRun(1, func() { whole(t, catalog) }) / float64(catalog.Len())
	}
	if queries[20] != queries[80] || queries[20] == 0 {
		t.Errorf("%d queries for 20 tables, %d for 80", queries[20], queries[80])
	}
	if allocations[80] > 1.5*allocations[20] || allocations[20] == 0 {
		t.Errorf("planning allocates %.0f times for an object of 20 tables, %.0f times for one of 80", allocations[20], allocations[80])
	}
}

// read makes a database of n tables, and reads its catalog.
func read(tb testing.TB, n int, tracer pgx.QueryTracer) *schema.Catalog {
	db := pgtest.Database(tb)
	pgtest.Exec(tb, db, SQL(n, pgtest.Server(tb).Major(), false))
	config := db.Config()
	config.Tracer = tracer
	conn, err := pgx.ConnectConfig(tb.Context(), config)
	if err != nil {
		tb.Fatal(err)
	}
	defer conn.Close(context.Background())
	catalog, err := introspect.Read(tb.Context(), conn)
	if err != nil {
		tb.Fatal(err)
	}
	return catalog
}

// whole plans the way from nothing to a state.
func whole(tb testing.TB, catalog *schema.Catalog) {
	if _, err := plan.Make(schema.Initial(catalog), catalog); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkPlan plans how to make the whole schema, in this process, so that it can be profiled.
func BenchmarkPlan(b *testing.B) {
	for _, n := range sizes() {
		catalog := read(b, n, nil)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				whole(b, catalog)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*catalog.Len()), "µs/object")
		})
	}
}

// BenchmarkTables measures the commands as a user runs them, and pg_dump -s of the same database in the same run:
// seconds, and the largest memory of the process.
func BenchmarkTables(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "pawl")
	if out, err := exec.Command("go", "build", "-o", binary, "pawl/cmd/pawl").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	major := pgtest.Server(b).Major()
	for _, n := range sizes() {
		dir := b.TempDir()
		for name, later := range map[string]bool{"old.sql": false, "new.sql": true} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(SQL(n, major, later)), 0o600); err != nil {
				b.Fatal(err)
			}
		}
		db := pgtest.Database(b)
		pgtest.Exec(b, db, SQL(n, major, false))
		dump := filepath.Join(pgtest.Server(b).Programs().Dir, "pg_dump")
		commands := map[string][]string{
			"check":    {binary, "check", "--db", db.URL(), "--schema", filepath.Join(dir, "old.sql")},
			"generate": {binary, "generate", "x", "--db", db.URL(), "--schema", filepath.Join(dir, "new.sql"), "--no-verify", "--dir"},
			"prove":    {binary, "generate", "x", "--db", db.URL(), "--schema", filepath.Join(dir, "new.sql"), "--verify", "--dir"},
			"inspect":  {binary, "inspect", "--db", db.URL()},
			"pg_dump":  {dump, "-s", "-d", db.URL()},
		}
		for _, name := range []string{"check", "generate", "prove", "inspect", "pg_dump"} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) { measure(b, commands[name], name == "generate" || name == "prove") })
		}
	}
}

// sizes are 1,000 tables, and 10,000 if PAWL_BENCH_LARGE is set.
func sizes() []int {
	if os.Getenv("PAWL_BENCH_LARGE") != "" {
		return []int{1000, 10000}
	}
	return []int{1000}
}

func measure(b *testing.B, command []string, folder bool) {
	var peak int64
	var cpu float64
	for b.Loop() {
		args := command[1:]
		if folder {
			args = append(args[:len(args):len(args)], b.TempDir())
		}
		cmd := exec.Command(command[0], args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%.2000s", err, out)
		}
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		peak = max(peak, usage.Maxrss)
		cpu += (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	}
	b.ReportMetric(float64(peak)/1024, "peak-MB")
	b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
}
