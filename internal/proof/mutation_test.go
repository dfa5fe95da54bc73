package proof

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"

	"pawl/internal/data"
	"pawl/internal/pgtest"
	"pawl/internal/scratch"
	"pawl/internal/state"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// broken is a migration that is right, and ways to break it.
type broken struct {
	Since  int       `yaml:"since"`
	Online bool      `yaml:"online"`
	Owners bool      `yaml:"owners"`
	Data   yaml.Node `yaml:"data"`
	Breaks []mutation
}

// mutation breaks one thing, and says which finding that must lead to.
type mutation struct {
	What  string `yaml:"what"`
	Finds string `yaml:"finds"`

	// Up and Down change texts of statements.
	Up   []edit `yaml:"up"`
	Down []edit `yaml:"down"`
	// Functions changes the texts of functions, wherever they are planned.
	Functions []edit `yaml:"functions"`
	// ForgetUp and ForgetDown leave out the steps about an object, which is named as IDs are.
	ForgetUp   string `yaml:"forget_up"`
	ForgetDown string `yaml:"forget_down"`
	// Safe calls safe what loses something, so that the way back is the plan's and does not refuse.
	Safe bool `yaml:"safe"`
	// Runs leaves it called unsafe, and has the way back run nevertheless.
	Runs bool `yaml:"runs"`
	// Declares changes what is said of locks.
	Declares *declared `yaml:"declares"`
}

// edit replaces text; without a text to put, the statement with that text is left out.
type edit struct {
	Take string  `yaml:"take"`
	Put  *string `yaml:"put"`
}

// declared replaces what is said of a relation where it is said to be locked in a mode.
type declared struct {
	Relation string   `yaml:"relation"`
	Of       string   `yaml:"of"`
	Mode     string   `yaml:"mode"`
	Scans    *whether `yaml:"scans"`
	Rewrites *whether `yaml:"rewrites"`
}

// TestWhatIsBrokenIsFound breaks migrations on purpose: a proof must find each out, in the way in which it should. What is
// not broken must be proven.
func TestWhatIsBrokenIsFound(t *testing.T) {
	for _, path := range pgtest.Files(t, "testdata/broken/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			sections := map[string]string{}
			for _, f := range txtar.Parse(text).Files {
				sections[f.Name] = string(f.Data)
			}
			var b broken
			decode := yaml.NewDecoder(strings.NewReader(sections["broken.yaml"]))
			decode.KnownFields(true)
			if err := decode.Decode(&b); err != nil {
				t.Fatalf("%s: broken.yaml: %v", path, err)
			}
			if pgtest.Server(t).Major() < b.Since {
				t.Skipf("since PostgreSQL %d", b.Since)
			}
			moves, err := data.Read(&b.Data, "broken.yaml", sections["broken.yaml"])
			if err != nil {
				t.Fatal(err)
			}
			from, to, parts := planOf(t, Way{Old: sections["old.sql"], Desired: sections["new.sql"], Online: b.Online, Owners: b.Owners, Data: moves})
			t.Run("unbroken", func(t *testing.T) {
				if a := (mutation{}).travel(t, b, from, to, parts); !a.IsProven() || a.Rows == 0 || a.Unfit != "" {
					t.Errorf("what is not broken is not proven with rows: %s\n%s", a.Unfit, strings.Join(a.Failures, "\n"))
				}
			})
			for _, m := range b.Breaks {
				t.Run(m.What, func(t *testing.T) {
					a := m.travel(t, b, from, to, parts)
					found := strings.Join(slices.Concat(a.Failures, a.Careful, []string{a.Unfit}), "\n")
					for i, r := range a.Returns {
						if r == InWay { // with rows from before: what it asks is not what it should ask
							found += fmt.Sprintf("\npart %d: %s", i+1, r)
						}
					}
					if !strings.Contains(found, m.Finds) || m.Finds == "" {
						t.Errorf("found is\n%s\nand not: %s", found, m.Finds)
					}
				})
			}
		})
	}
}

// planOf plans a migration.
func planOf(t *testing.T, w Way) (from, to *schema.Catalog, parts []plan.Part) {
	t.Helper()
	server := pgtest.Server(t)
	p := &trial{Prover: Prover{Server: server}, source: &state.Source{Server: server, Privileges: "manage", Owners: w.Owners,
		Scratch: scratch.Options{Programs: server.Programs().Dir}}}
	if w.Online {
		p.source.Online = func(schema.ID) bool { return true }
	}
	var err error
	if p.live, err = open(t.Context(), server); err != nil {
		t.Fatal(err)
	}
	defer p.live.close()
	err = p.prepare(t.Context(), w)
	if err == nil {
		_, err = p.plan(t.Context(), w)
	}
	if err = errors.Join(err, p.Refusal); err != nil {
		t.Fatal(err)
	}
	return p.from, p.to, p.Parts
}

// travel breaks a migration, and says what a proof finds.
func (m mutation) travel(t *testing.T, b broken, from, to *schema.Catalog, parts []plan.Part) *Account {
	t.Helper()
	parts = m.planned(t, parts)
	scripts := render.Scripts(parts, render.Settings{Version: "0", Name: "broken", LockTimeout: "5s", Batch: Batch})
	m.written(t, scripts)
	j := Planned(Touch(parts, from, to), parts, scripts, nil, 5)
	j.Source = &state.Source{Scratch: scratch.Options{Programs: pgtest.Server(t).Programs().Dir}, Privileges: "manage", Owners: b.Owners}
	p := Prover{Server: pgtest.Server(t)}
	hits := 0
	if m.Declares != nil {
		p.declare = func(acts []render.Act) { hits += m.Declares.change(acts) }
	}
	account, err := p.Travel(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	if m.Declares != nil && hits == 0 {
		t.Errorf("nothing is declared of %s", m.Declares.Relation)
	}
	for _, u := range account.Uncovered {
		t.Errorf("%s got no rows: %s", u.Table, u.Why)
	}
	return account
}
