package state

import (
	"fmt"
	"strings"

	"pawl/schema"
)

// Unmet is an object of the desired state that needs one which is left out and not there.
type Unmet struct{ ID, Needs schema.ID }

// UnmetError reports them.
type UnmetError struct{ Unmet []Unmet }

// Error implements error.
func (e *UnmetError) Error() string {
	lines := []string{"what the filters leave out is needed, and the database does not have it:"}
	for _, u := range e.Unmet {
		lines = append(lines, fmt.Sprintf("  %s needs %s", u.ID, u.Needs))
	}
	return strings.Join(lines, "\n") + "\nCreate it first, or count it in."
}

// unmet looks for what the desired state needs of what is left out, and the live database does not have.
func unmet(from, to *schema.Catalog) error {
	e := &UnmetError{}
	for o := range to.All() {
		id := o.ID()
		if to.Outside[id] {
			continue
		}
		for _, need := range to.Uses(id) {
			if to.Outside[need] && to.Has(need) && isMissing(need, from) {
				e.Unmet = append(e.Unmet, Unmet{id, need})
			}
		}
	}
	if len(e.Unmet) == 0 {
		return nil
	}
	return e
}

// isMissing says that a database does not have an object or any that could be meant by its name. The desired state may
// describe what it leaves out in few words, without the constraints and indexes that there really are.
func isMissing(id schema.ID, cat *schema.Catalog) bool {
	if cat.Has(id) || id.Of != "" {
		return false
	}
	if id.Parent != "" {
		return len(cat.Named(id.Schema, id.Parent)) == 0 ||
			id.Kind == schema.KindColumn && cat.Has(schema.ID{Kind: schema.KindTable, Schema: id.Schema, Name: id.Parent})
	}
	return id.Args != "" || len(cat.Named(id.Schema, id.Name)) == 0
}
