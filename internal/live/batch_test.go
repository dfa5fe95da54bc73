package live

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/plan"
)

// kills is how often the update of a table is killed before it may end.
const kills = 20

// batches are tables with an update of all their rows. The trigger counts, in the update's own transaction, what is touched.
var batches = map[string]string{
	"by key":   `CREATE TABLE t (id bigint PRIMARY KEY, n int, note text)`,
	"by place": `CREATE TABLE t (id bigint, n int, note text)`,
}

const batchRows = `
INSERT INTO t SELECT i, i % 1000, 'a note of some length' FROM generate_series(1, $rows) i;
CREATE TABLE touched (id bigint);
CREATE FUNCTION count_touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO touched VALUES (new.id); RETURN NULL; END';
CREATE TRIGGER count_touched AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION count_touched();
`

// batchWanted is what the table is to become, besides what else there is.
func batchWanted(table string) string {
	return strings.TrimSuffix(table, ")") + ",\n  twice int NOT NULL -- pawl: backfill n * 2\n);\n" +
		"CREATE TABLE touched (id bigint);\n" + batchRows[strings.Index(batchRows, "CREATE FUNCTION"):]
}

// TestKilledBatches kills the client, which leaves the server at work and the next client beside it, and the server's
// process, which ends in the middle of a batch.
func TestKilledBatches(t *testing.T) {
	server := pgtest.OwnServer(t)
	for name, table := range batches {
		t.Run(name, func(t *testing.T) {
			n := rows(t, 40_000)
			twin, fill := batchScenario(t, server, table, n)
			fill = slow(fill, n)
			took := twin.undisturbed(fill)
			twin.exact()
			s, _ := batchScenario(t, server, table, n)
			unfinished := 0
			for i := range kills {
				s.kill(fill, time.Duration(rand.Int64N(int64(2*took/kills))), i%2 == 0)
				unfinished += s.count("SELECT count(*) FROM (SELECT FROM t WHERE twice IS NULL LIMIT 1) x")
			}
			if unfinished < kills/2 {
				t.Errorf("only %d of %d kills came before the end", unfinished, kills)
			}
			s.undisturbed(fill)
			s.exact()
		})
	}
}

// batchScenario makes the table, and everything of the migration up to the update, which it returns.
func batchScenario(tb testing.TB, server *scratch.Server, table string, rows int) (s *scenario, fill string) {
	s = onServer(tb, server, map[string]string{"new.sql": batchWanted(table)})
	s.rows = rows
	s.exec(table + ";" + strings.ReplaceAll(batchRows, "$rows", strconv.Itoa(rows)))
	for _, p := range s.migration() {
		if p.Phase == plan.PhaseMigrate {
			fill = p.Up.Text()
			break
		}
		s.apply(p.Up.Text())
	}
	if !strings.Contains(fill, "UPDATE") {
		s.Fatalf("this does not update in batches:\n%s", fill)
	}
	s.exec("VACUUM ANALYZE t")
	return s, fill
}

// onServer is a scenario whose server may be killed.
func onServer(tb testing.TB, server *scratch.Server, files map[string]string) *scenario {
	db, err := server.Database(tb.Context(), scratch.DatabaseOptions{})
	if err != nil {
		tb.Fatal(err)
	}
	s := &scenario{TB: tb, db: db, files: files}
	s.reconnect()
	// The settings of servers for tests forgo that what is committed outlives a crash.
	s.exec("ALTER DATABASE " + pgx.Identifier{s.conn.Config().Database}.Sanitize() + " SET synchronous_commit = on")
	s.must(s.conn.Close(tb.Context()))
	s.reconnect()
	tb.Cleanup(func() {
		_ = s.conn.Close(context.Background())
		s.must(db.Close())
	})
	return s
}

// slow has an update make many small batches, with a pause after each.
func slow(fill string, rows int) string {
	fill = strings.Replace(fill, "batch_size   constant int := 5000", fmt.Sprintf("batch_size   constant int := %d", min(5000, rows/80)), 1)
	fill = strings.Replace(fill, "batch_size   constant int := 100;", "batch_size   constant int := 4;", 1)
	return strings.Replace(fill, "pause        constant double precision := 0;", "pause        constant double precision := 0.02;", 1)
}

// undisturbed is how long the update takes.
func (s *scenario) undisturbed(fill string) time.Duration {
	start := time.Now()
	s.must(s.runner(fill).Run())
	return time.Since(start)
}

// exact looks whether each row has its value, and was touched once.
func (s *scenario) exact() {
	s.Helper()
	s.counts("SELECT count(*) FROM t WHERE twice IS DISTINCT FROM n * 2", 0)
	s.counts("SELECT count(*) FROM touched", s.rows)
	s.counts("SELECT count(DISTINCT id) FROM touched", s.rows)
}

// runner is a process that runs a file.
func (s *scenario) runner(text string) *exec.Cmd {
	c := exec.CommandContext(s.Context(), os.Args[0])
	c.Env = append(os.Environ(), "PAWL_LIVE_RUNNER="+s.db.URL())
	c.Stdin = strings.NewReader(text)
	return c
}

func runFile(url string) int {
	text, err := io.ReadAll(os.Stdin)
	if err == nil {
		var conn *pgx.Conn
		if conn, err = pgx.Connect(context.Background(), url); err == nil {
			_, err = conn.PgConn().Exec(context.Background(), string(text)).ReadAll()
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// kill runs the file and kills, after a while, its client, or all of the server's processes: it does not go on if one of
// them is lost.
func (s *scenario) kill(text string, after time.Duration, client bool) {
	s.Helper()
	c := s.runner(text)
	s.must(c.Start())
	time.Sleep(after)
	if client {
		s.must(c.Process.Kill())
	} else {
		var pid int
		s.must(s.conn.QueryRow(s.Context(), "SELECT pg_backend_pid()").Scan(&pid))
		s.must(syscall.Kill(pid, syscall.SIGKILL))
	}
	_ = c.Wait()
	s.reconnect()
}

// reconnect waits for a server that recovers.
func (s *scenario) reconnect() {
	s.Helper()
	if s.conn != nil && s.conn.Ping(s.Context()) == nil {
		return
	}
	var err error
	for range 300 {
		if s.conn, err = s.db.Connect(s.Context()); err == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	s.Fatal(err)
}

func (s *scenario) counts(query string, want int) {
	s.Helper()
	if got := s.count(query); got != want {
		s.Errorf("%s: %d, want %d", query, got, want)
	}
}

func (s *scenario) count(query string) (n int) {
	s.Helper()
	s.must(s.conn.QueryRow(s.Context(), query).Scan(&n))
	return n
}
