package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"pawl/internal/lint"
	"pawl/migrate"
)

// lintInputs reads what is to be looked at, in the order in which it would be applied.
func (a *app) lintInputs(s settings, args []string) ([]lint.Input, error) {
	if len(args) == 0 {
		args = []string{s.Dir}
	}
	format, err := s.format()
	if err != nil {
		return nil, err
	}
	var list []lint.Input
	seen := map[string]bool{}
	for _, arg := range args {
		paths, err := sqlFiles(arg)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if seen[path] {
				continue
			}
			seen[path] = true
			sections, err := a.sections(format, path)
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", path, err)
			}
			list = append(list, sections...)
		}
	}
	return list, nil
}

// sqlFiles are the files that an argument names.
func sqlFiles(arg string) ([]string, error) {
	if arg == "-" {
		return []string{arg}, nil
	}
	info, err := os.Stat(arg)
	if err != nil {
		return nil, fmt.Errorf("reading the migrations: %w", err)
	}
	if !info.IsDir() {
		return []string{arg}, nil
	}
	var list []string
	err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(filepath.Base(path), ".") && path != arg
		switch {
		case err != nil:
			return err
		case hidden && d.IsDir():
			return fs.SkipDir
		case !hidden && !d.IsDir() && filepath.Ext(path) == ".sql":
			list = append(list, path)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the migrations: %w", err)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("there is no *.sql file in %s", arg)
	}
	slices.SortFunc(list, compareNames)
	return list, nil
}

var digits = regexp.MustCompile(`\d+|\D+`)

// compareNames compares texts with the numbers in them as numbers: V9 comes before V10.
func compareNames(a, b string) int {
	return slices.CompareFunc(digits.FindAllString(a, -1), digits.FindAllString(b, -1), func(a, b string) int {
		if isDigit(a) && isDigit(b) {
			a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
			return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
		}
		return cmp.Compare(a, b)
	})
}

func isDigit(text string) bool { return text[0] >= '0' && text[0] <= '9' }

// sections reads a file, or standard input, as the client that it is for does.
func (a *app) sections(format *migrate.Format, path string) ([]lint.Input, error) {
	var text []byte
	var err error
	name := path
	if path == "-" {
		name = "stdin"
		text, err = io.ReadAll(a.stdin)
	} else {
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, err
	}
	sections, err := migrate.Sections(format, path, string(text))
	if err != nil {
		return nil, err
	}
	modes := map[migrate.Sending]lint.Mode{migrate.Whole: lint.Together, migrate.InOne: lint.Wrapped, migrate.OneByOne: lint.Single}
	var list []lint.Input
	for _, s := range sections {
		list = append(list, lint.Input{File: name, Text: s.Text, SQL: s.SQL, Down: s.Down, Mode: modes[s.Sending]})
	}
	return list, nil
}
