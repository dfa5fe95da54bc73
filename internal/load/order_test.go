package load

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pawl/internal/pgtest"
	"pawl/schema/parse"
)

// sameAs loads a text and compares what pg_dump sees with another text that stands in
// an order that works.
func sameAs(t *testing.T, text, inOrder string) {
	t.Helper()
	db, _, _ := loaded(t, text)
	reference := pgtest.Database(t)
	pgtest.Exec(t, reference, "SET check_function_bodies = off;\n"+inOrder)
	if got, want := pgtest.Dump(t, db), pgtest.Dump(t, reference); got != want {
		t.Errorf("the database is\n%s\nwant\n%s", got, want)
	}
}

func TestStatementsInAnyOrder(t *testing.T) {
	inOrder := []string{
		"CREATE SCHEMA app",
		"CREATE TYPE app.mood AS ENUM ('sad', 'ok')",
		"CREATE FUNCTION app.next_code() RETURNS text LANGUAGE sql AS 'SELECT max(email) FROM app.users'",
		"CREATE TABLE app.users (id int PRIMARY KEY, email text DEFAULT app.next_code(), feels app.mood)",
		"CREATE TABLE app.orders (id int PRIMARY KEY, user_id int REFERENCES app.users, total numeric)",
		"CREATE INDEX orders_total ON app.orders (total)",
		"CREATE FUNCTION app.total(u int) RETURNS numeric BEGIN ATOMIC SELECT sum(total) FROM app.orders WHERE user_id = u; END",
		"CREATE VIEW app.spent AS SELECT id, app.total(id) AS spent FROM app.users",
		"CREATE VIEW app.rich AS SELECT * FROM app.spent WHERE spent > 100",
		"CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'",
		"CREATE TRIGGER touch BEFORE UPDATE ON app.users FOR EACH ROW EXECUTE FUNCTION app.touch()",
		"ALTER TABLE app.users ENABLE ROW LEVEL SECURITY",
		"CREATE POLICY everyone ON app.users USING (id IS NOT NULL)",
		"COMMENT ON VIEW app.rich IS 'who may get a discount'",
	}
	reversed := slices.Clone(inOrder)
	slices.Reverse(reversed)
	sameAs(t, strings.Join(reversed, ";\n"), strings.Join(inOrder, ";\n"))
}

func TestViewThatGroupsByAKeyThatComesLater(t *testing.T) {
	sameAs(t, `
		CREATE VIEW v AS SELECT id, name, count(*) FROM t GROUP BY id;
		CREATE TABLE t (id int, name text);
		ALTER TABLE t ADD PRIMARY KEY (id)`, `
		CREATE TABLE t (id int, name text);
		ALTER TABLE t ADD PRIMARY KEY (id);
		CREATE VIEW v AS SELECT id, name, count(*) FROM t GROUP BY id`)
}

func TestForeignKeysInACircle(t *testing.T) {
	sameAs(t, `
		CREATE TABLE a (
			id int PRIMARY KEY,
			b_id int NOT NULL REFERENCES b ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED UNIQUE,
			"Odd" int CONSTRAINT "named One" REFERENCES c (id),
			FOREIGN KEY (b_id, id) REFERENCES b (a_id, id),
			CHECK (b_id > 0)
		);
		CREATE TABLE b (FOREIGN KEY (id) REFERENCES c, id int PRIMARY KEY, a_id int REFERENCES a, UNIQUE (a_id, id));
		CREATE TABLE c (id int PRIMARY KEY REFERENCES a)`, `
		CREATE TABLE a (id int PRIMARY KEY, b_id int NOT NULL UNIQUE, "Odd" int, CHECK (b_id > 0));
		CREATE TABLE b (id int PRIMARY KEY, a_id int, UNIQUE (a_id, id));
		CREATE TABLE c (id int PRIMARY KEY);
		ALTER TABLE a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES b ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
		ALTER TABLE a ADD CONSTRAINT "named One" FOREIGN KEY ("Odd") REFERENCES c (id);
		ALTER TABLE a ADD CONSTRAINT a_b_id_id_fkey FOREIGN KEY (b_id, id) REFERENCES b (a_id, id);
		ALTER TABLE b ADD CONSTRAINT b_id_fkey FOREIGN KEY (id) REFERENCES c;
		ALTER TABLE b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a;
		ALTER TABLE c ADD CONSTRAINT c_id_fkey FOREIGN KEY (id) REFERENCES a`)
}

func TestColumnsComeInTheOrderOfTheText(t *testing.T) {
	sameAs(t, `
		CREATE TABLE t (a int);
		ALTER TABLE t ADD COLUMN b mood;
		ALTER TABLE t ADD COLUMN c int;
		CREATE TYPE mood AS ENUM ('ok')`, `
		CREATE TYPE mood AS ENUM ('ok');
		CREATE TABLE t (a int, b mood, c int)`)
}

func TestPrivilegesComeInTheOrderOfTheText(t *testing.T) {
	text := `
		GRANT ALL ON t TO load_test_reader;
		REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON t FROM load_test_reader;
		GRANT SELECT ON ALL TABLES IN SCHEMA public TO load_test_auditor;
		CREATE TABLE t (a int)`
	_, conn, result := loaded(t, text)
	got := ask(t, conn, `
		SELECT grantee || ' ' || privilege_type FROM information_schema.role_table_grants
		WHERE table_name = 't' AND grantee LIKE 'load\_test%' AND privilege_type <> 'MAINTAIN' ORDER BY 1`)
	if want := []string{"load_test_auditor SELECT", "load_test_reader SELECT"}; !slices.Equal(got, want) {
		t.Errorf("privileges are %q, want %q", got, want)
	}
	if want := []string{"load_test_reader", "load_test_auditor"}; !slices.Equal(result.RolesCreated, want) {
		t.Errorf("roles made are %q, want %q", result.RolesCreated, want)
	}
}

func TestSettingsHoldWhereAStatementStands(t *testing.T) {
	_, conn, _ := loaded(t, `
		CREATE TABLE first (a int);
		SET search_path = one;
		CREATE VIEW late AS SELECT a FROM other;
		CREATE TABLE near (d timestamptz DEFAULT '2020-01-01 00:00');
		SET search_path = two; SET timezone = 'Asia/Tokyo';
		CREATE TABLE other (a int, d timestamptz DEFAULT '2020-01-01 00:00');
		CREATE VIEW one.late2 AS SELECT a FROM other;
		RESET search_path;
		CREATE TABLE last (a int);
		CREATE SCHEMA one CREATE TABLE other (a int);
		CREATE SCHEMA two`)
	got := ask(t, conn, `
		SELECT n.nspname || '.' || c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
		WHERE n.nspname IN ('public', 'one', 'two') ORDER BY 1`)
	want := []string{"one.late", "one.late2", "one.near", "one.other", "public.first", "public.last", "two.other"}
	if !slices.Equal(got, want) {
		t.Errorf("relations are %q, want %q", got, want)
	}
	if _, err := conn.Exec(t.Context(), "SET timezone = 'UTC'"); err != nil {
		t.Fatal(err)
	}
	defaults := ask(t, conn, `
		SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef ORDER BY adrelid::regclass::text`)
	if len(defaults) != 2 || !strings.Contains(defaults[0], "2020-01-01 00:00:00+00") || !strings.Contains(defaults[1], "2019-12-31 15:00:00+00") {
		t.Errorf("defaults are %q", defaults)
	}
}

func TestSessionIsGivenBackAsItWas(t *testing.T) {
	_, conn, _ := loaded(t, "SET search_path = pg_catalog; SET timezone = 'Asia/Tokyo'; CREATE TABLE public.t (a int)")
	changed := ask(t, conn, `SELECT name FROM pg_settings WHERE source = 'session' ORDER BY 1`)
	if len(changed) > 0 {
		t.Errorf("settings stay changed: %q", changed)
	}
}

func TestEnumValueIsUsedAtOnce(t *testing.T) {
	sameAs(t, `
		CREATE TYPE mood AS ENUM ('sad');
		ALTER TYPE mood ADD VALUE 'ok';
		CREATE TABLE t (m mood DEFAULT 'ok');
		ALTER TYPE mood ADD VALUE 'meh' AFTER 'sad';
		CREATE TABLE u (m mood DEFAULT 'meh')`, `
		CREATE TYPE mood AS ENUM ('sad', 'meh', 'ok');
		CREATE TABLE t (m mood DEFAULT 'ok');
		CREATE TABLE u (m mood DEFAULT 'meh')`)
}

func TestManyViewsInReverse(t *testing.T) {
	const count = 1000
	var text strings.Builder
	for i := count; i > 0; i-- {
		from := strings.Repeat("v", 1) + itoa(i-1)
		text.WriteString("CREATE VIEW v" + itoa(i) + " AS SELECT a FROM " + from + ";\n")
	}
	text.WriteString("CREATE TABLE v0 (a int);")
	_, _, result := loaded(t, text.String())
	if result.Statements != count+1 {
		t.Errorf("%d statements were executed, want %d", result.Statements, count+1)
	}
}

func TestLikelyOrderIsStable(t *testing.T) {
	script := read(t, `
		CREATE VIEW c AS SELECT * FROM b, a;
		CREATE VIEW b AS SELECT * FROM a;
		ALTER VIEW a SET (security_barrier);
		CREATE VIEW x AS SELECT * FROM y;
		CREATE VIEW y AS SELECT * FROM x;
		CREATE VIEW a AS SELECT 1;
		CREATE VIEW s.a AS SELECT * FROM c`)
	var jobs []*job
	for i, s := range script.Statements {
		jobs = append(jobs, &job{index: i, statement: s})
	}
	slices.Reverse(jobs)
	var got []int
	for _, j := range inLikelyOrder(jobs) {
		got = append(got, j.index)
	}
	if want := []int{5, 1, 0, 2, 4, 3, 6}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

func TestCanceledLoadIsNoMistakeOfTheScript(t *testing.T) {
	conn := connect(t, pgtest.Database(t))
	ctx, cancel := contextWithCancel(t)
	cancel()
	_, err := Load(ctx, conn, read(t, "CREATE TABLE t (a int)"))
	if err == nil || IsMistake(err) || len(parse.Errors(err)) > 0 {
		t.Errorf("a canceled load gives %v", err)
	}
	if !errors.Is(err, ctx.Err()) {
		t.Errorf("the error does not say why: %v", err)
	}
}
