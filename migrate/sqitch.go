package migrate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// sqitch is Sqitch (1.x). Its plan names the changes in order, each with a script in the folders deploy, revert and
// verify, which psql executes (lib/App/Sqitch/Plan.pm, Engine/pg.pm). Its records are in a schema of their own.
var sqitch = Format{
	Name: "sqitch",
	Tables: []Table{{Name: "changes", Beside: []string{"dependencies", "events", "projects", "releases", "tags"}, Columns: []string{"change_id text", "script_hash text", "change text", "project text", "note text",
		"committed_at timestamp with time zone", "committer_name text", "committer_email text", "planned_at timestamp with time zone",
		"planner_name text", "planner_email text"}}},
	names:   func(file string) (named, bool) { return named{}, file == sqitchPlan },
	list:    listSqitch,
	lay:     laySqitch,
	up:      readAs(OneByOne),
	folders: []string{"deploy", "revert", "verify"},
	sections: func(path, text string) ([]Section, error) {
		return []Section{{SQL: text, Text: text, Down: filepath.Base(filepath.Dir(path)) == "revert", Sending: OneByOne}}, nil
	},
}

const (
	sqitchPlan = "sqitch.plan"
	// sqitchPlanner is who planned the changes: the plan takes nothing else than a name and an address.
	sqitchPlanner = "pawl <pawl@localhost>"
)

var (
	sqitchVersion = regexp.MustCompile(`^(\d+)_(.+)$`)
	sqitchUnnamed = regexp.MustCompile(`[^A-Za-z0-9_]+`)
)

func laySqitch(dir string, list []Migration) ([]Laid, error) {
	plan, err := os.ReadFile(filepath.Join(dir, sqitchPlan))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	file := New{Name: sqitchPlan, Text: string(plan), Old: plan}
	if len(plan) == 0 {
		if file.Text, err = sqitchStart(dir); err != nil {
			return nil, err
		}
	} else if !strings.HasSuffix(file.Text, "\n") {
		file.Text += "\n"
	}
	var out []Laid
	for _, m := range list {
		name := m.base()
		if strings.HasSuffix(name, "-") {
			return nil, fmt.Errorf("%s: a name must not end in punctuation", name)
		}
		up, down := "deploy/"+name+".sql", "revert/"+name+".sql"
		out = append(out, Laid{Up: up, Down: down, Files: []New{{Name: up, Text: m.Script.Up.Text()}, {Name: down, Text: m.Script.Down.Text()},
			{Name: "verify/" + name + ".sql", Text: m.Script.Verify}}})
		file.Text += name + " " + plannedAt(m).Format(time.RFC3339) + " " + sqitchPlanner + " # " + m.Script.Verdict + "\n"
	}
	last := &out[len(out)-1]
	last.Files = append(last.Files, file)
	return out, nil
}

// plannedAt is the time that the version tells, or that of writing.
func plannedAt(m Migration) time.Time {
	if t, err := time.Parse("20060102150405", m.Version); err == nil {
		return t
	}
	return m.At.UTC().Truncate(time.Second)
}

// sqitchStart is the begin of a plan. The project is called like the folder that the migrations' folder is in.
func sqitchStart(dir string) (string, error) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	project := strings.Trim(sqitchUnnamed.ReplaceAllString(filepath.Base(filepath.Dir(whole)), "_"), "_")
	if project == "" {
		project = "pawl"
	}
	return "%syntax-version=1.0.0\n%project=" + project + "\n\n", nil
}

// listSqitch reads the plan. Of a change that was reworked the earlier script carries the tag that came after it.
func listSqitch(dir string) ([]File, error) {
	plan, err := os.ReadFile(filepath.Join(dir, sqitchPlan))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the migrations: %w", err)
	}
	var names, tags []string // tags are those that come next
	for line := range strings.Lines(string(plan)) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(fields[0], "%"):
		case strings.HasPrefix(fields[0], "@"):
			for i := range tags {
				if tags[i] == "" {
					tags[i] = fields[0]
				}
			}
		default:
			names, tags = append(names, strings.TrimPrefix(fields[0], "+")), append(tags, "")
		}
	}
	list := make([]File, len(names))
	later := map[string]bool{}
	for i := len(names) - 1; i >= 0; i-- {
		f := File{Name: names[i]}
		if m := sqitchVersion.FindStringSubmatch(names[i]); m != nil {
			f.Version, f.Name = m[1], m[2]
		}
		script := names[i]
		if later[script] {
			script += tags[i]
		}
		later[names[i]] = true
		f.Up, f.Down = filepath.Join(dir, "deploy", script+".sql"), filepath.Join(dir, "revert", script+".sql")
		list[i] = f
	}
	return list, nil
}
