//go:build unix

package scratch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// account is the user as whom a server runs. nil means the user of this process.
type account struct {
	name     string
	uid, gid int
}

// chooseAccount picks the user for servers of root, since PostgreSQL refuses to run as root: the
// one named in PAWL_PG_USER, else postgres, else the owner of the programs (a build in somebody's
// home may be closed to all others), else nobody. It has to be able to reach the programs.
func chooseAccount(p Programs) (*account, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	if name := os.Getenv("PAWL_PG_USER"); name != "" {
		a, err := lookUp(name)
		if err != nil {
			return nil, fmt.Errorf("PAWL_PG_USER: %w", err)
		}
		if a.uid == 0 {
			return nil, errors.New("PAWL_PG_USER: PostgreSQL refuses to run as root; name another user")
		}
		return a, nil
	}
	for _, a := range []*account{named("postgres"), owner(p.path("postgres")), named("nobody")} {
		if a != nil && a.uid != 0 && a.reaches(p.Dir) {
			return a, nil
		}
	}
	return nil, fmt.Errorf("PostgreSQL refuses to run as root, and no other user was found who may enter %s: "+
		"run pawl as an ordinary user, or name one in PAWL_PG_USER", p.Dir)
}

func lookUp(name string) (*account, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	return &account{name: name, uid: uid, gid: gid}, nil
}

func named(name string) *account {
	a, err := lookUp(name)
	if err != nil {
		return nil
	}
	return a
}

func owner(file string) *account {
	info, err := os.Stat(file)
	if err != nil {
		return nil
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	return &account{name: fmt.Sprintf("with id %d", stat.Uid), uid: int(stat.Uid), gid: int(stat.Gid)}
}

func (a *account) credential() *syscall.Credential {
	if a == nil {
		return nil
	}
	return &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
}

// String names the account in messages and in the key of a template.
func (a *account) String() string {
	if a == nil {
		return strconv.Itoa(os.Geteuid())
	}
	return a.name
}

// explain adds to a refusal of the system what it most likely means: root without the
// right to become someone else, as in a container that dropped its capabilities.
func (a *account) explain(err error) error {
	if a == nil || !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return fmt.Errorf("%w (as user %s, since PostgreSQL refuses to run as root: "+
		"run pawl as an ordinary user, or give it a server with --scratch URL)", err, a)
}

// reaches tells whether the account may enter a directory, which takes the x bit of the directory
// and of all its parents. Access control lists are not looked at.
func (a *account) reaches(dir string) bool {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return false
	}
	for at := dir; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err != nil || !a.may(info, 0o1) {
			return false
		}
		if at == filepath.Dir(at) {
			return true
		}
	}
}

// may tells whether the permission bits give the account what is wanted (4 read, 2 write, 1 enter).
func (a *account) may(info fs.FileInfo, wanted fs.FileMode) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	mode := info.Mode().Perm()
	switch {
	case int(stat.Uid) == a.uid:
		mode >>= 6
	case int(stat.Gid) == a.gid:
		mode >>= 3
	}
	return mode&wanted == wanted
}

// give makes the account the owner of a file or directory that root has just made.
func (a *account) give(file string) error {
	if a == nil {
		return nil
	}
	return os.Lchown(file, a.uid, a.gid)
}

// ourOwn tells whether a folder is a real one that belongs to us and is closed to others, so that
// what it says can be trusted: records in it decide which processes are stopped.
func ourOwn(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder", dir)
	case !ok || int(stat.Uid) != os.Geteuid():
		return fmt.Errorf("%s belongs to another user", dir)
	case info.Mode().Perm()&0o077 != 0:
		return fmt.Errorf("%s is open to other users: chmod 700 %s", dir, strings.ReplaceAll(dir, " ", `\ `))
	}
	return nil
}
