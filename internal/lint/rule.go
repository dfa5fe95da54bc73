package lint

import (
	"fmt"
	"slices"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v5"
)

// Severity says how bad a finding is.
type Severity string

// The severities, from none upwards.
const (
	Off     Severity = "off"
	Note    Severity = "note"
	Warning Severity = "warning"
	Error   Severity = "error"
)

var severities = []Severity{Off, Note, Warning, Error}

// Severities lists their names.
func Severities() []string {
	var list []string
	for _, s := range severities {
		list = append(list, string(s))
	}
	return list
}

// AtLeast compares two severities.
func (s Severity) AtLeast(other Severity) bool {
	return slices.Index(severities, s) >= slices.Index(severities, other)
}

// Rule is one thing that hurts.
type Rule struct {
	Code     string // stable: it is never used for anything else
	Name     string
	Severity Severity // unless the configuration says otherwise
	// Summary says what happens, in a line; Why is the behaviour of PostgreSQL that makes it so, and Manual the page of the
	// manual that says it; Instead is the form that does no harm.
	Summary, Why, Manual, Instead string
	// Since and Until are the first and last major version of the server with this behaviour; 0 for no bound.
	Since, Until int

	// anyTable says that it speaks of tables as well that the same file creates.
	anyTable bool
	// brief says that a lock is taken that is held for a moment. Where lock_timeout bounds the wait there is no harm.
	brief bool
	// loses says that it speaks of rows or values that are lost. A statement may have looked before whether there are any.
	loses bool
	// certain says that the text alone is enough to know. All else was weighed, in a file that pawl wrote, by one who saw the
	// catalogs, so that it is a note there and no more.
	certain bool
	find    func(s *statement) []hit
}

// hit is a place in a statement where a rule holds.
type hit struct {
	at    int          // a byte of the statement
	table *pg.RangeVar // of which it speaks; nil if of none
	what  string       // the name of what it is about
}

// chapter is rules of one subject.
type chapter struct {
	Title string
	Rules []*Rule
}

// Rules lists all rules, in the order of their codes.
func Rules() []*Rule {
	var list []*Rule
	for _, c := range chapters {
		list = append(list, c.Rules...)
	}
	return list
}

// Find gives the rule of a name or code, nil if there is none.
func Find(name string) *Rule {
	for _, r := range Rules() {
		if r.Name == name || strings.EqualFold(r.Code, name) {
			return r
		}
	}
	return nil
}

// Names lists the names of all rules.
func Names() []string {
	var list []string
	for _, r := range Rules() {
		list = append(list, r.Name)
	}
	return list
}

// Levels is what the user says about rules: a severity by name.
type Levels map[string]Severity

// Check refuses names and severities that do not exist.
func (l Levels) Check() error {
	var names []string
	for name := range l {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if r := Find(name); r == nil || r.Name != name {
			return fmt.Errorf("lint: there is no rule %q; there are %s", name, strings.Join(Names(), ", "))
		}
		if !slices.Contains(severities, l[name]) {
			return fmt.Errorf("lint: %s: %q is none of %s", name, l[name], strings.Join(Severities(), ", "))
		}
	}
	return nil
}

// of is the severity of a rule.
func (l Levels) of(r *Rule) Severity {
	if s, ok := l[r.Name]; ok {
		return s
	}
	return r.Severity
}

// Page is the address of the manual's page.
func (r *Rule) Page() string { return "https://www.postgresql.org/docs/current/" + r.Manual }

// applies says that the server has the behaviour.
func (r *Rule) applies(major int) bool {
	return (r.Since == 0 || major >= r.Since) && (r.Until == 0 || major <= r.Until)
}
