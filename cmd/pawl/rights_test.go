package main

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
)

// pawl runs a command line in this process.
func pawl(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := map[string]string{"PAWL_PG_BIN": pgtest.Server(t).Programs().Dir}
	a := &app{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, now: time.Now,
		getenv: func(name string) string { return env[name] }}
	code = a.run(context.Background(), append([]string{"pawl"}, args...))
	return code, stdout.String(), stderr.String()
}

// as is the URL of a database for another user.
func as(t *testing.T, dbURL, user, password string) string {
	t.Helper()
	u, err := url.Parse(dbURL)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(user, password)
	return u.String()
}

// afterwards executes SQL when the test's own context has ended already.
func afterwards(t *testing.T, db *scratch.Database, sql string) {
	ctx := context.Background()
	conn, err := pgx.ConnectConfig(ctx, db.Config())
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, sql); err != nil {
		t.Error(err)
	}
}

func TestWrongPassword(t *testing.T) {
	db := pgtest.Database(t)
	pgtest.Exec(t, db, `CREATE ROLE walter LOGIN PASSWORD 'right';
		DO $$ BEGIN EXECUTE format('COPY (SELECT ''local all walter scram-sha-256'' UNION ALL SELECT ''local all all trust'') TO %L',
			current_setting('hba_file')); END $$;
		SELECT pg_reload_conf()`)
	t.Cleanup(func() { afterwards(t, db, "DROP ROLE walter") })
	schemaFile := filepath.Join(t.TempDir(), "schema.sql")
	if err := os.WriteFile(schemaFile, []byte("CREATE TABLE a (id int);"), 0o600); err != nil {
		t.Fatal(err)
	}
	var code int
	var errs string
	for range 100 { // the server takes up the new rules a moment later
		code, _, errs = pawl(t, "check", "--db", as(t, db.URL(), "walter", "sesame"), "--schema", schemaFile)
		if strings.Contains(errs, "password authentication failed") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if code != exitError || !strings.Contains(errs, `as walter: password authentication failed for user "walter"`) {
		t.Errorf("exit %d, %q", code, errs)
	}
	if strings.Contains(errs, "sesame") {
		t.Errorf("the password is in %q", errs)
	}
}

// TestWithoutRights has a role that may read nothing but the catalogs see the whole schema, and one that may not
// read one of them leave that kind alone instead of dropping it.
func TestWithoutRights(t *testing.T) {
	db := pgtest.Database(t)
	pgtest.Exec(t, db, `CREATE ROLE guest LOGIN;
		CREATE SCHEMA closed; REVOKE ALL ON SCHEMA closed FROM PUBLIC;
		CREATE TABLE closed.t (id serial PRIMARY KEY, n int CHECK (n > 0)); REVOKE ALL ON closed.t FROM PUBLIC;
		CREATE SEQUENCE closed.own; COMMENT ON TABLE closed.t IS 'for all to read'; COMMENT ON SEQUENCE closed.own IS 'whose'`)
	t.Cleanup(func() { afterwards(t, db, "DROP ROLE guest") })
	guest := as(t, db.URL(), "guest", "")
	_, whole, _ := pawl(t, "inspect", "--db", db.URL())
	code, seen, errs := pawl(t, "inspect", "--db", guest)
	if code != 0 || seen != whole || !strings.Contains(seen, "CREATE TABLE closed.t") || !strings.Contains(seen, "COMMENT ON TABLE closed.t") || strings.Contains(errs, "kind comment") {
		t.Errorf("exit %d, %s\na role without rights sees\n%s\nthe owner sees\n%s", code, errs, seen, whole)
	}
	pgtest.Exec(t, db, "REVOKE SELECT ON pg_catalog.pg_sequence FROM PUBLIC")
	schemaFile := filepath.Join(t.TempDir(), "schema.sql")
	without := "CREATE SCHEMA closed; CREATE TABLE closed.t (id int NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id), n int CONSTRAINT t_n_check CHECK (n > 0));"
	if err := os.WriteFile(schemaFile, []byte(without), 0o600); err != nil {
		t.Fatal(err)
	}
	_, out, errs := pawl(t, "diff", "--sql", "--db", guest, "--schema", schemaFile)
	if strings.Contains(out, "DROP SEQUENCE") {
		t.Errorf("what could not be seen is dropped:\n%s", out)
	}
	if !strings.Contains(errs, "objects of kind sequence are left alone: no right to read pg_catalog.pg_sequence") {
		t.Errorf("it is not said that sequences were not seen: %q", errs)
	}
}
