package scratch

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// Find lists the server programs found on this machine, the best for the wanted major version
// first: the same version, else the nearest newer one, else the nearest older one. Among equals
// the order of the search decides. A [*NotFoundError] says that there are none and what to do.
func Find(o Options) ([]Programs, error) {
	return machine{getenv: os.Getenv, usual: usualPlaces}.find(o)
}

// usualPlaces are where packages put the server programs: Debian, PGDG on Fedora and RHEL, Fedora
// and Arch, a build from source, Homebrew on its three prefixes, and Postgres.app.
var usualPlaces = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/pgsql-*/bin",
	"/usr/bin",
	"/usr/local/pgsql/bin",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
	"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

// machine is what the search looks at; tests search in a smaller one.
type machine struct {
	getenv func(string) string
	usual  []string // glob patterns
	said   *banners
}

func (m machine) find(o Options) ([]Programs, error) {
	setting, dirs := m.given(o)
	if setting == "" {
		dirs = m.search()
	}
	found, reasons := inspectAll(dirs, m.said, o.log())
	m.said.keep(o.log())
	if len(found) == 0 {
		return nil, &NotFoundError{Major: o.Major, Setting: setting, Reasons: reasons}
	}
	slices.SortStableFunc(found, func(a, b Programs) int { return byPreference(o.Major, a.Major, b.Major) })
	return found, nil
}

// given is what the user named, as text for messages and as directories.
func (m machine) given(o Options) (setting string, dirs []string) {
	if o.Programs != "" {
		return o.Programs, filepath.SplitList(o.Programs)
	}
	if value := m.getenv("PAWL_PG_BIN"); value != "" {
		return "PAWL_PG_BIN=" + value, filepath.SplitList(value)
	}
	return "", nil
}

// search lists the directories that may hold server programs, in the order of preference.
func (m machine) search() []string {
	var dirs []string
	path := filepath.SplitList(m.getenv("PATH"))
	if dir := configured(path); dir != "" {
		dirs = append(dirs, dir)
	}
	for _, dir := range path {
		program := filepath.Join(dir, "postgres")
		real, err := filepath.EvalSymlinks(program)
		if err != nil {
			continue
		}
		// A link to postgres alone, without initdb beside it, leads to the real directory.
		dirs = append(dirs, dir, filepath.Dir(real))
	}
	for _, pattern := range m.usual {
		// Glob fails only on a malformed pattern, and these are constants.
		matches, _ := filepath.Glob(pattern)
		dirs = append(dirs, matches...)
	}
	return slices.DeleteFunc(dirs, func(dir string) bool {
		_, err := os.Stat(filepath.Join(dir, "postgres"))
		return err != nil
	})
}

// configured asks the first pg_config on the path where its server programs are. It often belongs
// to a package of client headers, so that there are none.
func configured(path []string) string {
	for _, dir := range path {
		program := filepath.Join(dir, "pg_config")
		if info, err := os.Stat(program); err != nil || info.IsDir() {
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), versionTimeout)
		defer cancel()
		cmd := exec.CommandContext(ctx, program, "--bindir")
		cmd.Env = childEnv()
		cmd.WaitDelay = time.Second
		out, err := cmd.Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(out))
	}
	return ""
}

// inspectAll looks at all directories at once, since each look runs two programs, and keeps each
// installation once.
func inspectAll(dirs []string, said *banners, log *slog.Logger) (found []Programs, reasons []error) {
	slots := make([]Programs, len(dirs))
	errs := make([]error, len(dirs))
	var wg sync.WaitGroup
	for i, dir := range dirs {
		wg.Go(func() { slots[i], errs[i] = inspect(dir, said) })
	}
	wg.Wait()
	seen := map[string]bool{}
	for i, p := range slots {
		if errs[i] != nil {
			log.Debug("server programs that are not usable", "dir", dirs[i], "reason", errs[i])
			reasons = append(reasons, errs[i])
			continue
		}
		if key := p.resolved(); !seen[key] {
			seen[key] = true
			found = append(found, p)
		}
	}
	return found, reasons
}

// byPreference orders major versions: the wanted one, then newer ones upwards, then older ones
// downwards. A newer server understands what an older one does, nearly always.
func byPreference(wanted, a, b int) int {
	if wanted == 0 {
		return cmp.Compare(b, a)
	}
	aOlder, bOlder := a < wanted, b < wanted
	switch {
	case aOlder && bOlder:
		return cmp.Compare(b, a)
	case aOlder:
		return 1
	case bOlder:
		return -1
	default:
		return cmp.Compare(a, b)
	}
}
