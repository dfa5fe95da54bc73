package casetest

import (
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/internal/load"
	"pawl/internal/pgtest"
	"pawl/internal/proof"
	"pawl/render"
	"pawl/schema/parse"
)

// readsRows is what PostgreSQL says at client_min_messages = debug1 when it reads or writes all rows of a table
// (ATRewriteTable and validateForeignKeyConstraint in tablecmds.c, index_build in index.c).
var readsRows = regexp.MustCompile(`^(verifying|rewriting) table "|^validating foreign key constraint "|^building index "`)

// aboutNew is what it says of tables that the migrations create, which have no rows.
var aboutNew = regexp.MustCompile(` table "(fresh|pg_toast_)`)

// TestPartitionsAreNotReadUnderALock executes the migrations of partitions: in a transaction, PostgreSQL must not read the
// rows of a table, but to validate a constraint, which keeps nobody out.
func TestPartitionsAreNotReadUnderALock(t *testing.T) {
	// The way back from what is dropped builds it again, and that of a table that has left reads it, alone; as does the one to a
	// state half-way, with its checks (half_way_*).
	for pattern, back := range map[string]bool{"attach*": true, "key_of_*": true, "reference_*": true, "unique_of_*": false, "detach*": false} {
		for _, path := range pgtest.Files(t, "testdata/online/"+pattern+".txtar") {
			t.Run(strings.TrimSuffix(strings.TrimPrefix(path, "testdata/online/"), ".txtar"), func(t *testing.T) {
				t.Parallel()
				c, err := Read(path)
				if err != nil {
					t.Fatal(err)
				}
				w := proof.Way{Old: c.Section("old.sql"), Rows: c.Section("rows.sql"), Desired: c.Section("new.sql"), Online: true}
				watch(t, w, prove(t, w).Scripts, back)
			})
		}
	}
}

// watch executes scripts there, and perhaps back, and reports what is read.
func watch(t *testing.T, w proof.Way, scripts []render.Script, back bool) {
	var said []string
	db := pgtest.Database(t)
	config := db.Config()
	config.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { said = append(said, n.Message) }
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	exec := func(sql string) {
		if _, err := conn.PgConn().Exec(t.Context(), sql).ReadAll(); err != nil {
			t.Fatalf("%v\n%s", err, sql)
		}
	}
	script, err := parse.Read([]string{"-"}, strings.NewReader(w.Old))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := load.Load(t.Context(), conn, script); err != nil {
		t.Fatal(err)
	}
	exec("RESET ALL;" + w.Rows + "; SET client_min_messages = debug1")
	run := func(b render.Body) {
		said = nil
		exec(b.Text())
		for _, message := range said {
			if b.Place == render.Within && readsRows.MatchString(message) && !aboutNew.MatchString(message) && !onlyValidates(b) {
				t.Errorf("%s\n%s", message, b.Text())
			}
		}
	}
	for _, s := range scripts {
		run(s.Up)
	}
	for i := len(scripts) - 1; i >= 0 && back; i-- {
		if len(scripts[i].Unsafe) > 0 {
			return
		}
		run(scripts[i].Down)
	}
}

func onlyValidates(b render.Body) bool {
	for _, text := range b.Statements {
		if !strings.Contains(text, " VALIDATE CONSTRAINT ") {
			return false
		}
	}
	return true
}
