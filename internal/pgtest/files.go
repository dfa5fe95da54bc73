package pgtest

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// Files lists the files of a pattern, all of them or, with PAWL_TEST_EVERY=N, one in N; which ones is up to the major
// version of the server, so that several versions see different ones. A file that is wanted is always among them. A pattern
// without files fails the test.
func Files(t *testing.T, pattern string, wanted ...func(path string) bool) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files are called %s: %v", pattern, err)
	}
	text := os.Getenv("PAWL_TEST_EVERY")
	if text == "" {
		return paths
	}
	every, err := strconv.Atoi(text)
	if err != nil || every < 1 {
		t.Fatalf("PAWL_TEST_EVERY=%q: a number of files is wanted, of which one is taken", text)
	}
	var list []string
	for i, path := range paths {
		isWanted := slices.ContainsFunc(wanted, func(f func(string) bool) bool { return f(path) })
		if isWanted || i%every == Server(t).Major()%every {
			list = append(list, path)
		}
	}
	return list
}
