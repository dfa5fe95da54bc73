package live

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pawl/internal/pgtest"
	"pawl/plan"
)

// TestKilledDataMigration kills what carries out data migrations, as [TestKilledBatches] does: in the end each row was treated
// once.
func TestKilledDataMigration(t *testing.T) {
	s := onServer(t, pgtest.OwnServer(t), map[string]string{
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
	})
	s.exec(strings.Replace(s.files["new.sql"], " twice int,", "", 1) +
		"; DROP TABLE copies; INSERT INTO t (id, n) SELECT i * 7, i FROM generate_series(1, 60000) i")
	for _, p := range s.migration() {
		if p.Phase != plan.PhaseMigrate {
			s.exec(p.Up.Text())
			continue
		}
		for i := range 8 {
			s.kill(slow(p.Up.Text(), 60_000), time.Duration(rand.IntN(400))*time.Millisecond, i%2 == 0)
		}
		s.exec(p.Up.Text())
	}
	s.exec(`DO $$ BEGIN
		ASSERT (SELECT count(*) FROM t WHERE twice = 2 * n) = 60000, 'not all rows have their value';
		ASSERT (SELECT count(*) FROM t WHERE touched = 1) = 60000, 'rows were touched more than once';
		ASSERT (SELECT count(*) FROM copies WHERE written = 1) = 60000, 'rows were copied more than once, or not';
		END $$`)
}
