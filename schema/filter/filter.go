package filter

import (
	"fmt"
	"slices"
	"strings"

	"pawl/schema"
)

// Filter holds two lists of patterns; see the package's description for what they mean together.
type Filter struct {
	Include, Exclude []Pattern
}

// New reads the patterns of both lists.
func New(include, exclude []string) (*Filter, error) {
	f := &Filter{}
	for _, list := range []struct {
		name  string
		texts []string
		to    *[]Pattern
	}{{"include", include, &f.Include}, {"exclude", exclude, &f.Exclude}} {
		for _, text := range list.texts {
			p, err := Parse(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", list.name, err)
			}
			*list.to = append(*list.to, p)
		}
	}
	if len(f.Include) > 0 && !slices.ContainsFunc(f.Include, func(p Pattern) bool { return !p.not }) {
		return nil, fmt.Errorf("include: %q takes away from nothing: write it as an exclude without the \"!\"", f.Include[0])
	}
	return f, nil
}

// IsEmpty says that nothing can be outside.
func (f *Filter) IsEmpty() bool { return len(f.Include) == 0 && len(f.Exclude) == 0 }

// Mark notes in the catalog which of its objects are outside. So are the others that are given, unless a pattern counts
// them in again.
func (f *Filter) Mark(cat *schema.Catalog, others ...schema.ID) {
	if f.IsEmpty() && len(others) == 0 {
		return
	}
	include := &decision{cat: cat, list: f.Include, known: map[schema.ID]bool{}}
	exclude := &decision{cat: cat, list: f.Exclude, given: others, known: map[schema.ID]bool{}}
	for o := range cat.All() {
		if id := o.ID(); exclude.takes(id) || len(f.Include) > 0 && !include.takes(id) {
			cat.Outside[id] = true
		}
	}
}

// decision is what one list says about the objects of a catalog.
type decision struct {
	cat   *schema.Catalog
	list  []Pattern
	given []schema.ID // selected where no pattern says otherwise
	known map[schema.ID]bool
}

// takes says whether the list selects an object, by itself or with what it belongs to.
func (d *decision) takes(id schema.ID) bool {
	if taken, ok := d.known[id]; ok {
		return taken
	}
	d.known[id] = false // for what belongs to itself in a circle
	o := d.cat.Get(id)
	taken := slices.Contains(d.given, id)
	decided := taken
	for i := range d.list {
		if p := &d.list[i]; p.matches(id, o) {
			taken, decided = !p.not, true
		}
	}
	if whole := wholeOf(id, o); !decided && whole != (schema.ID{}) {
		taken = d.takes(whole)
	}
	d.known[id] = taken
	return taken
}

// wholeOf is what an object belongs to: what it ends with, the table that it is a partition of, or its schema.
func wholeOf(id schema.ID, o schema.Object) schema.ID {
	if h, ok := o.(schema.Hosted); ok && h.Host() != (schema.ID{}) {
		return h.Host()
	}
	if a, ok := o.(schema.Attaching); ok {
		for _, at := range a.Attachments() {
			if at.Sheds && len(at.Needs) > 0 {
				return at.Needs[0]
			}
		}
	}
	if id.Schema != "" {
		return schema.ID{Kind: schema.KindSchema, Name: id.Schema}
	}
	return schema.ID{}
}

// Unmatched lists the patterns that select nothing in any of the catalogs.
func (f *Filter) Unmatched(cats ...*schema.Catalog) []string {
	var list []string
	for _, p := range slices.Concat(f.Include, f.Exclude) {
		if !p.matchesAny(cats) {
			list = append(list, p.text)
		}
	}
	return list
}

func (p Pattern) matchesAny(cats []*schema.Catalog) bool {
	for _, cat := range cats {
		for o := range cat.All() {
			if p.Matches(o) {
				return true
			}
		}
	}
	return false
}

// Split cuts a text at the commas and line ends that stand neither in quotes nor in parentheses.
func Split(text string) []string {
	var list []string
	plain, depth, start := unquoted(text), 0, 0
	add := func(piece string) {
		if piece = strings.TrimSpace(piece); piece != "" {
			list = append(list, piece)
		}
	}
	for i := range len(plain) {
		switch plain[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',', '\n':
			if depth <= 0 {
				add(text[start:i])
				start = i + 1
			}
		}
	}
	add(text[start:])
	return list
}
