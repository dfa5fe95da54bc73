package clients

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/schema/parse"
)

// Flyway is not in any registry at hand: this stands in for it, by the rules that it documents for names, placeholders,
// configuration files of scripts, statements and transactions (https://documentation.red-gate.com/flyway).

var flywayScript = regexp.MustCompile(`^([VU])(\d+)__(\w+)\.sql$`)

const flywayTable = `CREATE TABLE IF NOT EXISTS flyway_schema_history (installed_rank int NOT NULL PRIMARY KEY, version varchar(50),
	description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
	installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL)`

func runFlyway(t *testing.T, w *walk, way string) (out string, err error) {
	ctx := t.Context()
	conn, err := w.db.Connect(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, flywayTable); err != nil {
		t.Fatal(err)
	}
	rows, err := conn.Query(ctx, "SELECT version::text FROM flyway_schema_history ORDER BY installed_rank")
	if err != nil {
		t.Fatal(err)
	}
	applied, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(w.dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths { // versions of one length: names sort as they do
		m := flywayScript.FindStringSubmatch(filepath.Base(path))
		switch {
		case m == nil && flywayScript.MatchString(strings.TrimSuffix(filepath.Base(path), ".conf")):
			continue
		case m == nil:
			return "", fmt.Errorf("%s: no name of Flyway's", path)
		case way == "up" && m[1] == "V" && !slices.Contains(applied, m[2]):
			err = flywayRun(ctx, conn, path, "INSERT INTO flyway_schema_history VALUES ("+fmt.Sprint(len(applied)+1)+", '"+m[2]+"', '"+m[3]+"', 'SQL', '', 0, '', now(), 0, true)")
			applied = append(applied, m[2])
		case way == "down" && m[1] == "U" && len(applied) > 0 && applied[len(applied)-1] == m[2]:
			err = flywayRun(ctx, conn, path, "DELETE FROM flyway_schema_history WHERE version = '"+m[2]+"'")
		}
		if err != nil {
			return err.Error(), err
		}
	}
	return "", nil
}

// flywayRun executes a script statement by statement, with its record in the same transaction unless the script's
// configuration says that there is none.
func flywayRun(ctx context.Context, conn *pgx.Conn, path, record string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if strings.Contains(string(text), "${") {
		return fmt.Errorf("%s: no value provided for a placeholder", path)
	}
	cuts, err := parse.CutScript(string(text))
	if err != nil {
		return err
	}
	begin, commit := "BEGIN", "COMMIT"
	if conf, err := os.ReadFile(path + ".conf"); err == nil {
		if string(conf) != "executeInTransaction=false\n" {
			return fmt.Errorf("%s.conf: unknown configuration %q", path, conf)
		}
		begin, commit = "", ""
	} else if !errors.Is(err, os.ErrNotExist) {
		return err
	}
	statements := []string{begin}
	for _, c := range cuts {
		if c.Opens || strings.EqualFold(c.SQL, "COMMIT") {
			return fmt.Errorf("%s: it has a transaction of its own", path)
		}
		statements = append(statements, c.SQL)
	}
	for _, sql := range append(statements, record, commit) {
		if _, err := conn.Exec(ctx, sql, pgx.QueryExecModeSimpleProtocol); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}
