package clients

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/migrate"
)

// client applies all migrations that are there ("up"), or takes the last one back ("down").
type client func(t *testing.T, w *walk, way string) (out string, err error)

var irreversible = regexp.MustCompile(`irreversible: `)

// clientOf is the client of a format.
func clientOf(format, program string) client {
	switch format {
	case "flyway":
		return runFlyway
	case "sqitch":
		return runSqitch
	case "psql":
		return runPsql
	}
	return func(t *testing.T, w *walk, way string) (string, error) {
		return output(exec.CommandContext(t.Context(), program, format, way, w.dir, address(w.db, "postgres")))
	}
}

// versions are numbers for those who want them without gaps, and times for the others.
func versions(f *migrate.Format, n int) string {
	if f.Width > 0 {
		return fmt.Sprintf("%0*d", f.Width, n)
	}
	return fmt.Sprintf("202601010000%02d", n)
}

// address is a URL of a database, whose server listens on a socket.
func address(db *scratch.Database, scheme string) string {
	c := db.Config()
	query := url.Values{"host": {c.Host}, "port": {fmt.Sprint(c.Port)}}
	if scheme == "postgres" {
		query.Set("sslmode", "disable")
	}
	return fmt.Sprintf("%s://%s@/%s?%s", scheme, c.User, c.Database, query.Encode())
}

func output(cmd *exec.Cmd) (string, error) {
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func runSqitch(t *testing.T, w *walk, way string) (string, error) {
	args := []string{"deploy", "--verify"}
	if way == "down" {
		args = []string{"revert", "-y", "--to", "@HEAD^"}
		if deployed(t, w.db) == 1 {
			args = []string{"revert", "-y"}
		}
	}
	cmd := exec.CommandContext(t.Context(), "sqitch", append(args, address(w.db, "db:pg"))...)
	cmd.Dir = w.dir
	cmd.Env = append(os.Environ(), "HOME="+w.dir, "SQITCH_FULLNAME=Tester", "SQITCH_EMAIL=tester@localhost", "LC_ALL=C.UTF-8")
	return output(cmd)
}

// deployed is how many changes Sqitch has applied.
func deployed(t *testing.T, db *scratch.Database) int {
	t.Helper()
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	rows, err := conn.Query(t.Context(), "SELECT count(*) FROM sqitch.changes")
	if err != nil {
		t.Fatal(err)
	}
	n, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[int])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// runPsql keeps the record that psql does not keep: how many files were applied.
func runPsql(t *testing.T, w *walk, way string) (string, error) {
	files, err := w.format.List(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	record := filepath.Join(w.dir, "applied")
	done := 0
	if text, err := os.ReadFile(record); err == nil {
		if _, err := fmt.Sscan(string(text), &done); err != nil {
			t.Fatal(err)
		}
	}
	note := func() {
		if err := os.WriteFile(record, fmt.Appendln(nil, done), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if way == "down" {
		out, err := pgtest.Psql(t, w.db, files[done-1].Down)
		if err == nil {
			done--
			note()
		}
		return out, err
	}
	for ; done < len(files); done++ {
		if out, err := pgtest.Psql(t, w.db, files[done].Up); err != nil {
			return out, err
		}
	}
	note()
	return "", nil
}
