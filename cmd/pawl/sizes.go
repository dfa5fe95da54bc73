package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
	"unicode/utf8"

	"pawl/internal/state"
	"pawl/plan"
	"pawl/schema"
	"pawl/schema/stats"
)

// staleAfter is the age from which on statistics are mentioned.
const staleAfter = 30 * 24 * time.Hour

// statsLive has the statistics taken from the database that is given.
const statsLive = "live"

var errNoStatistics = errors.New("online: by-size needs statistics of the database that counts, where the migration will run: take them there with\n" +
	"  pawl stats --db URL > stats.json\nand say --stats stats.json, or stats: in pawl.yaml. If the database given by --db is the one: --stats live")

// sizing is how source is told which tables are large.
func (a *app) sizing(ctx context.Context, s settings, source *state.Source) error {
	switch s.Online {
	case "off":
		return nil
	case "always":
		if s.Stats != "" {
			a.note(s, "the statistics are not used: online is always; --online by-size uses them")
		}
		source.Online = func(schema.ID) bool { return true }
		return nil
	}
	large, err := stats.ParseThreshold(s.Large)
	if err != nil {
		return fmt.Errorf("large: %w", err)
	}
	known, err := a.statistics(ctx, s)
	if err != nil {
		return err
	}
	if age := a.now().Sub(known.Taken); age > staleAfter {
		a.note(s, "the statistics are %d days old: take them anew where the migration will run: pawl stats --db URL > %s", int(age.Hours()/24), s.Stats)
	}
	source.Sizing = &state.Sizing{Statistics: known, Large: large}
	return nil
}

// statistics reads those that --stats names.
func (a *app) statistics(ctx context.Context, s settings) (*stats.Statistics, error) {
	switch s.Stats {
	case "":
		return nil, errNoStatistics
	case statsLive:
		if s.DB == "" {
			return nil, fmt.Errorf("--stats live: %w", state.ErrNoDatabase)
		}
		return state.Statistics(ctx, s.DB, a.now().UTC().Truncate(time.Second))
	}
	text, err := os.ReadFile(s.Stats)
	if err != nil {
		return nil, fmt.Errorf("reading the statistics: %w", err)
	}
	known, err := stats.Read(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Stats, err)
	}
	return known, nil
}

// taken is for what a table was taken, as JSON says it.
type taken struct {
	Table string `json:"table"`
	As    string `json:"taken_to_be"` // large, small
	Why   string `json:"because"`
}

// sizesUsed is what a report says of the sizes of tables.
type sizesUsed struct {
	Online string     `json:"online"`
	Large  string     `json:"large_from,omitempty"`
	Taken  *time.Time `json:"statistics_taken,omitempty"`
	Of     string     `json:"statistics_of,omitempty"` // the database
	Tables []taken    `json:"tables,omitempty"`
}

// sizesOf tells for what the tables were taken that the migration changes.
func sizesOf(s settings, sizing *state.Sizing, parts []plan.Part) sizesUsed {
	used := sizesUsed{Online: s.Online}
	if sizing != nil {
		used.Large, used.Taken, used.Of = s.Large, &sizing.Statistics.Taken, sizing.Statistics.Database
	}
	seen := map[schema.ID]bool{}
	for _, p := range parts {
		for _, t := range p.Tables {
			if seen[t.Table] {
				continue
			}
			seen[t.Table] = true
			as := "small"
			if t.Large {
				as = "large"
			}
			used.Tables = append(used.Tables, taken{t.Table.Label(), as, t.Why})
		}
	}
	return used
}

// assumption says in words for what tables are taken; it is empty if no table is concerned.
func (used sizesUsed) assumption() string {
	switch {
	case len(used.Tables) == 0:
		return ""
	case used.Taken == nil:
		return "Tables that are there are taken to be large and in use"
	}
	return fmt.Sprintf("By the statistics of %s, %s (large: from %s on)", used.Of, used.Taken.Format("2 January 2006"), used.Large)
}

// sizes prints it, with the tables where statistics decide.
func (p *printer) sizes(used sizesUsed) {
	text := used.assumption()
	if text == "" {
		return
	}
	if used.Taken == nil {
		fmt.Fprintf(p.out, "\n%s.\n", text)
		return
	}
	fmt.Fprintf(p.out, "\n%s:\n", text)
	width := 0
	for _, t := range used.Tables {
		width = min(max(width, utf8.RuneCountInString(t.Table)), 40)
	}
	for _, t := range used.Tables {
		fmt.Fprintf(p.out, "  %s  %s\n", pad(t.Table, width), t.Why)
	}
}
