package casetest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"pawl/internal/pgtest"
	"pawl/internal/proof"
)

// TestCorpus proves the way between the schemas of each folder below PAWL_CORPUS that has an old.sql and a new.sql: that it
// arrives, that it leads back where it is called safe, and that its steps lock what they declare. Cases whose old.sql cannot
// be loaded are left out.
func TestCorpus(t *testing.T) {
	root := os.Getenv("PAWL_CORPUS")
	if root == "" {
		t.Skip("PAWL_CORPUS is not set: it is a folder with folders that have an old.sql and a new.sql")
	}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Name() == "new.sql" {
			dir := filepath.Dir(path)
			name, _ := filepath.Rel(root, dir)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				proveFolder(t, dir)
			})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func proveFolder(t *testing.T, dir string) {
	old, err := os.ReadFile(filepath.Join(dir, "old.sql"))
	if err != nil {
		t.Fatal(err)
	}
	desired, err := os.ReadFile(filepath.Join(dir, "new.sql"))
	if err != nil {
		t.Fatal(err)
	}
	online := os.Getenv("PAWL_TEST_ONLINE")
	result, err := proof.Prover{Server: pgtest.Server(t)}.Prove(t.Context(), proof.Way{Old: string(old), Desired: string(desired),
		Online: online != "", Mixed: online == "by-size"})
	var unloaded *proof.OldError
	if errors.As(err, &unloaded) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if result.Refusal != nil {
		t.Fatal(result.Refusal)
	}
	for _, f := range result.Failures {
		t.Error(f)
	}
	t.Logf("the locks of %d steps were compared", result.Compared)
}
