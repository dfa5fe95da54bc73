package load

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
)

// BenchmarkLoad measures statements of a kind that cost the server little, so that
// what the loader adds is seen.
func BenchmarkLoad(b *testing.B) {
	for name, text := range map[string]string{
		"types=10000":         repeated(10000, false, "CREATE TYPE e%d AS ENUM ('a', 'b')"),
		"views=5000":          "CREATE TABLE v0 (a int);\n" + views(5000, false),
		"reversed views=5000": views(5000, true) + "CREATE TABLE v0 (a int);\n",
		"tables=2000":         repeated(2000, false, "CREATE TABLE t%d (id int PRIMARY KEY, a text NOT NULL, b numeric DEFAULT 0)"),
	} {
		b.Run(name, func(b *testing.B) {
			script := read(b, text)
			for b.Loop() {
				b.StopTimer()
				db, err := pgtest.Server(b).Database(context.Background(), scratch.DatabaseOptions{})
				if err != nil {
					b.Fatal(err)
				}
				conn, err := db.Connect(context.Background())
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if _, err := Load(context.Background(), conn, script); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if err := conn.Close(context.Background()); err != nil {
					b.Fatal(err)
				}
				if err := db.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(script.Statements)), "µs/statement")
		})
	}
}

func repeated(count int, reversed bool, format string) string {
	var b strings.Builder
	for i := range count {
		number := i + 1
		if reversed {
			number = count - i
		}
		fmt.Fprintf(&b, format+";\n", number)
	}
	return b.String()
}

// views is a chain in which each view selects from the one before it, in groups of
// ten: the server itself needs ever longer for a longer chain.
func views(count int, reversed bool) string {
	lines := make([]string, 0, count)
	for i := range count {
		from := i
		if i%10 == 0 {
			from = 0
		}
		lines = append(lines, fmt.Sprintf("CREATE VIEW v%d AS SELECT a FROM v%d;\n", i+1, from))
	}
	if reversed {
		for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
			lines[i], lines[j] = lines[j], lines[i]
		}
	}
	return strings.Join(lines, "")
}
