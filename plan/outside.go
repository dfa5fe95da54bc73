package plan

import (
	"fmt"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/schema"
)

// Blocked is a change that cannot be made, because an object outside ([schema.Catalog.Outside]) uses what changes.
type Blocked struct {
	Object schema.ID
	Op     diff.Op
	By     schema.ID
}

// BlockedError reports all of them.
type BlockedError struct {
	Blocked []Blocked
}

// Error implements error.
func (e *BlockedError) Error() string {
	lines := []string{"objects that the filters leave out stand in the way:"}
	for _, x := range e.Blocked {
		verb := map[diff.Op]string{diff.Drop: "cannot be dropped", diff.Replace: "cannot be created anew", diff.Alter: "cannot be changed"}[x.Op]
		lines = append(lines, fmt.Sprintf("  %s %s: %s uses it", x.Object, verb, x.By))
	}
	return strings.Join(lines, "\n")
}

// losses says what it means for a way back that it is blocked: there is none.
func (e *BlockedError) losses() []Loss {
	var list []Loss
	for _, x := range e.Blocked {
		list = append(list, Loss{x.Object, []string{fmt.Sprintf("the way back, because %s uses it, which the filters leave out", x.By)}})
	}
	return list
}

// blocks says that an object is outside and would have to step aside for a change. What is said about an object, like a
// comment, is no hindrance: it comes back with what it is about, or ends with it.
func (b *builder) blocks(id schema.ID, cause diff.Change) bool {
	if !b.from.Outside[id] || id.Of != "" {
		return false
	}
	x := Blocked{Object: cause.ID(), Op: cause.Op, By: id}
	if !slices.Contains(b.blocked, x) {
		b.blocked = append(b.blocked, x)
	}
	return true
}

// blockHeirs finds what is in the way of a change that PostgreSQL makes in child tables that are outside as well.
func (b *builder) blockHeirs(c diff.Change) {
	for _, heir := range b.heirsOf(c.ID()) {
		if !b.from.Outside[heir] {
			continue
		}
		for _, user := range b.from.UsedBy(heir) {
			if c.Rebuilds(user.Kind) {
				b.blocks(user, c)
			}
		}
	}
}

// HeldError reports an object that would have to be dropped with what it holds, or whose values cannot be converted, because what it
// uses is replaced: PostgreSQL has no statement for that change.
type HeldError struct {
	Cause, By schema.ID
	Why       string
}

// Error implements error.
func (e *HeldError) Error() string { return fmt.Sprintf("%s %s", e.By, e.Why) }

func (e *HeldError) losses() []Loss {
	return []Loss{{e.Cause, []string{fmt.Sprintf("the way back, because PostgreSQL cannot change it while %s uses it", e.By)}}}
}

// impassable is an error that says of a way that there is none, and what that means for a migration whose way back it is.
type impassable interface {
	error
	losses() []Loss
}
