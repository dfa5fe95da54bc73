package anyschema

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"pawl/internal/load"
	"pawl/internal/pgclient"
	"pawl/internal/pgtest"
	"pawl/internal/proof"
	"pawl/internal/scratch"
	"pawl/schema"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// rounds is how many schemas are tried, unless PAWL_TEST_ROUNDS or -rapid.checks says otherwise.
const rounds = 50

// TestEveryKindIsDrawn fails when a kind of object is made by no sort, and nobody says why.
func TestEveryKindIsDrawn(t *testing.T) {
	made := map[schema.Kind]bool{schema.KindComment: true, schema.KindGrant: true} // on what has a title, or privileges
	for _, s := range sorts {
		for _, k := range s.makes {
			made[k] = true
		}
	}
	for _, k := range schema.Kinds {
		if _, excused := undrawn[k.Kind]; made[k.Kind] == excused {
			t.Errorf("%s: drawn %v, said not to be: %v", k.Kind, made[k.Kind], excused)
		}
	}
}

// TestAnySchemaThereAndBack goes from random schemas to others and back. A failure prints both, and the seed.
func TestAnySchemaThereAndBack(t *testing.T) {
	set(t)
	server := pgtest.Server(t)
	pgtest.Exec(t, pgtest.Database(t), "CREATE ROLE any_reader; CREATE ROLE any_writer")
	failed := map[string]string{}
	rapid.Check(t, func(rt *rapid.T) {
		pair := Pairs(server.Major()).Draw(rt, "schemas")
		dump := rapid.IntRange(0, 9).Draw(rt, "pg_dump looks too") == 9
		key := pair.String()
		if _, again := failed[key]; !again {
			failed[key] = smallest(t, pair, dump)
		}
		if failed[key] != "" {
			rt.Fatal(failed[key])
		}
	})
}

// smallest says what fails about a pair, and about the smallest one in which the same fails; it is empty if nothing
// does.
func smallest(t *testing.T, p Pair, dump bool) string {
	t.Helper()
	sort, text := failure(t, p, dump)
	if sort == "" {
		return ""
	}
	if sort == unloadable { // the error names the statement
		return text + "\n" + p.String()
	}
	p = Reduce(p, func(p Pair) bool { s, _ := failure(t, p, dump); return s == sort })
	_, text = failure(t, p, dump)
	return text + "\n" + p.String()
}

// unloadable is a failure of this package, not of pawl.
const unloadable = "what was drawn cannot be loaded"

// failure goes there and back, and says what sort of failure there is, and what exactly.
func failure(t *testing.T, pair Pair, dump bool) (sort, text string) {
	t.Helper()
	p := proof.Prover{Server: pgtest.Server(t)}
	if dump {
		p.Observe = func(ctx context.Context, db *scratch.Database) (text string, err error) {
			err = undeclared(ctx, db, func() { text = pgclient.Sorted(pgtest.Dump(t, db)) })
			return text, err
		}
	}
	result, err := p.Prove(t.Context(), proof.Way{Old: pair.Old(), Desired: pair.New()})
	switch {
	case isInvalid(err) || err == nil && isInvalid(result.Refusal):
		return "", ""
	case err != nil:
		sort, text = unloadable, err.Error()
	case load.IsMistake(result.Refusal):
		sort, text = unloadable, result.Refusal.Error()
	case result.Refusal != nil && strings.Contains(result.Refusal.Error(), "in steps of your own"):
		return "", "" // it says that it knows no way that keeps the rows
	case result.Refusal != nil && isBaseTypeInUse(result.Refusal.Error()):
		return "", ""
	case result.Refusal != nil:
		sort, text = "pawl knows no way", result.Refusal.Error()
	case len(result.Failures) > 0:
		text = strings.Join(result.Failures, "\n")
		sort, _, _ = strings.Cut(text, ":")
	}
	return sort, sort + ": " + text
}

// undeclared looks at a database while no child table declares a column that it inherits. PostgreSQL knows no way to change that
// of a column by itself, so pawl does not compare it (docs/architecture.md, Known limits), while pg_dump prints it.
func undeclared(ctx context.Context, db *scratch.Database, look func()) error {
	conn, err := db.Connect(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	rows, err := conn.Query(ctx, `UPDATE pg_catalog.pg_attribute SET attislocal = false WHERE attislocal AND attinhcount > 0
		RETURNING attrelid::text || ' ' || attnum`)
	if err != nil {
		return err
	}
	declared, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	look()
	_, err = conn.Exec(ctx, `UPDATE pg_catalog.pg_attribute SET attislocal = true WHERE attrelid::text || ' ' || attnum = ANY ($1)`, declared)
	return err
}

// isBaseTypeInUse says that a base type or a range type is replaced together with its functions while columns use it, which
// is among the known limits in docs/architecture.md.
func isBaseTypeInUse(refusal string) bool {
	return strings.Contains(refusal, "steps wait for each other") && strings.Contains(refusal, "shell type") && strings.Contains(refusal, "__old")
}

// isInvalid says that what was drawn is no schema, for a reason that only PostgreSQL sees in the whole of it.
func isInvalid(err error) bool {
	return err != nil && strings.Contains(err.Error(), "cannot recursively add identity column to table that has child tables")
}

// set says how many rounds there are, and from which seed: always the same ones along with the other tests, so that these
// depend on nothing but the project, and others each night.
func set(t *testing.T) {
	t.Helper()
	settings := map[string]string{"rapid.nofailfile": "true", "rapid.shrinktime": "1ns"} // Reduce knows better how to shrink
	if flag.Lookup("rapid.checks").Value.String() == flag.Lookup("rapid.checks").DefValue {
		settings["rapid.checks"] = strconv.Itoa(rounds)
		if n := os.Getenv("PAWL_TEST_ROUNDS"); n != "" {
			settings["rapid.checks"] = n
		}
	}
	seed := flag.Lookup("rapid.seed")
	if seed.Value.String() == "0" {
		settings["rapid.seed"] = "71"
		if os.Getenv("PAWL_TEST_ROUNDS") != "" {
			settings["rapid.seed"] = strconv.FormatInt(time.Now().Unix(), 10)
		}
	}
	for name, value := range settings {
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	fmt.Printf("%s schemas from seed %s: -rapid.seed=%[2]s draws them again\n", flag.Lookup("rapid.checks").Value, seed.Value)
}
