package live

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/plan"
)

// synced are changes whose triggers keep two columns in step until the contract.
var synced = map[string]string{
	"renamed": "CREATE TABLE t (id bigint PRIMARY KEY,\n m int, -- pawl: renamed from n\n note text);",
	"retyped": "CREATE TABLE t (id bigint PRIMARY KEY, n bigint, note text);",
	"filled":  "CREATE TABLE t (id bigint PRIMARY KEY, n int, note text,\n twice int -- pawl: backfill n * 2\n);",
}

// BenchmarkSyncTriggers measures what those triggers add to each row that is written.
func BenchmarkSyncTriggers(b *testing.B) {
	n := rows(b, 200_000)
	for name, wanted := range synced {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				plain := syncScenario(b, batches["by key"], wanted, n, 0)
				kept := syncScenario(b, batches["by key"], wanted, n, 1)
				for what, text := range map[string]string{
					"insert": "INSERT INTO t SELECT i, i % 1000, 'a note' FROM generate_series($rows + 1, 2 * $rows) i",
					"update": "UPDATE t SET note = 'another note' WHERE id <= $rows",
				} {
					text = strings.ReplaceAll(text, "$rows", strconv.Itoa(n))
					a, z := plain.timed(text), kept.timed(text)
					b.ReportMetric(float64(a.Nanoseconds())/float64(n)/1000, "µs/"+what+"-without")
					b.ReportMetric(float64(z.Nanoseconds())/float64(n)/1000, "µs/"+what+"-with")
				}
			}
		})
	}
}

// syncScenario makes the table, and the first so many parts of its migration.
func syncScenario(b *testing.B, table, wanted string, rows, parts int) *scenario {
	db, err := pgtest.Server(b).Database(b.Context(), scratch.DatabaseOptions{})
	if err != nil {
		b.Fatal(err)
	}
	s := &scenario{TB: b, rows: rows, db: db, files: map[string]string{"new.sql": wanted}}
	s.reconnect()
	b.Cleanup(func() {
		_ = s.conn.Close(b.Context())
		s.must(db.Close())
	})
	s.exec(table + "; INSERT INTO t SELECT i, i % 1000, 'a note' FROM generate_series(1, " + strconv.Itoa(rows) + ") i")
	s.exec("VACUUM ANALYZE t")
	for _, p := range s.migration()[:parts] {
		if p.Phase != plan.PhaseExpand {
			b.Fatalf("this is not the expand phase:\n%s", p.Up.Text())
		}
		s.apply(p.Up.Text())
	}
	return s
}

func (s *scenario) timed(text string) time.Duration {
	s.exec("CHECKPOINT")
	start := time.Now()
	s.exec(text)
	return time.Since(start)
}
