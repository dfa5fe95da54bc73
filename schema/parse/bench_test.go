package parse

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// largeSchema is the text of many tables with an index and a comment each, as pg_dump
// writes them.
func largeSchema(tables int) string {
	var b strings.Builder
	b.WriteString("SELECT pg_catalog.set_config('search_path', '', false);\n\n")
	for i := range tables {
		fmt.Fprintf(&b, "CREATE TABLE app.table_%d (\n    id bigint NOT NULL,\n", i)
		for column := range 12 {
			fmt.Fprintf(&b, "    column_%d character varying(%d) DEFAULT 'some text'::character varying NOT NULL,\n", column, column+10)
		}
		fmt.Fprintf(&b, "    created_at timestamp with time zone DEFAULT now() NOT NULL\n);\n\n")
		fmt.Fprintf(&b, "ALTER TABLE ONLY app.table_%d\n    ADD CONSTRAINT table_%d_pkey PRIMARY KEY (id);\n\n", i, i)
		fmt.Fprintf(&b, "CREATE INDEX table_%d_column_1 ON app.table_%d USING btree (column_1);\n\n", i, i)
		fmt.Fprintf(&b, "COMMENT ON TABLE app.table_%d IS 'what table %d is for';\n\n", i, i)
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	for _, tables := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("tables=%d", tables), func(b *testing.B) {
			text := largeSchema(tables)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var script *Script
			for b.Loop() {
				var err error
				if script, err = Read([]string{"-"}, strings.NewReader(text)); err != nil {
					b.Fatal(err)
				}
			}
			var after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc)/1e6, "MB-kept")
			runtime.KeepAlive(script)
		})
	}
}
