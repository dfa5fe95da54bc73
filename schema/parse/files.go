package parse

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// included is a file that is being read.
type included struct {
	name string // as messages call it
	path string // absolute; empty for standard input
}

// input reads what one argument names.
func (r *reader) input(name string) {
	if name == "-" {
		r.standardInput()
		return
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.mistakes.add(&Error{
			Pos:     Position{File: name},
			Message: "there is no such file",
			Hint:    "The schema is looked for there: name another place, or let pawl init write it from a live database.",
		})
	case err != nil:
		r.mistakes.add(unreadable(name, err))
	case info.IsDir():
		r.folder(name)
	default:
		r.file(name)
	}
}

func (r *reader) standardInput() {
	text, err := io.ReadAll(r.stdin)
	if err != nil {
		r.mistakes.add(unreadable("stdin", err))
		return
	}
	r.text("stdin", string(text))
}

// folder reads every *.sql in a folder and in those within it, in order of name.
// A file that another one includes is read once, wherever that comes first.
func (r *reader) folder(name string) {
	found := false
	err := filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && path != name
		switch {
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir() || filepath.Ext(path) != ".sql":
			return nil
		}
		found = true
		if !r.read[absolute(path)] {
			r.file(path)
		}
		return nil
	})
	switch {
	case err != nil:
		r.mistakes.add(unreadable(name, err))
	case !found:
		r.mistakes.add(&Error{
			Pos:     Position{File: name},
			Message: "there is no *.sql file in this folder",
			Hint:    "Put the definitions there, or let pawl init write them from a live database.",
		})
	}
}

// file reads one file, which may include others.
func (r *reader) file(name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		r.mistakes.add(unreadable(name, err))
		return
	}
	path := absolute(name)
	r.read[path] = true
	r.chain = append(r.chain, included{name, path})
	r.text(name, string(text))
	r.chain = r.chain[:len(r.chain)-1]
}

func unreadable(name string, err error) *Error {
	// The error repeats the name, which the position gives already.
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		err = pathError.Err
	}
	return &Error{Pos: Position{File: name}, Message: fmt.Sprintf("reading it: %v", err)}
}

// include reads the file that a \i or \ir line names.
func (r *reader) include(src *source, c command, path string, relative bool) {
	beside := filepath.Join(filepath.Dir(src.name), path)
	if filepath.IsAbs(path) {
		beside = path
	}
	target := path
	if relative {
		target = beside
	}
	full := absolute(target)
	for i, each := range r.chain {
		if each.path == full {
			r.mistakes.add(src.errorAt(c.offset, "files include each other in a circle: "+circle(r.chain[i:]), "Take one of the includes out."))
			return
		}
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		r.mistakes.add(src.errorAt(c.offset, fmt.Sprintf("there is no file %s", target), lookBeside(relative, path, beside)))
	case info.IsDir():
		r.mistakes.add(src.errorAt(c.offset, fmt.Sprintf("%s is a folder", target), `Include its files, or name the folder itself as the schema.`))
	case !r.read[full]:
		r.file(target)
	}
}

func circle(chain []included) string {
	var names []string
	for _, each := range chain {
		names = append(names, each.name)
	}
	return strings.Join(append(names, chain[0].name), " → ")
}

// lookBeside explains \i against \ir where that may be the mistake.
func lookBeside(relative bool, path, beside string) string {
	if relative {
		return `\ir looks beside the file that includes; \i looks in the working directory.`
	}
	if _, err := os.Stat(beside); err == nil && beside != path {
		return fmt.Sprintf(`\i looks in the working directory. The file stands beside this one: write \ir %s.`, path)
	}
	return `\i looks in the working directory; \ir looks beside the file that includes.`
}

// absolute identifies a file, whatever way leads to it.
func absolute(name string) string {
	full, err := filepath.Abs(name)
	if err != nil {
		return filepath.Clean(name)
	}
	if real, err := filepath.EvalSymlinks(full); err == nil {
		return real
	}
	return full
}
