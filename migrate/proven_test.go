package migrate

import (
	"strings"
	"testing"
)

func TestProven(t *testing.T) {
	up := "-- pawl 1 · x\n-- phase: expand\n-- from sha256:1\n-- to   sha256:2\n-- +goose NO TRANSACTION\n\nSELECT 1;\n"
	down := "-- pawl 1 · x · undo\n\nSELECT 2;\n"
	laid := []Laid{{Up: "up", Down: "down", Files: []New{{Name: "up", Text: up}, {Name: "down", Text: down}, {Name: "up.conf", Text: "a"}}}}
	files := Proven(laid, 15)[0].Files
	if laid[0].Files[0].Text != up || files[2].Text != "a" {
		t.Error("more was changed than should be")
	}
	if got := strings.Split(files[0].Text, "\n"); !strings.HasPrefix(got[4], "-- proven sha256:") || !strings.HasSuffix(got[4], " PostgreSQL 15") {
		t.Errorf("the head is\n%s", files[0].Text)
	}
	if got := strings.Split(files[1].Text, "\n"); !strings.HasPrefix(got[1], "-- proven sha256:") {
		t.Errorf("the head is\n%s", files[1].Text)
	}
	for _, f := range files[:2] {
		for text, edited := range map[string]bool{
			f.Text:                                   false,
			strings.ReplaceAll(f.Text, "\n", "\r\n"): false,
			strings.Replace(f.Text, "SELECT", "SELECT 0 +", 1):          true,
			strings.Replace(f.Text, "-- pawl", "-- edited\n-- pawl", 1): true,
			f.Text + "\n": true,
			strings.Replace(f.Text, "-- proven", "-- tried", 1): false,
			"SELECT 1;\n" + f.Text:                              false, // no head of ours
		} {
			if got := isEdited(text); got != edited {
				t.Errorf("edited: %t, want %t:\n%s", got, edited, text)
			}
		}
	}
}
