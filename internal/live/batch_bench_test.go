package live

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"pawl/internal/pgtest"
)

// BenchmarkBatches compares an update in batches with a single one of as many rows, each in a table of its own that nobody
// touched before.
func BenchmarkBatches(b *testing.B) {
	n := rows(b, 500_000)
	for b.Loop() {
		server := pgtest.OwnServer(b)
		once, _ := batchScenario(b, server, batches["by key"], n)
		single := once.watched("UPDATE t SET twice = n * 2 WHERE twice IS NULL")
		often, fill := batchScenario(b, server, batches["by key"], n)
		batched := often.watched(fill)
		b.ReportMetric(float64(n)/single.took.Seconds(), "single-rows/s")
		b.ReportMetric(float64(n)/batched.took.Seconds(), "batched-rows/s")
		b.ReportMetric(100*single.took.Seconds()/batched.took.Seconds(), "%-of-single")
		b.ReportMetric(batched.transaction.Seconds()*1000, "longest-transaction-ms")
		b.ReportMetric(float64(batched.memory)/(1<<20), "MB-of-server-process")
	}
}

// watched is what was seen of an update while it ran.
type watched struct {
	took, transaction time.Duration // all of it; the longest transaction
	memory            int           // bytes that the server's process had of its own, at most, if the system says it
}

const updating = `SELECT pid, coalesce(extract(epoch FROM clock_timestamp() - xact_start), 0)::float8 FROM pg_stat_activity
	WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'`

func (s *scenario) watched(text string) (seen watched) {
	s.exec("ALTER TABLE t DISABLE TRIGGER count_touched; CHECKPOINT")
	ended := make(chan error, 1)
	start := time.Now()
	go func() { ended <- s.runner(text).Run() }()
	for {
		select {
		case err := <-ended:
			s.must(err)
			seen.took = time.Since(start)
			return seen
		case <-time.After(20 * time.Millisecond):
			seen.look(s)
		}
	}
}

func (seen *watched) look(s *scenario) {
	rows, err := s.conn.Query(context.Background(), updating)
	s.must(err)
	for rows.Next() {
		var pid int
		var age float64
		s.must(rows.Scan(&pid, &age))
		seen.transaction = max(seen.transaction, time.Duration(age*float64(time.Second)))
		seen.memory = max(seen.memory, ownMemory(pid))
	}
	s.must(rows.Err())
}

// ownMemory is what a process shares with no other (Linux's proc(5), RssAnon).
func ownMemory(pid int) int {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(text), "RssAnon:")
	kb, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, _ := strconv.Atoi(kb)
	return n << 10
}
