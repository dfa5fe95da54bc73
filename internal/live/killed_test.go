package live

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pawl/internal/pgtest"
	"pawl/plan"
)

// TestABatchIsStoppedAnywhere ends the server process that carries out a data migration at random moments, and runs the file
// again: in the end each row was treated once.
func TestABatchIsStoppedAnywhere(t *testing.T) {
	const kills = 8
	s := &scenario{TB: t, db: pgtest.Database(t), files: map[string]string{
		"new.sql": `CREATE TABLE t (id bigint PRIMARY KEY, n int, twice int, touched int NOT NULL DEFAULT 0);
CREATE TABLE copies (id bigint PRIMARY KEY, n int, written int NOT NULL DEFAULT 0);
CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.touched := OLD.touched + 1; RETURN NEW; END $$;
CREATE TRIGGER counted BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION counted();`,
		"data.yaml": `
- name: twice
  table: t
  set: twice = n + n
- name: copies
  table: t
  run: INSERT INTO copies (id, n, written) SELECT id, n, 1 FROM batch ON CONFLICT (id) DO UPDATE SET written = copies.written + 1
  where: NOT EXISTS (SELECT FROM copies WHERE copies.id = t.id)`,
	}}
	var err error
	s.conn, err = s.db.Connect(t.Context())
	s.must(err)
	defer s.conn.Close(context.Background())
	s.exec(strings.Replace(s.files["new.sql"], " twice int,", "", 1) +
		"; DROP TABLE copies; INSERT INTO t (id, n) SELECT i * 7, i FROM generate_series(1, 60000) i")
	for _, p := range s.migration() {
		if p.Phase != plan.PhaseMigrate {
			s.exec(p.Up.Text())
			continue
		}
		for range kills {
			s.killed(p.Up.Text())
		}
		s.exec(p.Up.Text())
	}
	s.exec(`DO $$ BEGIN
		ASSERT (SELECT count(*) FROM t WHERE twice = 2 * n) = 60000, 'not all rows have their value';
		ASSERT (SELECT count(*) FROM t WHERE touched = 1) = 60000, 'rows were touched more than once';
		ASSERT (SELECT count(*) FROM copies WHERE written = 1) = 60000, 'rows were copied more than once, or not';
		END $$`)
}

// killed begins to run a file, and has the server end it before it is through.
func (s *scenario) killed(text string) {
	conn, err := s.db.Connect(s.Context())
	s.must(err)
	defer conn.Close(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = conn.PgConn().Exec(context.Background(), text).ReadAll() // an error is what is wanted
	}()
	time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
	_, err = s.conn.Exec(s.Context(), "SELECT pg_terminate_backend($1)", int32(conn.PgConn().PID()))
	s.must(err)
	<-done
}
