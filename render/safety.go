package render

import (
	"slices"
	"sync"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Undo says whether a change can be undone. The answers are in the order of their danger.
type Undo int

// The answers.
const (
	Safe      Undo = iota
	SafeWhile      // while a condition holds, for what is written after the change
	Unsafe         // something is lost
)

// String is the answer in words.
func (u Undo) String() string { return [...]string{"safe", "safe while", "unsafe"}[u] }

// MarshalText implements encoding.TextMarshaler.
func (u Undo) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// verdict is a line of what a kind says about a change: whether it can be undone, and what it means for code that was
// written for the schema before. Of the lines about one thing the first that applies counts.
type verdict struct {
	does doing // Alter without attributes stands for all that no line names
	only *condition
	undo Undo
	// while is what must hold for an undoing that is [SafeWhile], or what is lost where it is [Unsafe].
	while string
	// breaks is what that code can do no longer. It is empty where it goes on.
	breaks string
	// fails are the rows that stand in the way of the change.
	fails string
	// why says what PostgreSQL does, where it is not plain, with the page of its manual.
	why, page string
	// instead is what is safer.
	instead string
}

// condition restricts a line. Its words go on after "where".
type condition struct {
	words string
	holds func(j judged) bool
}

// judge says what the changes between two catalogs mean.
type judge struct {
	old, new *schema.Catalog
	back     func() conversions // on the way back; looking for them takes a while
}

func judgeOf(p *plan.Plan) *judge {
	return &judge{p.From, p.To, sync.OnceValue(func() conversions { return conversionsOf(&plan.Plan{From: p.To, To: p.From}) })}
}

// judged is a change, from which follows what it means.
type judged struct {
	*judge
	diff.Change
	undo *diff.Change // what leads back; nil if nothing does
}

// of looks at a change that a plan makes, or that one of its steps completes.
func (j *judge) of(c diff.Change) judged {
	d := judged{judge: j, Change: c}
	if undo, ok := c.Back(j.old, j.new); ok {
		d.undo = &undo
	}
	return d
}

// Conditions that any kind may have.
var (
	loses = &condition{"it loses what is there", func(j judged) bool { return len(j.LosesTo(j.new)) > 0 }}
	anew  = &condition{"it has to be made anew, as that of a partitioned table", func(j judged) bool { return j.Op == diff.Replace }}
	gains = &condition{"the way back would lose what is written after it", func(j judged) bool {
		return j.undo != nil && len(j.undo.LosesTo(j.old)) > 0
	}}
)

// definitions are the lines of a kind whose objects keep no data, so that each can be made again as it was. uses are the
// queries, or what else, that an object serves; the lines before count more.
func definitions(uses string, first ...verdict) []verdict {
	gone, renamed := "", ""
	if uses != "" {
		gone, renamed = uses, uses+" by the old name"
	}
	return append(first, verdict{does: creates}, verdict{does: drops, breaks: gone}, verdict{does: renames, breaks: renamed}, verdict{does: alters()})
}

// covers says that a line is about a deed.
func (v verdict) covers(d doing) bool {
	return v.does.verb == d.verb && (d.verb != plan.Alter || len(v.does.attrs) == 0 || slices.Contains(v.does.attrs, d.attrs[0]))
}

// verdictOf finds the line about a deed. Each kind has one for all that is done to it, as a test sees to.
func (j judged) verdictOf(d doing) (verdict, bool) {
	for _, v := range spellerOf(j.ID().Kind).safety {
		if v.covers(d) && (v.only == nil || v.only.holds(j)) {
			return v, true
		}
	}
	return verdict{}, false
}

// verdicts are the lines about all that a change does.
func (j judged) verdicts() []verdict {
	var deeds []doing
	switch j.Op {
	case diff.Create:
		deeds = []doing{creates}
	case diff.Drop:
		deeds = []doing{drops}
	default:
		for _, a := range j.Attrs {
			deeds = append(deeds, alters(a))
		}
	}
	var list []verdict
	for _, d := range deeds {
		if v, ok := j.verdictOf(d); ok {
			list = append(list, v)
		}
	}
	return list
}

// established is what can be said of an undoing without the lines: the plan says what a change loses, and what the way
// back loses; and rows can stand in that one's way.
func (j judged) established() Undo {
	switch {
	case len(j.LosesTo(j.new)) > 0:
		return Unsafe
	case j.undo == nil:
		return Safe
	case len(j.undo.LosesTo(j.old)) > 0:
		return SafeWhile
	}
	if ask := spellerOf(j.ID().Kind).questions; ask != nil {
		a := asking{j.back(), j.new, j.new, j.old, plan.Hints{}, nil}
		if slices.ContainsFunc(ask(a, *j.undo), func(q Question) bool { return q.Stops }) {
			return SafeWhile
		}
	}
	return Safe
}

// Verdict is what a change means for those who may have to undo it, and for code that was written for the schema before.
type Verdict struct {
	Undo Undo `json:"reverse"`
	// While are the conditions of [SafeWhile].
	While []string `json:"while,omitempty"`
	// Breaks is what that code can do no longer. It is empty where it goes on.
	Breaks []string `json:"breaks,omitempty"`
	// Fails are the rows that stand in the way of the change, if there are such.
	Fails []string `json:"fails_on,omitempty"`
	// Why is PostgreSQL's behaviour, with the page of its manual.
	Why []string `json:"why,omitempty"`
	// Instead is what is safer.
	Instead []string `json:"instead,omitempty"`

	disagrees string
}

// Disagrees says where what the kind says of such changes is not what the plan found out; it is empty where it is. What the
// plan found out counts.
func (v Verdict) Disagrees() string { return v.disagrees }

// verdict puts together the lines about a change. unsafe is what the plan says.
func (j judged) verdict(unsafe bool) Verdict {
	v := verdictFrom(j.verdicts())
	found := j.established()
	if v.Undo != found && (found != Safe || v.Undo == Unsafe) {
		v.disagrees = j.ID().String() + " is said to be " + v.Undo.String() + " to undo, and is " + found.String()
	}
	switch {
	case unsafe:
		v.Undo = Unsafe
	case v.Undo == Unsafe: // something else brings it back
		v.Undo = Safe
	default:
		v.Undo = max(v.Undo, min(found, SafeWhile))
	}
	return v
}

func verdictFrom(lines []verdict) Verdict {
	var v Verdict
	for _, l := range lines {
		v.Undo = max(v.Undo, l.undo)
		if l.undo == SafeWhile {
			v.While = added(v.While, l.while)
		}
		v.Breaks, v.Fails, v.Instead = added(v.Breaks, l.breaks), added(v.Fails, l.fails), added(v.Instead, l.instead)
		if l.why != "" {
			v.Why = added(v.Why, l.why+": "+manual(l.page))
		}
	}
	return v
}

// added adds words that were not said before.
func added(list []string, words string) []string {
	if words == "" || slices.Contains(list, words) {
		return list
	}
	return append(list, words)
}

// manual is the address of a page of PostgreSQL's manual.
func manual(page string) string {
	return "https://www.postgresql.org/docs/current/" + page + ".html"
}
