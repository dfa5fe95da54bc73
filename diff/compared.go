package diff

import (
	"slices"

	"pawl/schema"
)

// AtOdds lists the columns that get other types, in pairs of which one would be compared with the other, and could not be while
// only one of them has its new type.
func AtOdds(from, to *schema.Catalog, o schema.Comparing) [][2]schema.ID {
	return slices.DeleteFunc(o.Compared(), func(pair [2]schema.ID) bool {
		var old, now [2]*schema.Column
		for i, id := range pair {
			old[i], _ = schema.Find[*schema.Column](from, id)
			now[i], _ = schema.Find[*schema.Column](to, id)
			if old[i] == nil || now[i] == nil || !Retypes(old[i], now[i]) {
				return true
			}
		}
		return comparable(from, based(from, typeOf(old[0])), based(to, typeOf(now[1]))) &&
			comparable(from, based(to, typeOf(now[0])), based(from, typeOf(old[1])))
	})
}

func typeOf(c *schema.Column) typed { return typed{c.Type, c.BaseType, c.Array} }

// families are the types of which an operator family of B-trees compares one with another (pg_amop).
var families = [][]string{
	{"smallint", "integer", "bigint"}, {"real", "double precision"}, {"text", "character varying", "name"},
	{"date", "timestamp without time zone", "timestamp with time zone"},
}

// comparable says that a foreign key can be of the one type where the key is of the other: one that can be compared with it, or that
// is cast to it by itself (ATAddForeignKeyConstraint in tablecmds.c). In doubt it cannot.
func comparable(cat *schema.Catalog, held, key bottom) bool {
	if held.array || key.array {
		return held.array == key.array && held.base == key.base
	}
	return held.base == key.base || cat.Casts[[2]string{held.base, key.base}] == "i" ||
		slices.ContainsFunc(families, func(f []string) bool { return slices.Contains(f, held.base) && slices.Contains(f, key.base) })
}
