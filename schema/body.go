package schema

import (
	"maps"
	"slices"
)

// Body is what is known of the body of a routine that is given as a string. PostgreSQL records no dependencies of it:
// what stands here orders steps and is told to the user, and never has an object rebuilt or a change refused.
type Body struct {
	// Uses is what the body names.
	Uses map[ID]Use
	// Gone is what the body names that was there where a migration starts, and is there no more under this name.
	Gone []ID
	// Stays says that the routine is the same where a migration starts.
	Stays bool
	// Opaque says that not all of the body was understood.
	Opaque bool
	// SessionPath says that what a name means depends on a search_path that a session need not have.
	SessionPath bool
}

// Use is the way in which a body names an object.
type Use struct {
	// Early says that PostgreSQL looks for the object when it checks the body of a routine that is made or replaced
	// (check_function_bodies), and not only when the routine is called.
	Early bool
	// Maybe says that the name can mean another object as well: one of several functions of a name.
	Maybe bool
}

// List gives the IDs of what the body names, in order.
func (b *Body) List() []ID {
	if b == nil {
		return nil
	}
	return slices.SortedFunc(maps.Keys(b.Uses), ID.Compare)
}

// Certain says that the body names this object and no other in its place.
func (b *Body) Certain(id ID) bool {
	if b == nil {
		return false
	}
	u, ok := b.Uses[id]
	return ok && !u.Maybe
}
