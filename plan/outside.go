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
