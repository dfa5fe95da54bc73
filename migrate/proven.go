package migrate

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A file that was proven says so in its head, with a fingerprint of all the rest of it: somebody who edits it does not edit that.

var provenLine = regexp.MustCompile(`^-- proven sha256:([0-9a-f]{64}) PostgreSQL [0-9]+\r?\n$`)

// Proven gives files that lead there or back a line which says that they were proven as they are, on a major version of PostgreSQL.
func Proven(laid []Laid, major int) []Laid {
	out := slices.Clone(laid)
	for i := range out {
		out[i].Files = slices.Clone(out[i].Files)
		for n, f := range out[i].Files {
			if f.Name == out[i].Up || f.Name == out[i].Down {
				out[i].Files[n].Text = withProof(f.Text, major)
			}
		}
	}
	return out
}

// withProof puts the line after the fingerprints of the states, or after the title where there are none.
func withProof(text string, major int) string {
	at, end := 0, 0
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "-- ") {
			break
		}
		end += len(line)
		if at == 0 || strings.HasPrefix(line, "-- to ") {
			at = end
		}
	}
	return text[:at] + fmt.Sprintf("-- proven sha256:%s PostgreSQL %d\n", textPrint(text), major) + text[at:]
}

// textPrint is the fingerprint of a text. It does not depend on the ends of lines, which tools for versions change.
func textPrint(text string) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.ReplaceAll(text, "\r\n", "\n"))))
}

// isEdited says that a text was proven, and is another one now.
func isEdited(text string) bool {
	at := 0
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "--") {
			break
		}
		if m := provenLine.FindStringSubmatch(line); m != nil {
			return textPrint(text[:at]+text[at+len(line):]) != m[1]
		}
		at += len(line)
	}
	return false
}

// Edited are the names of those files of the migration that were edited since they were proven.
func (f File) Edited() ([]string, error) {
	var list []string
	for _, path := range slices.Compact([]string{f.Up, f.Down}) {
		if path == "" {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading the migration: %w", err)
		}
		if isEdited(string(text)) {
			list = append(list, filepath.Base(path))
		}
	}
	return list, nil
}
