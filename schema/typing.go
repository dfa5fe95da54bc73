package schema

// Type is an object that columns can have as their type. When it must be replaced, it is renamed aside, so that
// the columns keep their values.
type Type interface {
	Object
	// Renamed is a copy with another name.
	Renamed(name string) Object
}

// Typed is an object with values of a type. When that type is replaced, the object stays and its values are converted.
type Typed interface {
	Object
	// TypeAttr names the attribute that holds the type; it is empty where PostgreSQL cannot change it.
	TypeAttr() string
	// Elements says that the values are arrays of the type.
	Elements() bool
}

// Shaped is a type whose values, written as text, may mean something else to another type of its name: the fields of
// a composite type have no names there. Then they are converted one by one, which needs a value at hand, not an array.
type Shaped interface {
	Type
	// SameShape says that the text of a value means the same to the other type.
	SameShape(to Object) bool
}

// Expressive is an object that may hold an expression over columns. PostgreSQL reads it again, from text, when one of
// the columns gets a new type (ATPostAlterTypeCleanup in tablecmds.c); that fails half-way through the columns of a type
// that is replaced.
type Expressive interface {
	Object
	// HasExpression says that it does.
	HasExpression() bool
}

// Comparing is an object that compares the values of columns: a foreign key.
type Comparing interface {
	Object
	// Compared are the columns, each with the one whose key it holds.
	Compared() [][2]ID
}

// Converting is an object by which PostgreSQL turns values of one type into another's: a cast.
type Converting interface {
	Object
	Converts()
}

// Trait is a Type that is no more than a trait of a column's type: a collation. The column's values need no conversion
// when it is replaced.
type Trait interface {
	Type
	// TraitAttr names the attribute of a Typed object that holds the trait.
	TraitAttr() string
}
