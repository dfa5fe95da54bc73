package scratch

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Programs is a directory of server programs that work.
type Programs struct {
	Dir     string // absolute, as it was found
	Major   int
	Version string // "16.4", "19devel"

	banner string // all that postgres --version says; part of what identifies a build
}

// versionTimeout is generous: a program on a cold network disk may take seconds.
const versionTimeout = 20 * time.Second

// versionBanner matches "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)". Forks that call
// themselves something else are not taken for PostgreSQL.
var versionBanner = regexp.MustCompile(`^\w+ \(PostgreSQL\) ((\d+)[^ ]*)`)

// inspect finds out whether dir holds working programs. Both must run, and be of one version:
// initdb insists on that itself.
func inspect(dir string, said *banners) (Programs, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Programs{}, err
	}
	server, err := said.of(filepath.Join(dir, "postgres"))
	if err != nil {
		return Programs{}, err
	}
	maker, err := said.of(filepath.Join(dir, "initdb"))
	if err != nil {
		return Programs{}, err
	}
	match, other := versionBanner.FindStringSubmatch(server), versionBanner.FindStringSubmatch(maker)
	if match == nil {
		return Programs{}, fmt.Errorf("%s calls itself %q, which is not PostgreSQL", filepath.Join(dir, "postgres"), server)
	}
	if other == nil || other[1] != match[1] {
		return Programs{}, fmt.Errorf("%s holds postgres %s but %q", dir, match[1], maker)
	}
	major, err := strconv.Atoi(match[2])
	if err != nil {
		return Programs{}, fmt.Errorf("reading the version of %s: %w", dir, err)
	}
	return Programs{Dir: dir, Major: major, Version: match[1], banner: server}, nil
}

// banner is the first line of what a program says about its version.
func banner(program string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), versionTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--version")
	cmd.Env = childEnv()
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("running %s --version: %w", program, err)
	}
	line, _, _ := strings.Cut(string(out), "\n")
	return strings.TrimSpace(line), nil
}

// path is the full name of one of the programs.
func (p Programs) path(name string) string { return filepath.Join(p.Dir, name) }

// resolved is the directory with all symbolic links followed, by which two names of one
// installation are recognised.
func (p Programs) resolved() string {
	real, err := filepath.EvalSymlinks(p.path("postgres"))
	if err != nil {
		return p.Dir
	}
	return filepath.Dir(real)
}

// build identifies the build of the server program, so that a data directory made by another one
// is not used: a development version keeps its number while its catalogs change.
func (p Programs) build() (string, error) {
	info, err := os.Stat(p.path("postgres"))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s|%s|%d|%d", p.banner, p.resolved(), info.Size(), info.ModTime().UnixNano()), nil
}

// hugePages has the GNU C library ask for huge pages where it gets memory, and means nothing to others
// (https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html): servers live so short that most of their time
// goes into memory that is touched for the first time, above all on virtual machines.
const hugePages = "GLIBC_TUNABLES=glibc.malloc.hugetlb=1"

// childEnv is the environment of the programs: what they need to run, and nothing else. The
// server executes SQL of pull requests, which could read tokens of a CI job out of it, and
// variables such as PGDATA, PGOPTIONS or LC_ALL must not change what it does.
func childEnv() []string {
	env := []string{"LC_ALL=C", "TZ=UTC", hugePages}
	for _, name := range []string{"PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "LOCPATH", "LOCALE_ARCHIVE", "SYSTEMROOT"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}
