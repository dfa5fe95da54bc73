package fill

import (
	"os"
	"path/filepath"
	"testing"

	"pawl/internal/load"
	"pawl/internal/pgtest"
	"pawl/schema/parse"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// TestCorpus fills the tables of each old.sql and schema below the folder PAWL_CORPUS, and counts those that got rows.
func TestCorpus(t *testing.T) {
	root := os.Getenv("PAWL_CORPUS")
	if root == "" {
		t.Skip("PAWL_CORPUS is not set: it is a folder with folders that have an old.sql")
	}
	filled, all := 0, 0
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.Name() != "old.sql" {
			return err
		}
		script, err := parse.Read([]string{path}, nil)
		if err != nil {
			return nil // not a schema that pawl reads
		}
		db := pgtest.Database(t)
		conn, err := db.Connect(t.Context())
		if err != nil {
			return err
		}
		defer conn.Close(t.Context())
		if _, err := load.Load(t.Context(), conn, script); err != nil {
			return nil // it wants another server
		}
		result, err := Fill(t.Context(), conn, Options{Rows: 5})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		for _, u := range result.Uncovered {
			t.Logf("%s: %s: %s", path, u.Table, u.Why)
		}
		filled, all = filled+result.Tables, all+result.Tables+len(result.Uncovered)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d tables got rows", filled, all)
	if all == 0 || float64(filled) < 0.95*float64(all) {
		t.Errorf("less than 95%% of the tables got rows")
	}
}
