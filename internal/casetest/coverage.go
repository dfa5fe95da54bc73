package casetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Action is one way in which objects of a kind, or one attribute of theirs, can change.
type Action string

// The actions. The first are those of an object, the last two those of an attribute.
const (
	Created    Action = "create"
	Dropped    Action = "drop"
	Commented  Action = "comment"    // a comment on it comes, goes or changes
	Granted    Action = "grant"      // so do privileges
	Dependents Action = "dependents" // it changes under something that stays
	InPlace    Action = "in place"
	Replaced   Action = "replaced"
)

// Claim is one thing that a case covers. Attr is empty for the actions of objects.
type Claim struct {
	Kind   schema.Kind
	Attr   string
	Action Action
}

// Coverage is what migrations cover.
type Coverage map[Claim]bool

// add counts what the migration changes on the way there.
func (c *Coverage) add(parts []plan.Part) {
	if *c == nil {
		*c = Coverage{}
	}
	for _, p := range parts {
		for _, change := range p.Up.Changes {
			c.change(p.Up, change)
		}
	}
}

func (c Coverage) change(p *plan.Plan, change diff.Change) {
	id := change.ID()
	if of, ok := id.Target(); ok && schema.Rank(of.Kind) > 0 { // not a part that is no object of its own
		switch id.Kind {
		case schema.KindComment:
			c[Claim{of.Kind, "", Commented}] = true
		case schema.KindGrant:
			c[Claim{of.Kind, "", Granted}] = true
		}
	}
	switch change.Op {
	case diff.Create:
		c[Claim{id.Kind, "", Created}] = true
	case diff.Drop:
		c[Claim{id.Kind, "", Dropped}] = true
	default:
		for _, a := range change.Attrs {
			if change.Replaces(a, p.From.Major) {
				c[Claim{id.Kind, a, Replaced}] = true
			} else if change.Op == diff.Alter {
				c[Claim{id.Kind, a, InPlace}] = true
			}
		}
	}
	if underOthers(p, change) {
		c[Claim{id.Kind, "", Dependents}] = true
	}
}

// underOthers says that the object changes while something that is no part of it, and stays, depends on it. A kind
// without attributes can only come and go, with what depends on it.
func underOthers(p *plan.Plan, change diff.Change) bool {
	id, in := change.ID(), p.From
	fixed := len(diff.SpecOf(id.Kind).Attributes()) == 0
	if !fixed && (change.From == nil || change.To == nil) {
		return false
	}
	if change.From == nil {
		in = p.To
	}
	for _, user := range in.UsedBy(id) {
		o := in.Get(user)
		if o == nil || user.Of != "" || !fixed && !p.To.Has(user) {
			continue
		}
		if hosted, ok := o.(schema.Hosted); !ok || hosted.Host() != id {
			return true
		}
	}
	return false
}

// String writes a line for each kind: "column: create, Type in place".
func (c Coverage) String() string {
	lines := map[schema.Kind][]string{}
	for claim := range c {
		lines[claim.Kind] = append(lines[claim.Kind], strings.TrimSpace(claim.Attr+" "+string(claim.Action)))
	}
	var b strings.Builder
	for _, k := range slices.SortedFunc(maps.Keys(lines), byRank) {
		fmt.Fprintf(&b, "%s: %s\n", k, strings.Join(slices.Sorted(slices.Values(lines[k])), ", "))
	}
	return b.String()
}

func byRank(a, b schema.Kind) int { return schema.Rank(a) - schema.Rank(b) }

// readCoverage reads what String writes.
func readCoverage(text string) (Coverage, error) {
	c := Coverage{}
	for line := range strings.Lines(text) {
		kind, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || schema.Rank(schema.Kind(kind)) == 0 {
			return nil, fmt.Errorf("not a line on a kind: %q", line)
		}
		for _, item := range strings.Split(list, ", ") {
			claim := Claim{Kind: schema.Kind(kind), Action: Action(item)}
			for _, a := range []Action{InPlace, Replaced} {
				if attr, ok := strings.CutSuffix(item, " "+string(a)); ok {
					claim.Attr, claim.Action = attr, a
				}
			}
			c[claim] = true
		}
	}
	return c, nil
}
