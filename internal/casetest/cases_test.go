package casetest

import (
	"flag"
	"os"
	"strings"
	"testing"

	"pawl/internal/pgtest"
	"pawl/internal/proof"
	"pawl/internal/scratch"
	"pawl/internal/state"
)

var update = flag.Bool("update", false, "write what pawl says into the cases")

// golden is the major version whose texts the cases hold, or the first one that a case works on; on others they are
// proven, not compared.
const golden = 15

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

func TestCases(t *testing.T) {
	// What begins with a version is held to its text on that one alone.
	isAtHome := func(path string) bool {
		c, err := Read(path)
		return err == nil && c.Options.Since == pgtest.Server(t).Major()
	}
	for _, path := range pgtest.Files(t, "testdata/*/*.txtar", isAtHome) {
		name := strings.TrimSuffix(strings.TrimPrefix(path, "testdata/"), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := Read(path)
			if err != nil {
				t.Fatal(err)
			}
			major := pgtest.Server(t).Major()
			if c.Options.Since > major || c.Options.Until != 0 && c.Options.Until < major {
				t.Skipf("not for PostgreSQL %d", major)
			}
			runCase(t, c, major)
		})
	}
}

func runCase(t *testing.T, c *Case, major int) {
	online := os.Getenv("PAWL_TEST_ONLINE")
	if c.Options.AtOnce != "" {
		online = ""
	}
	w := proof.Way{Old: c.Section("old.sql"), Rows: c.Section("rows.sql"), Desired: c.Section("new.sql"),
		Unfilled: c.Options.Unfilled, Owners: c.Options.Owners, Roles: c.Options.ManageRoles, Online: c.Options.Online || online != "", Sizes: c.Options.Sizes, Mixed: online == "by-size", Data: c.Moves, Archive: c.Options.Drops == "archive"}
	there := prove(t, w)
	if os.Getenv("PAWL_TEST_JOURNEYS") != "" && len(there.Parts) > 0 {
		travel(t, w, there)
	}
	if major != max(golden, c.Options.Since) {
		return
	}
	var covered Coverage
	if there.Refusal == nil {
		covered.add(there.Parts)
		if c.Options.OneWay == "" {
			w.Old, w.Rows, w.Desired, w.Data = w.Desired, "", w.Old, nil
			back := prove(t, w)
			if back.Refusal != nil {
				t.Errorf("from new.sql to old.sql: %v", back.Refusal)
			}
			covered.add(back.Parts)
		}
	}
	if online != "" {
		return
	}
	up, verdict, refusal := texts(there)
	compare(t, c, "up.sql", up)
	compare(t, c, "verdict.txt", verdict)
	compare(t, c, "bodies.txt", there.Bodies)
	compare(t, c, "error.txt", refusal)
	compare(t, c, "covers.txt", covered.String())
	if *update {
		if err := c.Save(); err != nil {
			t.Fatal(err)
		}
	}
}

// prove goes a way, and reports what does not hold.
func prove(t *testing.T, w proof.Way) *proof.Result {
	t.Helper()
	result, err := proof.Prover{Server: pgtest.Server(t)}.Prove(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Failures {
		t.Error(f)
	}
	t.Logf("the locks of %d steps were compared", result.Compared)
	if result.Refused != nil {
		t.Logf("not undone: %v", result.Refused)
	}
	return result
}

// travel proves a case as generate --verify does what it is about to write: with generated rows.
func travel(t *testing.T, w proof.Way, r *proof.Result) {
	t.Helper()
	server := pgtest.Server(t)
	j := proof.Planned(proof.Touch(r.Parts, r.From, r.To), r.Parts, r.Scripts, nil, 5)
	j.Source = &state.Source{Scratch: scratch.Options{Programs: server.Programs().Dir}, Privileges: "manage", Owners: w.Owners, Roles: w.Roles}
	account, err := proof.Prover{Server: server}.Travel(t.Context(), j)
	if why, ok := proof.Hindrance(err); ok {
		t.Logf("not proven with rows: %s", why)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range account.Failures {
		t.Errorf("with rows: %s", f)
	}
	t.Logf("with rows: %d in %d tables, unfit: %q, %v, %s", account.Rows, account.Tables, account.Unfit, account.Returns, account.Time)
}

func compare(t *testing.T, c *Case, section, got string) {
	t.Helper()
	if *update {
		c.Set(section, got)
		return
	}
	if want := c.Section(section); got != want {
		t.Errorf("%s is\n%s\nwant\n%s", section, got, want)
	}
}
