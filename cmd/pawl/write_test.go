package main

import (
	"slices"
	"testing"
	"time"

	"pawl/migrate"
)

// TestVersions gives migrations versions after those that are there, at any moment.
func TestVersions(t *testing.T) {
	format, err := migrate.Find("golang-migrate")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 1, 31, 23, 59, 58, 700_000_000, time.UTC)
	for name, c := range map[string]struct {
		last string
		want []string
	}{
		"the first":              {"", []string{"20260131235958", "20260131235959"}},
		"after older ones":       {"20250101000000", []string{"20260131235958", "20260131235959"}},
		"within the same second": {"20260131235958", []string{"20260131235959", "20260201000000"}},
		"before the last one":    {"20260201000005", []string{"20260201000006", "20260201000007"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := &app{now: func() time.Time { return at }}
			got, err := a.versions(settings{}, format, "", []migrate.File{{Version: c.last}}, 2)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("got %v, %v; want %v", got, err, c.want)
			}
		})
	}
}
