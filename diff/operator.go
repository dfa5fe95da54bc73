package diff

import "pawl/schema"

// operator: ALTER OPERATOR sets the estimators; since PostgreSQL 17 also the others but the function, once, where they
// were not set (https://www.postgresql.org/docs/current/sql-alteroperator.html). A shell is filled by CREATE OPERATOR.
var operator = attrs[*schema.Operator]{
	{Name: "Shell", ReplaceIf: func(_, to *schema.Operator) bool { return to.Shell }},
	{Name: "Forgotten", Ignored: "it follows from other operators"},
	{Name: "Function", ReplaceIf: func(from, _ *schema.Operator) bool { return !from.Shell }},
	{
		Name:      "Commutator",
		ReplaceIf: func(from, to *schema.Operator) bool { return fixed(from, !from.Commutator.IsZero()) },
		Follows: func(from, to *schema.Operator, old, new *schema.Catalog) bool {
			return linked(from.CommutatorID(), to.CommutatorID(), to.ID(), old, new, (*schema.Operator).CommutatorID)
		},
	},
	{
		Name:      "Negator",
		ReplaceIf: func(from, to *schema.Operator) bool { return fixed(from, !from.Negator.IsZero()) },
		Follows: func(from, to *schema.Operator, old, new *schema.Catalog) bool {
			return linked(from.NegatorID(), to.NegatorID(), to.ID(), old, new, (*schema.Operator).NegatorID)
		},
	},
	{Name: "Restrict"},
	{Name: "Join"},
	{Name: "Hashes", ReplaceIf: func(from, _ *schema.Operator) bool { return fixed(from, from.Hashes) }},
	{Name: "Merges", ReplaceIf: func(from, _ *schema.Operator) bool { return fixed(from, from.Merges) }},
	// Only CREATE OPERATOR makes a shell of an operator that it names.
	{Name: "NamesShell", Replace: true, Same: func(_, to *schema.Operator) bool { return !to.NamesShell }},
	{Name: "Linkable", Ignored: "it is the server's version"},
}

// fixed says that ALTER OPERATOR cannot change what is set, or anything on an older server.
func fixed(from *schema.Operator, set bool) bool { return !from.Shell && (set || !from.Linkable) }

// linked says that an operator's link to a partner changes with the partner: PostgreSQL takes it off when the old one
// is dropped, and makes it when the new one is created, or altered, with the link back (OperatorUpd). Of two that both
// stay, the second follows the first.
func linked(had, has, self schema.ID, old, new *schema.Catalog, back func(*schema.Operator) schema.ID) bool {
	none := schema.ID{}
	points := func(c *schema.Catalog, partner schema.ID) bool {
		o, ok := schema.Find[*schema.Operator](c, partner)
		return ok && back(o) == self
	}
	gone := had == none || !new.Has(had) ||
		has == none && had.Compare(self) < 0 && points(old, had) && !points(new, had)
	partner, _ := schema.Find[*schema.Operator](new, has)
	// A shell is never created by itself: it comes with the operator that names it.
	made := has == none || points(new, has) && !partner.Shell && (!old.Has(has) ||
		had == none && has.Compare(self) < 0 && !points(old, has))
	return gone && made
}
