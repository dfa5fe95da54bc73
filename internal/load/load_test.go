package load

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pawl/internal/pgtest"
)

func itoa(i int) string { return strconv.Itoa(i) }

func contextWithCancel(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

// trap is a function that leaves a trace when it runs: a sequence moves, which no
// rollback takes back.
const trap = `
	CREATE SEQUENCE trace;
	CREATE FUNCTION trap() RETURNS int LANGUAGE sql AS $$ SELECT nextval('trace')::int $$;
	CREATE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('trace'); END $$;
	CREATE FUNCTION row_trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('trace'); RETURN new; END $$;
`

func TestNothingOfTheUsersRuns(t *testing.T) {
	_, conn, _ := loaded(t, `
		CREATE EVENT TRIGGER guard ON ddl_command_end EXECUTE FUNCTION guard();
		COMMENT ON EVENT TRIGGER guard IS 'fires on everything';
		CREATE EVENT TRIGGER second ON ddl_command_start EXECUTE FUNCTION guard();
		ALTER EVENT TRIGGER second DISABLE;
		CREATE MATERIALIZED VIEW filled AS SELECT trap() WITH DATA;
		CREATE MATERIALIZED VIEW also AS SELECT trap() AS x;
		CREATE UNIQUE INDEX CONCURRENTLY also_x ON also (x);
		CREATE TABLE made AS SELECT trap() AS x WITH NO DATA;
		CREATE TABLE t (a int DEFAULT trap(), CHECK (trap() > 0));
		ALTER TABLE t ADD COLUMN b int NOT NULL DEFAULT trap();
		CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION row_trap();
		CREATE VIEW v AS SELECT trap();`+trap)
	if got := ask(t, conn, "SELECT last_value || ' ' || is_called FROM trace"); !slices.Equal(got, []string{"1 false"}) {
		t.Errorf("something ran: the sequence is at %q", got)
	}
	if got := ask(t, conn, "SELECT relname::text FROM pg_class WHERE relkind = 'm' AND relispopulated"); len(got) > 0 {
		t.Errorf("materialized views were filled: %q", got)
	}
	if got := ask(t, conn, "SELECT evtname || ' ' || evtenabled::text FROM pg_event_trigger ORDER BY 1"); !slices.Equal(got, []string{"guard O", "second D"}) {
		t.Errorf("event triggers are %q", got)
	}
}

func TestSubscriptionDoesNotConnect(t *testing.T) {
	_, conn, _ := loaded(t, `
		CREATE SUBSCRIPTION load_test_s CONNECTION 'host=192.0.2.1 connect_timeout=60' PUBLICATION p
		WITH (enabled = true, create_slot = true, synchronous_commit = 'local')`)
	t.Cleanup(func() {
		// A subscription belongs to the server: it would keep the database from going.
		for _, sql := range []string{
			"ALTER SUBSCRIPTION load_test_s SET (slot_name = NONE)", "DROP SUBSCRIPTION load_test_s",
		} {
			if _, err := conn.Exec(context.Background(), sql); err != nil {
				t.Error(err)
			}
		}
	})
	got := ask(t, conn, "SELECT subenabled || ' ' || subsynccommit FROM pg_subscription WHERE subname = 'load_test_s'")
	if !slices.Equal(got, []string{"false local"}) {
		t.Errorf("the subscription is %q", got)
	}
}

// Syntax that the parser does not know goes by itself, by a protocol that takes one
// statement: what looks like one to us can't be two to the server.
func TestUnknownSyntaxGoesToTheServer(t *testing.T) {
	script := read(t, `
		CREATE TABLE t (a int);
		CREATE VIEW v AS SELECT b FROM t;
		ALTER TABLE t ADD COLUMN b int GENERATED ALWAYS AS (a * 2) VIRTUAL;
		SET search_path = s;
		CREATE SCHEMA s;
		CREATE TABLE u (a int, b int GENERATED ALWAYS AS (a) VIRTUAL)`)
	if script.Statements[2].Known || script.Statements[len(script.Statements)-1].Known {
		t.Fatal("the parser knows this syntax: the test needs a newer one")
	}
	db := pgtest.Database(t)
	conn := connect(t, db)
	_, err := Load(t.Context(), conn, script)
	major, atoiErr := strconv.Atoi(ask(t, conn, "SELECT (current_setting('server_version_num')::int / 10000)::text")[0])
	if atoiErr != nil {
		t.Fatal(atoiErr)
	}
	if major >= 18 {
		if err != nil {
			t.Error(err)
		}
		return
	}
	if err == nil || !strings.HasPrefix(err.Error(), `stdin:4:62: syntax error at or near "VIRTUAL"`) {
		t.Errorf("the error is %v", err)
	}
	if found := failuresOf(t, err); len(found.Mistakes) != 2 || found.Followed != 1 {
		t.Errorf("%d mistakes and %d that follow, want 2 and 1:\n%v", len(found.Mistakes), found.Followed, err)
	}
}

func TestRolesAreMadeThatCanDoNothing(t *testing.T) {
	_, conn, result := loaded(t, `
		CREATE ROLE load_test_app LOGIN SUPERUSER PASSWORD 'secret';
		CREATE TABLE t (a int);
		ALTER TABLE t OWNER TO "load_test Owner";
		CREATE POLICY p ON t TO load_test_app, PUBLIC, CURRENT_USER;
		CREATE SCHEMA AUTHORIZATION load_test_app;
		ALTER DEFAULT PRIVILEGES FOR ROLE load_test_app GRANT SELECT ON TABLES TO load_test_reader`)
	want := []string{"load_test Owner", "load_test_app", "load_test_reader"}
	if !slices.Equal(result.RolesCreated, want) {
		t.Errorf("roles made are %q, want %q", result.RolesCreated, want)
	}
	got := ask(t, conn, `SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'load\_test%' AND (rolcanlogin OR rolsuper)`)
	if len(got) > 0 {
		t.Errorf("roles may log in: %q", got)
	}
	// A second load finds them and makes none: who made them drops them.
	again, err := Load(t.Context(), connect(t, pgtest.Database(t)), read(t, "CREATE TABLE t (a int); GRANT SELECT ON t TO load_test_app"))
	if err != nil || len(again.RolesCreated) > 0 {
		t.Errorf("the second load gives %v and made %q", err, again.RolesCreated)
	}
	for _, role := range []string{"load_test_app", `"load_test Owner"`, "load_test_reader"} {
		if _, err := conn.Exec(t.Context(), "DROP OWNED BY "+role); err != nil {
			t.Error(err)
		}
	}
}

func TestTablespacesAreMadeInPlace(t *testing.T) {
	_, conn, result := loaded(t, `
		CREATE TABLE t (a int PRIMARY KEY USING INDEX TABLESPACE load_test_fast) TABLESPACE "load_test Slow";
		SET default_tablespace = load_test_third;
		CREATE TABLE u (a int)`)
	if want := []string{"load_test Slow", "load_test_fast", "load_test_third"}; !slices.Equal(result.TablespacesCreated, want) {
		t.Errorf("tablespaces made are %q, want %q", result.TablespacesCreated, want)
	}
	got := ask(t, conn, `
		SELECT c.relname || ' ' || s.spcname FROM pg_class AS c JOIN pg_tablespace AS s ON s.oid = c.reltablespace
		WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1`)
	if want := []string{"t load_test Slow", "t_pkey load_test_fast", "u load_test_third"}; !slices.Equal(got, want) {
		t.Errorf("relations are in %q, want %q", got, want)
	}
	if _, err := conn.Exec(t.Context(), "DROP TABLE t, u"); err != nil {
		t.Fatal(err)
	}
}

func TestWhatEveryDatabaseHasMayBeDefined(t *testing.T) {
	_, _, result := loaded(t, `
		CREATE SCHEMA public;
		CREATE EXTENSION plpgsql WITH SCHEMA pg_catalog;
		COMMENT ON SCHEMA public IS 'standard public schema';
		CREATE DATABASE shop`)
	if result.Statements != 3 {
		t.Errorf("%d statements, want 3", result.Statements)
	}
	want := "stdin:5:3: CREATE DATABASE is left out: the schema is what stands in the database, not the database itself"
	if !slices.Equal(result.Notes, []string{want}) {
		t.Errorf("the notes are %q", result.Notes)
	}
}

func TestDumpIsLoadedAsItIs(t *testing.T) {
	db := pgtest.Database(t)
	pgtest.Exec(t, db, `
		CREATE TYPE mood AS ENUM ('sad', 'ok');
		CREATE TABLE parted (id int, m mood, PRIMARY KEY (id)) PARTITION BY RANGE (id);
		CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (1) TO (10);
		CREATE TABLE parted_rest PARTITION OF parted DEFAULT;
		CREATE INDEX ON parted (m);
		CREATE TABLE s (id serial PRIMARY KEY, parent int REFERENCES s, g int GENERATED ALWAYS AS (id + 1) STORED);
		CREATE VIEW one AS SELECT 1 AS x;
		CREATE VIEW two AS SELECT x FROM one;
		CREATE OR REPLACE VIEW one AS SELECT 2 AS x;
		CREATE MATERIALIZED VIEW m AS SELECT * FROM s;
		CREATE STATISTICS st ON id, parent FROM s;
		CREATE RULE r AS ON INSERT TO s DO ALSO (SELECT 1; SELECT 2);`)
	dump := pgtest.Dump(t, db)
	again, _, _ := loaded(t, dump)
	if got := pgtest.Dump(t, again); got != dump {
		t.Errorf("the dump of what was loaded is\n%s\nwant\n%s", got, dump)
	}
}
