package lint

import (
	"fmt"
	"regexp"
	"strings"

	"pawl/schema/parse"
)

// allowance is a comment that allows what rules say: -- pawl: allow RULE[, RULE] [: reason].
type allowance struct {
	comment parse.Comment
	name    string
	problem string // why it means nothing; empty if it does

	first, last int // the lines for which it is; 0 for the whole file
	used        bool
}

type allowances struct {
	list  []*allowance
	bound bool // what stands at the top was found
}

var allowComment = regexp.MustCompile(`(?is)^--\s*pawl:\s*allow\b(.*)$`)

func readAllowances(comments []parse.Comment) *allowances {
	out := &allowances{}
	for _, c := range comments {
		m := allowComment.FindStringSubmatch(c.Text)
		if m == nil {
			continue
		}
		rules, _, _ := strings.Cut(m[1], ":")
		for _, name := range strings.FieldsFunc(rules, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\r' }) {
			a := &allowance{comment: c, name: strings.ToLower(name), first: -1}
			if r := Find(name); r == nil {
				a.problem = fmt.Sprintf("there is no rule %q", name)
			} else {
				a.name = r.Name
			}
			out.list = append(out.list, a)
		}
		if strings.TrimSpace(rules) == "" {
			out.list = append(out.list, &allowance{comment: c, first: -1, problem: "no rule is named"})
		}
	}
	return out
}

// bind finds out what the comments stand at. One within a statement, or behind it on its last line, is for that statement; one
// directly above a statement, other comments in between not counted, is for that one; one above all statements, with an
// empty line behind it, is for the whole file.
func (a *allowances) bind(text *parse.Any) {
	ends := map[int]int{} // the line a comment ends on, by that on which it begins
	for _, c := range text.Comments {
		ends[c.Pos.Line] = max(ends[c.Pos.Line], c.End)
	}
	for _, each := range a.list {
		if each.first >= 0 {
			continue
		}
		line := each.comment.Pos.Line
		below := line + 1
		for ends[below] > 0 {
			below = ends[below] + 1
		}
		for _, s := range text.Statements {
			first, last := s.Start.Line, s.End().Line
			if first <= line && line <= last || first == below {
				each.first, each.last = first, last
				break
			}
		}
		if each.first < 0 && !a.bound && (len(text.Statements) == 0 || line < text.Statements[0].Start.Line) {
			each.first, each.last = 0, 0
		}
	}
	a.bound = true
}

// has says that a finding is allowed.
func (a *allowances) has(f Finding) bool {
	found := false
	for _, each := range a.list {
		line := f.Place.Pos.Line
		if each.problem == "" && each.name == f.Rule.Name && (each.first == 0 || each.first <= line && line <= each.last) {
			each.used, found = true, true
		}
	}
	return found
}

// unused tells of comments that allow nothing.
func (a *allowances) unused(o Options) []Finding {
	var list []Finding
	for _, each := range a.list {
		level := o.Levels.of(&allowUnused)
		if each.used || level == Off || each.problem == "" && o.Levels.of(Find(each.name)) == Off {
			continue
		}
		message := fmt.Sprintf("nothing here is told by %s", each.name)
		switch {
		case each.problem != "":
			message = each.problem
		case each.first < 0:
			message = "the comment stands at no statement"
		}
		list = append(list, Finding{Rule: &allowUnused, Severity: level, Place: each.comment.ErrorAt(message, ""), What: each.name})
	}
	return list
}
