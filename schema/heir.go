package schema

// This file says how objects of child tables stand to those of their parents.

// Heir is an object that PostgreSQL makes, changes and drops together with the same object of a parent table
// (https://www.postgresql.org/docs/current/ddl-inherit.html).
type Heir interface {
	Object
	// Ancestors are the parents' objects that this one follows.
	Ancestors() []ID
	// Inherited says that it exists only because a parent's does.
	Inherited() bool
}

// Namesake is an heir that PostgreSQL makes under the name of the parent's object, and that may be called otherwise.
type Namesake interface {
	Heir
	// Called is a copy with another name.
	Called(name string) Object
}

// Bare is an heir that PostgreSQL makes without settings when it makes the parent's: what the parent's has of them is
// not passed on, or only later.
type Bare interface {
	Heir
	// Bare is the object as PostgreSQL makes it; parent is the one that it follows, or nil.
	Bare(parent Object) Object
}

// Bequest is an object that an heir of its host gets a copy of when that is made, whether or not it shall have one.
type Bequest interface {
	Hosted
	// For is the copy that the heir gets.
	For(heir Heir) Object
}

// Clone is an heir that does not stay behind when its table leaves the parent: PostgreSQL drops it then.
type Clone interface {
	Heir
	// Made is the clone as PostgreSQL makes it, and the attributes in which this one differs.
	Made() (made Object, attrs []string)
}

// Handed is an object of a table that each table which is attached to that must have, or gets, as well.
type Handed interface {
	Hosted
	// Handed is the object as a table attached to the host has it, which has tables under itself or not; nil if it has none.
	Handed(child ID, parted bool) Object
}

// Remembering is an object with a past that shows in what is not compared, and that no statement changes.
type Remembering interface {
	Object
	// Since is the object as it really is where it was the other one before.
	Since(before Object) Object
}

// handedName is a name for what belongs to a child table as the named object does to its parent.
func handedName(child ID, name string) string {
	name = child.Name + "_" + name
	const most = 63 // bytes that PostgreSQL keeps (NAMEDATALEN)
	for len(name) > most {
		r := []rune(name)
		name = string(r[:len(r)-1])
	}
	return name
}
