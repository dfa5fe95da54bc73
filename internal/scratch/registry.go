//go:build unix

package scratch

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// record says to whom a folder belongs and which server runs in it. It is written before the
// folder is made and removed after the folder is gone.
type record struct {
	Folder string   `json:"folder"`
	Host   string   `json:"host"`
	Boot   string   `json:"boot"`
	Space  string   `json:"space"` // of process ids
	Owner  instance `json:"owner"`
	Server instance `json:"server"` // zero until it is started
	Maker  instance `json:"maker"`  // a program that makes a template in the folder, or zero
}

func newRecord(path string) record {
	host, _ := os.Hostname() // "" is as good a name as any, as long as it stays the same
	return record{Folder: path, Host: host, Boot: bootID(), Space: processSpace(), Owner: thisInstance()}
}

func (c *cache) recordFile(name string) string { return filepath.Join(c.servers, name+".json") }

// write puts a record in place as a whole, so that nobody reads half of one.
func (c *cache) write(name string, r record) error {
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	half := filepath.Join(c.servers, name+".new")
	if err := os.WriteFile(half, text, 0o600); err != nil {
		return fmt.Errorf("recording a scratch server: %w", err)
	}
	if err := os.Rename(half, c.recordFile(name)); err != nil {
		return fmt.Errorf("recording a scratch server: %w", err)
	}
	return nil
}

// forget removes a record; one that is gone already is fine.
func (c *cache) forget(name string) error {
	if err := os.Remove(c.recordFile(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the record of a scratch server: %w", err)
	}
	return nil
}

// read reads a record. One that makes no sense, or whose folder is not called like the record, is
// an error: the folder will be removed on the word of the record.
func (c *cache) read(name string) (record, error) {
	var r record
	text, err := os.ReadFile(c.recordFile(name))
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return r, err
	}
	if filepath.Base(r.Folder) != name || !filepath.IsAbs(r.Folder) {
		return r, fmt.Errorf("the folder %q is not that of the record %s", r.Folder, name)
	}
	return r, nil
}
