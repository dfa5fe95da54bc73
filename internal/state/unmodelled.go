package state

import (
	"fmt"
	"slices"
	"strings"

	"pawl/schema"
)

// UnmodelledError says that the desired state has what pawl does not model and the other one lacks: no migration
// would bring it.
type UnmodelledError struct{ List []schema.Unmodelled }

// Error lists what it is.
func (e *UnmodelledError) Error() string {
	var b strings.Builder
	b.WriteString("the desired schema has what is not modelled, and would be missing after every migration:\n")
	for _, u := range e.List {
		fmt.Fprintf(&b, "  %s  [%s]\n", u, u.Code)
	}
	b.WriteString("Write a migration of your own for it, and take it out of the desired schema. Nothing was written")
	return b.String()
}

// refuseUnmodelled makes sure that nothing the desired state asks for is dropped in silence.
func (s *Source) refuseUnmodelled(from, to *schema.Catalog) error {
	list := to.Beyond(from)
	if s.Privileges == "ignore" {
		list = slices.DeleteFunc(list, func(u schema.Unmodelled) bool { return u.Code == schema.UnmodelledGrant })
	}
	if len(list) > 0 {
		return &UnmodelledError{list}
	}
	return nil
}
