package diff

import (
	"cmp"
	"strings"

	"pawl/schema"
)

// Rewrites says that ALTER TABLE … ALTER COLUMN … TYPE would write the table anew, or read all of it, instead of changing
// the catalogs alone (ATColumnChangeRequiresRewrite in tablecmds.c; the support functions of the types see that a longer
// limit changes no value). In doubt it does.
func Rewrites(from, to *schema.Catalog, old, now *schema.Column) bool {
	return (old.Type != now.Type || old.BaseType != now.BaseType) && converts(from, to, old, now)
}

// Retypes says that values of the column are of another type afterwards, not just of another length.
func Retypes(from, to schema.Object) bool {
	old, isColumn := from.(*schema.Column)
	now, stays := to.(*schema.Column)
	return isColumn && stays && (old.BaseType != now.BaseType || old.Array != now.Array)
}

// Converts says it of a type that another of its name takes the place of.
func Converts(from, to *schema.Catalog, old, now *schema.Column) bool {
	a, b := based(from, typed{old.Type, old.BaseType, old.Array}), based(to, typed{now.Type, now.BaseType, now.Array})
	return !a.domain || !b.domain || b.checked || converts(from, to, old, now)
}

func converts(from, to *schema.Catalog, old, now *schema.Column) bool {
	a := based(from, typed{old.Type, old.BaseType, old.Array})
	if a.domain {
		a.name, a.checked = a.base, false // PostgreSQL does not look at the modifier that a domain has
	}
	b := based(to, typed{now.Type, now.BaseType, now.Array})
	switch {
	case b.checked:
		return old.BaseType != now.BaseType
	case a.array || b.array:
		return a.array != b.array || a.base != b.base || a.name != b.name && strings.Contains(b.name, "(")
	case a.base == b.base:
		return !keepsValues(a.typed, b.typed)
	}
	return !from.Coercible[[2]string{a.base, b.base}] || strings.Contains(b.name, "(")
}

// Cast is PostgreSQL's cast from the old column's values to the new one's: its context (i implicit, a assignment, e explicit;
// empty if there is none), and the type that it is written with.
func Cast(from, to *schema.Catalog, old, now *schema.Column) (context, typ string) {
	a, b := based(from, typed{old.Type, old.BaseType, old.Array}), based(to, typed{now.Type, now.BaseType, now.Array})
	if a.array == b.array {
		pair := [2]string{a.base, b.base}
		context = cmp.Or(from.Casts[pair], to.Casts[pair])
	}
	return context, (&schema.Column{BaseType: b.base, Array: b.array}).AnyLength()
}

// Constrained says that the type of a column is a domain whose values are checked, itself or what it is based on.
func Constrained(cat *schema.Catalog, c *schema.Column) bool {
	return based(cat, typed{c.Type, c.BaseType, c.Array}).checked
}

// typed is a type as a column has it: format_type with modifier and without.
type typed struct {
	name, base string
	array      bool
}

// bottom is what a domain is based on in the end, and whether values are checked on the way to it.
type bottom struct {
	typed
	domain, checked bool
}

func based(cat *schema.Catalog, t typed) bottom {
	b := bottom{typed: t}
	for !b.array {
		d, ok := domainNamed(cat, b.base)
		if !ok {
			break
		}
		b.domain, b.checked = true, b.checked || d.NotNull || hasCheck(cat, d)
		b.typed = typed{d.Type, d.BaseType, d.Array}
	}
	return b
}

func domainNamed(cat *schema.Catalog, name string) (*schema.Domain, bool) {
	for d := range schema.Each[*schema.Domain](cat) {
		if schema.QuoteIdent(d.Schema)+"."+schema.QuoteIdent(d.Name) == name {
			return d, true
		}
	}
	return nil, false
}

func hasCheck(cat *schema.Catalog, d *schema.Domain) bool {
	for _, id := range cat.UsedBy(d.ID()) {
		if k, ok := schema.Find[*schema.DomainConstraint](cat, id); ok && k.Host() == d.ID() {
			return true
		}
	}
	return false
}

// keepsValues says that every value of a type is one of the same type with another modifier, unchanged.
func keepsValues(from, to typed) bool {
	a, limited := Modifiers(from.name)
	b, limits := Modifiers(to.name)
	switch from.base {
	case "character varying", "bit varying":
		return !limits || limited && b[0] >= a[0]
	case "numeric":
		return !limits || limited && b[0] >= a[0] && a[1] == b[1]
	case "timestamp without time zone", "timestamp with time zone", "time without time zone", "time with time zone":
		return !limits || limited && b[0] >= a[0]
	}
	return from.name == to.name
}
