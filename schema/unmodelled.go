package schema

import (
	"cmp"
	"slices"
)

// Unmodelled is something in a database that somebody made and that no kind models: pawl neither compares nor writes
// it. docs/codes.md explains the codes to users.
type Unmodelled struct {
	Code UnmodelledCode `json:"code"`
	Kind string         `json:"kind"` // PostgreSQL's word for what it is (pg_identify_object), or "comment", "grant", …
	Name string         `json:"name"`
	// Extension is set for what stands on an object of an extension. PostgreSQL does not record whether the extension
	// or somebody else made it.
	Extension string `json:"extension,omitempty"`
}

// UnmodelledCode is a stable name for a sort of [Unmodelled].
type UnmodelledCode string

// The codes. A code never changes its meaning.
const (
	UnmodelledObject    UnmodelledCode = "PAWL-N001" // an object
	UnmodelledComment   UnmodelledCode = "PAWL-N002" // the comment on something
	UnmodelledGrant     UnmodelledCode = "PAWL-N003" // the privileges on something
	UnmodelledLabel     UnmodelledCode = "PAWL-N004" // the security label of something
	UnmodelledLarge     UnmodelledCode = "PAWL-N005" // large objects
	UnmodelledParameter UnmodelledCode = "PAWL-N006" // the privileges on a server's parameter
	UnmodelledDepends   UnmodelledCode = "PAWL-N007" // DEPENDS ON EXTENSION
	UnmodelledMapping   UnmodelledCode = "PAWL-N008" // a mapping of a text search configuration of the server or an extension
)

// UnmodelledCodes lists the codes, in order.
var UnmodelledCodes = []UnmodelledCode{UnmodelledObject, UnmodelledComment, UnmodelledGrant, UnmodelledLabel, UnmodelledLarge,
	UnmodelledParameter, UnmodelledDepends, UnmodelledMapping}

// String is what it is, in words: "large object 16403".
func (u Unmodelled) String() string { return u.Kind + " " + u.Name }

// Compare orders by code, then by name.
func (u Unmodelled) Compare(v Unmodelled) int {
	return cmp.Or(cmp.Compare(u.Code, v.Code), cmp.Compare(u.Kind, v.Kind), cmp.Compare(u.Name, v.Name))
}

// Reported lists what a user has to know of that the catalog does not hold, in order. What stands on an extension's
// objects is left out, unless the other catalog, which may be nil, shows that the extension did not make it.
func (c *Catalog) Reported(other *Catalog) []Unmodelled {
	list := c.Beyond(other)
	for _, u := range c.Unmodelled {
		if u.Extension == "" {
			list = append(list, u)
		}
	}
	slices.SortFunc(list, Unmodelled.Compare)
	return slices.Compact(list)
}

// Beyond lists what is not modelled and is here, but not in the other catalog, in order. Of what stands on an
// extension's objects this can be said only if both have the extension in the same version and schema.
func (c *Catalog) Beyond(other *Catalog) []Unmodelled {
	if other == nil {
		return nil
	}
	there := map[Unmodelled]bool{}
	for _, u := range other.Unmodelled {
		there[u] = true
	}
	var list []Unmodelled
	for _, u := range c.Unmodelled {
		if !there[u] && (u.Extension == "" || sameExtension(c, other, u.Extension)) {
			list = append(list, u)
		}
	}
	slices.SortFunc(list, Unmodelled.Compare)
	return slices.Compact(list)
}
