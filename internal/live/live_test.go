package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"

	"pawl/internal/data"
	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/introspect"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

func TestMain(m *testing.M) {
	if description := os.Getenv("PAWL_LIVE_APP"); description != "" {
		os.Exit(runApp(description))
	}
	if url := os.Getenv("PAWL_LIVE_RUNNER"); url != "" {
		os.Exit(runFile(url))
	}
	os.Exit(pgtest.Main(m))
}

// lockTimeout is how long a step waits for a lock, and so how long queries can wait behind it.
const lockTimeout = 2 * time.Second

// rows is how many rows the table has, unless PAWL_LIVE_ROWS says otherwise.
func rows(tb testing.TB, usual int) int {
	n, err := strconv.Atoi(os.Getenv("PAWL_LIVE_ROWS"))
	if !forFigures() {
		return usual
	}
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// forFigures says that the test is run for its figures, with more rows than it needs.
func forFigures() bool { return os.Getenv("PAWL_LIVE_ROWS") != "" }

// TestNobodyNotices applies a migration while both applications run.
func TestNobodyNotices(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no scenarios: ", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			if !forFigures() { // these are taken one by one
				t.Parallel()
			}
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := &scenario{TB: t, rows: rows(t, 2000), files: map[string]string{}, db: pgtest.Database(t)}
			for _, f := range archive.Files {
				s.files[f.Name] = strings.TrimSpace(string(f.Data))
			}
			s.run()
		})
	}
}

// scenario is one migration with its applications.
type scenario struct {
	testing.TB
	rows  int
	files map[string]string
	db    *scratch.Database
	conn  *pgx.Conn
}

func (s *scenario) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *scenario) run() {
	var err error
	s.conn, err = s.db.Connect(s.Context())
	s.must(err)
	defer s.conn.Close(context.Background())
	s.exec(s.files["old.sql"])
	s.exec(strings.ReplaceAll(s.files["rows.sql"], "$rows", strconv.Itoa(s.rows)))
	s.exec("VACUUM ANALYZE")
	before := s.values()
	parts := s.migration()

	old := s.start("old", 0)
	time.Sleep(2 * time.Second)
	began := time.Now()
	var now *process
	for i, p := range parts {
		if now == nil && (p.Phase == plan.PhaseContract || s.files["new code"] == string(p.Phase) && i > 0) {
			now = s.start("new", 1)
			time.Sleep(time.Second) // both run
		}
		if p.Phase == plan.PhaseContract && old.outcome == nil {
			old.stop(s)
		}
		s.apply(p.Up.Text())
	}
	if now == nil {
		now = s.start("new", 1)
	}
	time.Sleep(time.Second)
	if old.outcome == nil {
		old.stop(s)
	}
	now.stop(s)
	s.judge(before, began, old.outcome, now.outcome)
}

// migration is what pawl makes of the two schemas.
func (s *scenario) migration() []render.Script {
	source := &state.Source{Server: pgtest.Server(s), Online: func(schema.ID) bool { return true }}
	source.Data = s.data()
	from, err := introspect.ReadScratch(s.Context(), s.conn)
	s.must(err)
	script, err := parse.Read([]string{"-"}, strings.NewReader(s.files["new.sql"]))
	s.must(err)
	to, err := source.Desired(s.Context(), script, from, from.Major)
	s.must(err)
	parts, err := source.Migration(s.Context(), script, from, to, []string{"public"})
	s.must(err)
	return render.Scripts(parts, render.Settings{Version: "0", Name: "live", LockTimeout: lockTimeout.String()})
}

// data are the data migrations of the scenario.
func (s *scenario) data() []data.Migration {
	text := s.files["data.yaml"]
	var root yaml.Node
	s.must(yaml.Unmarshal([]byte(text), &root))
	if len(root.Content) == 0 {
		return nil
	}
	list, err := data.Read(root.Content[0], "data.yaml", text)
	s.must(err)
	return list
}

// apply runs a file as a runner does: what did not get its lock is tried again. A slow query stands in its way, so that others
// queue up behind it with the locks that they have already; but not where figures are taken, which it would hide.
func (s *scenario) apply(text string) {
	s.Helper()
	if !forFigures() {
		s.slowQuery(200 * time.Millisecond)
	}
	for tries := 1; ; tries++ {
		_, err := s.conn.PgConn().Exec(s.Context(), text).ReadAll()
		var server *pgconn.PgError
		if errors.As(err, &server) && server.Code == "55P03" && tries < 20 {
			s.exec("ROLLBACK")
			time.Sleep(100 * time.Millisecond)
			continue
		}
		if err != nil {
			s.Fatalf("%v\n%s", err, text)
		}
		return
	}
}

// slowQuery reads all tables, and goes on for as long as it is told.
func (s *scenario) slowQuery(takes time.Duration) {
	s.Helper()
	conn, err := s.db.Connect(s.Context())
	s.must(err)
	_, err = conn.PgConn().Exec(s.Context(), `BEGIN; DO $$
DECLARE one regclass;
BEGIN
  FOR one IN SELECT oid FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('LOCK TABLE %s IN ACCESS SHARE MODE', one);
  END LOOP;
END $$`).ReadAll()
	s.must(err)
	time.AfterFunc(takes, func() { conn.Close(context.Background()) })
}

func (s *scenario) exec(text string) {
	s.Helper()
	_, err := s.conn.PgConn().Exec(s.Context(), text).ReadAll()
	s.must(err)
}

// values are the numbers of all rows, by key.
func (s *scenario) values() map[int]string {
	query := s.files["values"]
	if old := s.files["old values"]; old != "" && s.files["started"] == "" {
		query = old
	}
	s.files["started"] = "yes"
	list := map[int]string{}
	rows, err := s.conn.Query(s.Context(), query, pgx.QueryExecModeExec)
	s.must(err)
	for rows.Next() {
		var key int
		var value *string
		s.must(rows.Scan(&key, &value))
		if value != nil {
			list[key] = *value
		}
	}
	s.must(rows.Err())
	return list
}

// judge looks for failed queries, long ones, and rows that hold something else than was written last.
func (s *scenario) judge(want map[int]string, began time.Time, apps ...*outcome) {
	for i, o := range apps {
		which := []string{"old", "new"}[i]
		for _, e := range o.Errors {
			s.Errorf("the %s application: %s", which, e)
		}
		for key, number := range o.Written {
			want[key] = number
		}
		during := o.figures(func(at time.Time) bool { return at.After(began) })
		if during.most > lockTimeout+time.Second {
			s.Errorf("a query of the %s application took %v", which, during.most)
		}
		s.Logf("%s code, %d queries, ms: before %v, during %v (p50 | p99 | max)", which, len(o.Took),
			o.figures(func(at time.Time) bool { return !at.After(began) }), during)
	}
	got := s.values()
	wrong := 0
	for key, number := range want {
		if got[key] != number {
			if wrong++; wrong < 5 {
				s.Errorf("row %d holds %q, and %q was written last", key, got[key], number)
			}
		}
	}
	if len(got) != len(want) {
		s.Errorf("%d rows with a value, want %d", len(got), len(want))
	}
}

// process is an application that runs.
type process struct {
	command *exec.Cmd
	input   io.Closer
	answer  io.Reader
	outcome *outcome
}

func (s *scenario) start(which string, first int) *process {
	description, err := json.Marshal(app{URL: s.db.URL(), Read: s.files[which+" reads"], Write: s.files[which+" writes"],
		Insert: s.files[which+" inserts"], First: first + 2, Step: 2, Rows: s.rows})
	s.must(err)
	p := &process{command: exec.CommandContext(s.Context(), os.Args[0])}
	p.command.Env = append(os.Environ(), "PAWL_LIVE_APP="+string(description))
	p.command.Stderr = os.Stderr
	p.input, err = p.command.StdinPipe()
	s.must(err)
	p.answer, err = p.command.StdoutPipe()
	s.must(err)
	s.must(p.command.Start())
	return p
}

func (p *process) stop(s *scenario) {
	s.must(p.input.Close())
	o := &outcome{}
	if err := json.NewDecoder(p.answer).Decode(o); err != nil {
		s.Fatal(fmt.Errorf("the application said nothing: %w", err))
	}
	s.must(p.command.Wait())
	p.outcome = o
}
