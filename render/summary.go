package render

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Line is one change in words.
type Line struct {
	ID      schema.ID `json:"-"`
	Object  string    `json:"object"`  // the object's identity, with its kind
	Group   string    `json:"group"`   // the object it belongs to: a column's table
	Sign    string    `json:"change"`  // + created, - dropped, ~ changed
	Name    string    `json:"name"`    // within the group
	What    string    `json:"what"`    // what happens to it
	Unsafe  bool      `json:"unsafe"`  // it cannot be undone
	Reasons []string  `json:"reasons"` // why not
	// UsedInBodies are the routines that stay and whose bodies, given as strings, name what is changed or dropped.
	UsedInBodies []string `json:"used_in_bodies,omitempty"`
	Verdict

	renamed bool
}

// Summary tells the changes of a migration in words, grouped by what they belong to.
func Summary(parts []plan.Part) []Line {
	var list []Line
	losses := map[schema.ID][]string{}
	for _, p := range parts {
		for _, l := range p.Up.Losses {
			losses[l.ID] = append(losses[l.ID], l.Whats...)
		}
	}
	told := map[string]bool{}
	for _, p := range parts {
		list = append(list, changeLines(p, losses)...)
		if l, ok := dataLine(p); ok && !told[l.Name] {
			list, told[l.Name] = append(list, l), true
		}
	}
	slices.SortStableFunc(list, func(a, b Line) int { return strings.Compare(a.Group, b.Group) })
	return list
}

// changeLines tells each change; what comes or goes with its table is counted there.
func changeLines(part plan.Part, losses map[schema.ID][]string) []Line {
	p := part.Up
	ops := map[schema.ID]diff.Op{}
	for _, c := range part.Completes {
		ops[c.ID()] = c.Op
	}
	j := judgeOf(p)
	list := renameLines(part, j, ops)
	parts := map[schema.ID]int{}
	at := map[schema.ID]int{}
	for _, c := range part.Completes {
		if _, told := ops[c.ID()]; !told {
			continue
		}
		id, root := c.ID(), plan.Root(p.To, c.Object())
		if c.Op == diff.Drop {
			root = plan.Root(p.From, c.From)
		}
		if op, ok := ops[root]; ok && root != id && op == c.Op && (op == diff.Create || op == diff.Drop) {
			if id.Kind == schema.KindColumn {
				parts[root]++
			}
			continue
		}
		at[id] = len(list)
		list = append(list, line(c, p, j, losses[id]))
	}
	for root, n := range parts {
		if i, ok := at[root]; ok {
			list[i].What += fmt.Sprintf(" with %d columns", n)
			if n == 1 {
				list[i].What = strings.TrimSuffix(list[i].What, "s")
			}
		}
	}
	return list
}

// renameLines tells what gets another name, and takes it out of what is created and dropped.
func renameLines(part plan.Part, j *judge, ops map[schema.ID]diff.Op) []Line {
	p := part.Up
	var list []Line
	for _, s := range p.Steps {
		if l, ok := labelLine(p, s); ok {
			list = append(list, l)
		}
		if s.Verb != plan.Rename || !p.From.Has(s.From.ID()) || !p.To.Has(s.To.ID()) || exchanges(part, s) {
			continue
		}
		from, dropped := ops[s.From.ID()]
		to, created := ops[s.To.ID()]
		if dropped != created || created && (from != diff.Drop || to != diff.Create) {
			continue // it takes the place of another
		}
		delete(ops, s.From.ID())
		delete(ops, s.To.ID())
		l := describe("~", s.To, "renamed from "+s.From.ID().Name, p, nil)
		l.UsedInBodies, l.renamed = stillInBodies(p, s.From.ID()), true
		l.Verdict = j.renamed(s)
		list = append(list, l)
	}
	for _, r := range p.Moved {
		l := describe("~", p.To.Get(r.To), "renamed from "+r.From.Name+", in two steps", p, nil)
		l.UsedInBodies, l.renamed = stillInBodies(p, r.From), true
		list = append(list, l)
		delete(ops, r.From)
	}
	return list
}

// exchanges says that a column exchanges its name with a copy, because it is renamed or gets another type.
func exchanges(part plan.Part, s plan.Step) bool {
	return slices.ContainsFunc(part.Up.Moved, func(r plan.Renaming) bool {
		return s.From.ID() == r.From || s.From.ID() == r.To || s.To.ID() == r.To
	}) || slices.ContainsFunc(part.Down.Returns, func(r plan.Retyping) bool { return s.To.ID() == r.Column || s.To.ID() == r.Old })
}

func line(c diff.Change, p *plan.Plan, j *judge, loses []string) (l Line) {
	switch c.Op {
	case diff.Create:
		l = describe("+", c.To, "new "+kindOf(c.ID())+detail(c.To), p, loses)
	case diff.Drop:
		l = describe("-", c.From, "dropped "+kindOf(c.ID()), p, loses)
		l.UsedInBodies = stillInBodies(p, c.ID())
		if to, ok := archivedAs(p, c.ID()); ok {
			l.What = "archived " + kindOf(c.ID())
			v, _ := j.of(diff.Change{Op: diff.Alter, From: c.From, To: to}).verdictOf(archives)
			l.Verdict = verdictFrom([]verdict{v})
			return l
		}
	default:
		l = describe("~", c.To, changed(c), p, loses)
		l.UsedInBodies = inBodies(p, c.ID())
	}
	l.Verdict = j.of(c).verdict(len(loses) > 0)
	return l
}

// renamed is the verdict on a renaming. It breaks nothing as long as something else has the old name: a view with a table's rows.
func (j *judge) renamed(s plan.Step) Verdict {
	v, _ := j.of(diff.Change{Op: diff.Alter, From: s.From, To: s.To}).verdictOf(renames)
	stays := s.From.ID()
	stays.Kind = schema.KindView
	if j.new.Has(stays) {
		v.breaks, v.why, v.page, v.instead = "", "", "", ""
	}
	return verdictFrom([]verdict{v})
}

func describe(sign string, o schema.Object, what string, p *plan.Plan, loses []string) Line {
	id := o.ID()
	l := Line{ID: id, Object: id.String(), Sign: sign, Name: id.Name, What: what, Unsafe: len(loses) > 0}
	for _, w := range loses {
		l.Reasons = append(l.Reasons, "loses "+w)
	}
	group := id
	if id.Parent != "" {
		group = schema.ID{Schema: id.Schema, Name: id.Parent}
	} else if target, ok := id.Target(); ok {
		group = target
	}
	l.Group = strings.TrimPrefix(group.Label(), "public.")
	if group == id || group.Name == id.Name && id.Parent == "" {
		l.Name = ""
	}
	return l
}

// kindOf names what an object is, and for whom, if it is about a role.
func kindOf(id schema.ID) string {
	if id.Role == "" {
		return string(id.Kind)
	}
	return string(id.Kind) + " for " + id.Role
}

// detail adds what a reader wants to know first of a new object.
func detail(o schema.Object) string {
	if c, ok := o.(*schema.Column); ok {
		return " " + c.Type
	}
	return ""
}

// changed tells which attributes change, with the values where they are short.
func changed(c diff.Change) string {
	var list []string
	for _, attr := range c.Attrs {
		from, fits := short(c.From, attr)
		to, alsoFits := short(c.To, attr)
		if fits && alsoFits && from+to != "" {
			list = append(list, fmt.Sprintf("%s %s → %s", words(attr), orElse(from, "none"), orElse(to, "none")))
		} else {
			list = append(list, words(attr)+" changed")
		}
	}
	if c.Op == diff.Replace {
		list = append(list, "created anew")
	}
	return strings.Join(list, ", ")
}

// short is the value of an attribute if it fits in a line, with another one.
func short(o schema.Object, attr string) (text string, fits bool) {
	text, ok := diff.Value(o, attr)
	const most = 40
	return text, ok && len(text) <= most && !strings.Contains(text, "\n")
}

// words turns a field's name into words: "NotNull" is "not null".
func words(attr string) string {
	var b strings.Builder
	for i, r := range attr {
		if unicode.IsUpper(r) {
			if i > 0 {
				b.WriteByte(' ')
			}
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// labelLine tells that a label of an enum gets another name, which is no change of the migration: it starts after it.
func labelLine(p *plan.Plan, s plan.Step) (l Line, ok bool) {
	from, is := s.From.(*schema.Enum)
	if !is || s.Verb != plan.Alter {
		return l, false
	}
	to := s.To.(*schema.Enum)
	if len(from.Labels) != len(to.Labels) {
		return l, false
	}
	for i, label := range to.Labels {
		if old := from.Labels[i]; old != label {
			l = describe("~", to, "label "+label+" renamed from "+old, p, nil)
			l.Breaks = []string{"code that writes or reads the label " + old}
		}
	}
	return l, true
}

// dataLine tells what a data migration does. A table's partitions are walked one by one, which is told once.
func dataLine(p plan.Part) (l Line, ok bool) {
	for _, s := range p.Up.Steps {
		d := s.Data
		if d == nil {
			continue
		}
		what := "its rows change"
		switch {
		case d.Delete != "":
			what = "rows are deleted"
		case d.Run != nil:
			what = "its rows go into " + strings.TrimPrefix(d.Run.Into.Label(), "public.")
			if d.Run.Query == "" {
				what = "for its rows " + strings.TrimPrefix(d.Run.Into.Label(), "public.") + " changes"
			}
		}
		l = Line{Object: "data " + d.Name, Sign: "~", Name: d.Name, What: what + ", batch by batch",
			Group: strings.TrimPrefix(d.Table.Label(), "public."), Unsafe: s.Loses != ""}
		if s.Loses != "" {
			l.Reasons, l.Undo = []string{"loses " + s.Loses}, Unsafe
		}
		return l, true
	}
	return l, false
}
