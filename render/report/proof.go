package report

import (
	"fmt"
	"strings"
)

// Proof is what came of proving migrations in a scratch server, one after the other, there and back.
type Proof struct {
	Migrations []ProofMove `json:"migrations"`
	Proven     bool        `json:"proven"`
	// NotMade is why there is no proof, and nothing else is known then; empty if there is one.
	NotMade string `json:"not_made,omitempty"`
	// Goal is where they lead, in words; empty if that stands in the headers of files.
	Goal string `json:"-"`
	// Rows and Tables are what was generated before and after.
	Rows      int         `json:"rows"`
	Tables    int         `json:"tables"`
	Uncovered []Uncovered `json:"uncovered"`
	// Sample is what came of rows of the live database; nil if none were asked for.
	Sample *Sample `json:"sample,omitempty"`
	// Locks is of how many steps the locks were compared with those that they declare.
	Locks int `json:"steps_with_locks_compared"`
	// Written is what became of rows that were written afterwards when it was taken back: kept, or refused: and why.
	Written string `json:"written_after,omitempty"`
	// Unfit is why not all of the generated rows could be there.
	Unfit string `json:"rows_in_the_way,omitempty"`
	// HalfWay is why it cannot be applied again as it is, once a part of it was taken back.
	HalfWay string `json:"not_again_from_half_way,omitempty"`
	// Careful are claims on locks that say more than holds.
	Careful  []string `json:"said_too_carefully,omitempty"`
	Failures []string `json:"failures"`
	Version  string   `json:"server_version"`
	// Observed says that pg_dump looked as well.
	Observed bool    `json:"pg_dump"`
	Seconds  float64 `json:"seconds,omitempty"`
}

// Sample is what came of rows that were taken of the live database.
type Sample struct {
	Rows int `json:"rows"`
	// Mended are those with other values, because the scratch database did not take them as they were, and Dropped those that it did
	// not take even so.
	Mended  int `json:"mended"`
	Dropped int `json:"dropped"`
	// Unfit is why the migration could not be applied to them.
	Unfit string `json:"in_the_way,omitempty"`
	// Missing are tables of which none could be taken.
	Missing []Uncovered `json:"not_taken"`
}

// ProofMove is one migration of a proof.
type ProofMove struct {
	Name   string   `json:"name"`
	Phase  string   `json:"phase,omitempty"`
	Return string   `json:"way_back"`
	Unsafe []string `json:"unsafe_because,omitempty"`
	// Edited are those of its files that somebody edited since they were proven.
	Edited []string `json:"edited_since_proven,omitempty"`
	// Path is where it is written; empty if it is not.
	Path string `json:"-"`
}

// Uncovered is a table for which no row was found.
type Uncovered struct {
	Table string `json:"table"`
	Why   string `json:"because"`
}

// ways are the words for what can come of a way back: of one, and of each of several.
var ways = []struct{ is, one, each string }{
	{"undone", "undone exactly", "undone exactly"},
	{"rows in way", "undone exactly without rows; with the generated ones it refuses", "undone exactly without rows, while with the generated ones it refuses"},
	{"refuses", "refuses to be undone, as it must", "refuses as it must"},
	{"no way back", "has no way back", "has no way back"},
	{"not reached", "way back not reached: a later one refuses", "not reached on the way back: a later one refuses"},
	{"not tried", "way back not tried", "not tried on the way back"},
}

// WayBack says what came of it.
func (m ProofMove) WayBack() string {
	for _, w := range ways {
		if w.is == m.Return {
			return w.one
		}
	}
	return m.Return
}

// Answer says in a sentence what is proven, and with what.
func (p Proof) Answer() string {
	switch {
	case p.NotMade != "":
		return "Not proven: " + p.NotMade + "."
	case !p.Proven:
		return "NOT proven" + p.With() + "."
	}
	list := []string{}
	if p.Goal != "" {
		list = append(list, "reaches "+p.Goal)
	}
	return "Proven" + p.With() + ": " + strings.Join(append(list, p.returns()...), "; ") + "."
}

// Level is how much a reader should mind, as of a change.
func (p Proof) Level() string {
	switch {
	case p.NotMade != "":
		return "warning"
	case !p.Proven:
		return "error"
	}
	return "note"
}

// With is on what server, and with which rows.
func (p Proof) With() string {
	taken := ""
	if p.Sample != nil {
		taken = counted(p.Sample.Rows, "row") + " like those of the live database and "
	}
	return " on PostgreSQL " + p.Version + " with " + taken + counted(p.Rows, "generated row") + " in " + counted(p.Tables, "table")
}

// returns count the ways back by what came of them.
func (p Proof) returns() []string {
	if len(p.Migrations) == 1 {
		return []string{p.Migrations[0].WayBack()}
	}
	var list []string
	for _, w := range ways {
		n := 0
		for _, m := range p.Migrations {
			if m.Return == w.is {
				n++
			}
		}
		if n > 0 {
			list = append(list, fmt.Sprintf("%d %s", n, w.each))
		}
	}
	return list
}

// Checks says what else was looked at.
func (p Proof) Checks() []string {
	what, dump := "are those declared", "saw the same"
	if !p.Proven {
		what, dump = "were compared", "looked as well"
	}
	var list []string
	if p.Locks > 0 {
		list = append(list, "the locks of "+counted(p.Locks, "step")+" "+what)
	}
	if p.Observed {
		list = append(list, "pg_dump "+dump)
	}
	return list
}

// Remarks is what a reader should know besides.
func (p Proof) Remarks() []string {
	var list []string
	list = append(list, p.Sample.remarks()...)
	if p.Unfit != "" {
		list = append(list, "rows that are there can stop it: "+p.Unfit)
	}
	if p.Proven && strings.HasPrefix(p.Written, "refused: ") {
		list = append(list, "with rows written since: "+p.Written)
	}
	if p.HalfWay != "" {
		list = append(list, "taken back in part, it cannot be applied again as it is: "+p.HalfWay)
	}
	for _, text := range p.Careful {
		text, _, _ = strings.Cut(text, "\n")
		list = append(list, "more careful than need be: "+text)
	}
	for _, m := range p.Migrations {
		for _, name := range m.Edited {
			list = append(list, name+" was edited since it was proven")
		}
	}
	return list
}

func (s *Sample) remarks() []string {
	var list []string
	if s == nil {
		return list
	}
	if s.Unfit != "" {
		list = append(list, "rows like those of the live database stop it: "+s.Unfit)
	}
	if s.Mended > 0 {
		list = append(list, counted(s.Mended, "row")+" of the live database got other values, to obey constraints or what the migration asks of them")
	}
	if s.Dropped > 0 {
		list = append(list, counted(s.Dropped, "row")+" of the live database left out: no values were found for them")
	}
	for _, m := range s.Missing {
		list = append(list, "no rows were taken of "+m.Table+": "+m.Why)
	}
	return list
}

// counted is a number, with its thousands apart, and its noun.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text + " " + noun
}

// Together is what several proofs come to.
func Together(list []Proof) Proof {
	all := Proof{Proven: true}
	named := map[string]bool{}
	for _, p := range list {
		all.Migrations, all.Failures = append(all.Migrations, p.Migrations...), append(all.Failures, p.Failures...)
		all.Proven, all.NotMade = all.Proven && p.Proven, p.NotMade
		all.Rows, all.Tables, all.Locks, all.Seconds = all.Rows+p.Rows, max(all.Tables, p.Tables), all.Locks+p.Locks, all.Seconds+p.Seconds
		if p.Sample != nil {
			sum := Sample{}
			if all.Sample != nil {
				sum = *all.Sample
			}
			sum.Rows += p.Sample.Rows
			all.Sample = &sum
		}
		all.Goal, all.Version, all.Observed = p.Goal, p.Version, all.Observed || p.Observed
		for _, u := range p.Uncovered {
			if !named[u.Table] {
				named[u.Table] = true
				all.Uncovered = append(all.Uncovered, u)
			}
		}
	}
	return all
}
