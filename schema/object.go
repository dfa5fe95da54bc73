package schema

// Object is one thing in a database that has a name and attributes. Its attributes are the exported fields of the
// struct that implements it; Each kind's methods say how it stands to other objects.
type Object interface {
	ID() ID
}

// Hosted is an object that ends when its host ends: a column with its table, a comment with what it describes.
type Hosted interface {
	Object
	// Host is the host's ID. A zero ID says that this one has none.
	Host() ID
}

// Needing is an object that needs others of which pg_depend says nothing.
type Needing interface {
	Object
	// Needs lists them; one that does not exist does no harm.
	Needs() []ID
}

// Shared is an object of the whole server, which all its databases have in common.
type Shared interface {
	Object
	Shared()
}

// RoleNaming is an object that names roles, and can't exist without them.
type RoleNaming interface {
	Object
	// RoleNames lists them; the empty name and "public", which no role can have, say nothing.
	RoleNames() []string
}

// Implying is an object that makes PostgreSQL create others by itself along with each new object of some kind.
type Implying interface {
	Object
	// Implies adds them to those that others imply already.
	Implies(created Object, implied map[ID]Object)
}

// Attachment is a relation between objects that is made after both exist, by a statement of its own: a sequence
// is owned by a column, a table is a partition of another.
type Attachment struct {
	Attr  string // the attribute that holds the relation
	Needs []ID   // what must exist before it can be made
	// InCreate says that CREATE makes it too; otherwise CREATE leaves it out.
	InCreate bool
	// Binding says that the object ends with what it is attached to, and cannot be taken off it.
	Binding bool
	// Sheds says that what depends on the object because it is attached lets go when it is taken off: a foreign key
	// to a partitioned table needs each partition, while it is one.
	Sheds bool
}

// Attaching is an object with attributes that are set after its creation.
type Attaching interface {
	Object
	// Attachments lists them; one whose attribute is empty is left out.
	Attachments() []Attachment
	// Without is a copy whose attribute is empty.
	Without(attr string) Object
}

// AttachedTo lists what an object is attached to.
func AttachedTo(o Object) []ID {
	var list []ID
	if a, ok := o.(Attaching); ok {
		for _, at := range a.Attachments() {
			list = append(list, at.Needs...)
		}
	}
	return list
}

// Continued is an object whose contents can go on elsewhere once it is gone, as numbers of a sequence do in an identity.
type Continued interface {
	Object
	// Continues says whether they do in a catalog.
	Continues(in *Catalog) bool
}

// Demanding is an object that demands something of the rows of its table, which a table without rows always has.
type Demanding interface {
	Object
	// Eased is the object as far as rows cannot stand in its way that have no values in what is made anew: in a column nothing
	// but its default, in a table no row. It is the object itself if it demands nothing of them, and nil if it has to stay away.
	Eased(cat *Catalog, made func(ID) bool) Object
}

// Claimant is an object that takes more names than its ID: a table is a type as well, an index is a relation.
// Two objects that claim the same name cannot exist at once.
type Claimant interface {
	Object
	Claims() []Claim
}

// Adopting is an object that can be made out of another one instead of from nothing: a key out of a unique index that
// stands already, an index out of the same one under another name.
type Adopting interface {
	Object
	// Adopts says whether it can be made out of the other object, which has the same host.
	Adopts(other Object) bool
}

// Marking is an object that changes others when it is made out of another one, in what is not compared.
type Marking interface {
	Object
	// Marks lists those of the catalog that it changes, as they are then.
	Marks(cat *Catalog) []Object
}

// Passing is an object with an attribute that another one had: the numbers of an identity column go on in the column that
// takes its place.
type Passing interface {
	Object
	// Passed is the attribute that comes from the other object; empty if none does. before is the object without it,
	// otherAfter the other one. It can come only once the object has the attribute first.
	Passed(before, other, otherAfter Object) (attr, first string)
}

// Compiled is an object of which sessions keep a compiled form, with the types that columns had then.
type Compiled interface {
	Object
	// Recompiled is the attribute that has it compiled anew when it is given again as it is; empty if nothing is kept.
	Recompiled() (attr string)
}

// Exposed is an object that programs name in their queries. One that still runs with the old schema misses it once it
// is gone.
type Exposed interface {
	Object
	// Exposed says whether it is.
	Exposed() bool
}

// Enumerating is an object with parts that are no objects of their own, and yet can be renamed: the labels of an enum.
type Enumerating interface {
	Object
	// Relabelled is a copy in which a part has another name, and the attribute that holds the parts.
	Relabelled(from, to string) (renamed Object, attr string)
}

// Overloaded is an object of which others may have the same name: what it is used with tells them apart.
type Overloaded interface {
	Object
	// Family is the name that they share.
	Family() Claim
}

// EndingHeirs is an object that may take all its heirs along when it goes, also those that are to stay.
type EndingHeirs interface {
	Object
	// EndsHeirs says that it does.
	EndsHeirs() bool
}

// Found is an object that another one stands on without naming it: PostgreSQL looks for one that will do, and takes the first.
type Found interface {
	Object
	// Found is what is looked for; ok says that the object will do.
	Found() (sought Claim, ok bool)
}

// Holder is an object that holds rows or other state that its definition cannot bring back.
type Holder interface {
	Object
	// Holds says what would be lost with the object, in words; it is empty where nothing would be.
	Holds() string
}

// Incomplete is an object of a parent table that its partitions lack: one attached after it is made would get its own.
type Incomplete interface {
	Object
	Incomplete() bool
}

// Leftover is an object that may be what another left behind when it was dropped: no statement makes it, and it is in
// nobody's way but its schema's.
type Leftover interface {
	Object
	// LeftIn is that schema; it is zero for an object that is no leftover.
	LeftIn() ID
}

// Accompanying is a part of an object that goes with it when that is kept aside instead of being dropped. It acts on nothing
// but what goes along.
type Accompanying interface {
	Hosted
	Accompanies()
}

// Derived is an object with contents that can be computed again, but not as they were.
type Derived interface {
	Object
	// Contents says what they are, in words; it is empty where there are none.
	Contents() string
}

// Inline is an object that may be written as part of its host's CREATE statement.
type Inline interface {
	Hosted
	// InlineMode says whether it must, may or must not.
	InlineMode() InlineMode
}

// Placed is an object with a place among those of its kind in their host.
type Placed interface {
	Object
	Place() int
}

// Entitling is an object that says what the roles that it names may do or own, and nothing else.
type Entitling interface {
	RoleNaming
	Entitles()
}

// Enlisting is an object that has another take part in something, and ends with it without being asked: a table in a
// publication, what a role gets on new objects in a schema.
type Enlisting interface {
	Object
	// Member is that other object. A zero ID says that there is none.
	Member() ID
}

// Ambient is an object that others use without naming it: a cast, what belongs to an extension.
type Ambient interface {
	Object
	Ambient()
}

// InlineMode is how an object stands to its host's CREATE statement.
type InlineMode int

// The modes.
const (
	InlineNever  InlineMode = iota // always a statement of its own
	InlineMay                      // part of it where nothing that it needs comes later
	InlineAlways                   // always part of it: a column of its table
)
