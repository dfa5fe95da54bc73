// Package plan turns the changes between two catalogs into steps in an order in which PostgreSQL accepts them.
//
// It knows no kind of object: what it needs to know, the objects say through the interfaces of package schema,
// and their changes through package diff. It spells no SQL either: a [Step] says what is done, package render how
// it is written.
//
// The work goes in five stages, a file each. rebuild.go finds what must step aside for a change and come back
// after it. build.go makes the steps. edges.go says what must come before what: the old catalog's dependencies
// order the drops, the new one's the creates. order.go sorts once. fold.go leaves out what PostgreSQL does by
// itself, and puts into CREATE TABLE what a person would write there.
package plan
