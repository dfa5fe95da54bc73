package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// event is a line of go test -json (see go doc test2json, and go help buildjson).
type event struct {
	Action  string
	Package string
	Test    string
	Output  string
	Elapsed float64
}

// tally is what was seen so far.
type tally struct {
	out                     io.Writer
	passed, failed, skipped int

	packages map[string]*result
	output   map[[2]string]*strings.Builder // by package and test
}

// result is what was seen of one package.
type result struct{ passed, failed, skipped int }

func newTally(out io.Writer) *tally {
	return &tally{out: out, packages: map[string]*result{}, output: map[[2]string]*strings.Builder{}}
}

// read reads events up to the end. A line that is none is passed on.
func (t *tally) read(in io.Reader) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			var e event
			if json.Unmarshal([]byte(line), &e) != nil || e.Action == "" {
				fmt.Fprint(t.out, line)
			} else {
				t.see(e)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the events: %w", err)
		}
	}
}

func (t *tally) see(e event) {
	key := [2]string{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		fmt.Fprint(t.out, e.Output)
	case "output":
		if t.output[key] == nil {
			t.output[key] = &strings.Builder{}
		}
		t.output[key].WriteString(e.Output)
	case "pass", "fail", "skip":
		if e.Test == "" {
			t.endPackage(e)
		} else {
			t.endTest(e)
		}
		delete(t.output, key)
	}
}

func (t *tally) endTest(e event) {
	r := t.packages[e.Package]
	if r == nil {
		r = &result{}
		t.packages[e.Package] = r
	}
	switch e.Action {
	case "pass":
		r.passed++
	case "fail":
		r.failed++
		t.show(e)
	case "skip":
		r.skipped++
		t.show(e)
	}
}

// endPackage prints the line of a package. One that fails without a failed test (it does not compile, it panics, it
// takes too long) counts as one failure.
func (t *tally) endPackage(e event) {
	r := t.packages[e.Package]
	if r == nil {
		r = &result{}
	}
	if e.Action == "fail" && r.failed == 0 {
		r.failed++
		t.showUnfinished(e.Package)
	}
	t.passed, t.failed, t.skipped = t.passed+r.passed, t.failed+r.failed, t.skipped+r.skipped
	if *r != (result{}) {
		fmt.Fprintf(t.out, "%-4s  %-28s %s  %.1f s\n", strings.ToLower(e.Action), e.Package, numbers(r.passed, r.failed, r.skipped), e.Elapsed)
	}
}

// show prints what a test wrote.
func (t *tally) show(e event) {
	if text := t.output[[2]string{e.Package, e.Test}]; text != nil {
		fmt.Fprint(t.out, text.String())
	}
}

// showUnfinished prints what a package and those of its tests wrote that came to no end.
func (t *tally) showUnfinished(name string) {
	for key, text := range t.output {
		if key[0] == name {
			fmt.Fprint(t.out, text.String())
			delete(t.output, key)
		}
	}
}

func numbers(passed, failed, skipped int) string {
	text := fmt.Sprintf("%d passed, %d failed", passed, failed)
	if skipped > 0 {
		text += fmt.Sprintf(", %d skipped", skipped)
	}
	return text
}

// sums is the last line.
func (t *tally) sums() string { return numbers(t.passed, t.failed, t.skipped) }

// save appends the numbers to a file.
func (t *tally) save(path string) (err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	_, err = fmt.Fprintln(file, t.passed, t.failed)
	return err
}
