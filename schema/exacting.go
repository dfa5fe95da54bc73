package schema

// Exacting is an object that what it uses must suit for as long as it is there.
type Exacting interface {
	Object
	// Suits says whether it can use the object as that is here.
	Suits(used Object) bool
}
