package schema

// AnyLength is how a type is named that takes values of any length. The names of two types stand for a length of one if no
// modifier follows (https://www.postgresql.org/docs/current/datatype-bit.html,
// https://www.postgresql.org/docs/current/datatype-character.html), so that a cast to them would cut.
func AnyLength(base string) string {
	switch base {
	case "bit":
		return `"bit"`
	case "character":
		return "bpchar"
	}
	return base
}

// AnyLength is how the column's type is named where no value may be cut to its length.
func (c *Column) AnyLength() string {
	if c.Array {
		return AnyLength(c.BaseType) + "[]"
	}
	return AnyLength(c.BaseType)
}
