package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func read(t *testing.T, events string) (*tally, string) {
	t.Helper()
	var out strings.Builder
	all := newTally(&out)
	if err := all.read(strings.NewReader(events)); err != nil {
		t.Fatal(err)
	}
	return all, out.String()
}

func TestTestsAreCountedAndFailuresShown(t *testing.T) {
	all, out := read(t, `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"chatter of a\n"}
{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0.1}
{"Action":"output","Package":"p","Test":"TestB/x","Output":"what went wrong\n"}
{"Action":"fail","Package":"p","Test":"TestB/x"}
{"Action":"fail","Package":"p","Test":"TestB"}
{"Action":"output","Package":"p","Test":"TestC","Output":"why not\n"}
{"Action":"skip","Package":"p","Test":"TestC"}
{"Action":"fail","Package":"p","Elapsed":1.25}
{"Action":"skip","Package":"without_tests","Elapsed":0}
`)
	if got := all.sums(); got != "1 passed, 2 failed, 1 skipped" {
		t.Errorf("got %q", got)
	}
	if strings.Contains(out, "chatter") || !strings.Contains(out, "what went wrong\n") || !strings.Contains(out, "why not\n") {
		t.Errorf("got:\n%s", out)
	}
	if strings.Contains(out, "without_tests") {
		t.Errorf("a package without tests is told:\n%s", out)
	}
}

func TestAPackageThatDoesNotCompileIsAFailure(t *testing.T) {
	all, out := read(t, `{"ImportPath":"q","Action":"build-output","Output":"q.go:1: no\n"}
{"ImportPath":"q","Action":"build-fail"}
{"Action":"fail","Package":"q","Elapsed":0,"FailedBuild":"q"}
`)
	if all.failed != 1 || !strings.Contains(out, "q.go:1: no") {
		t.Errorf("%d failures:\n%s", all.failed, out)
	}
}

func TestAPanicIsShown(t *testing.T) {
	all, out := read(t, `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"panic: boom\n"}
{"Action":"fail","Package":"p","Elapsed":0}
`)
	if all.failed != 1 || !strings.Contains(out, "panic: boom") {
		t.Errorf("%d failures:\n%s", all.failed, out)
	}
}

func TestLinesThatAreNoEventsArePassedOn(t *testing.T) {
	if _, out := read(t, "go: something\n{}\n"); out != "go: something\n{}\n" {
		t.Errorf("got %q", out)
	}
}

func TestNumbersOfRunsAddUpInAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "counts")
	for range 2 {
		all := &tally{passed: 3, failed: 1}
		if err := all.save(path); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "3 1\n3 1\n" {
		t.Errorf("got %q, %v", text, err)
	}
}
