package schema

// About is what the objects have in common that say something about another one, their target: a comment, the
// privileges of a role, a security label, an owner.
type About struct {
	// Target is what is spoken about.
	Target ID
	// Whole is the object that the target ends with: the target itself, or what it is a part of where it is no
	// object of its own. See [ID] for the targets that are parts. It is zero for what the server came with.
	Whole ID
}

// Host makes what is said end with what it is said about.
func (a About) Host() ID { return a.Whole }

// Accompanies has what is said of an archived object go with it, see [Accompanying].
func (a About) Accompanies() {}

// On says what the object is about.
func (a *About) On(target, whole ID) { a.Target, a.Whole = target, whole }

// Subject is the target.
func (a About) Subject() ID { return a.Target }

// Given says that the target came with the server or with an extension, and is no object of the catalog.
func (a About) Given() bool {
	return a.Whole == (ID{}) || a.Whole.Kind == KindExtension && a.Target.Kind != KindExtension
}

// Relations are what the target is or, where it is a column, what it may be a column of: the ID of a column does not
// say of what sort its relation is.
func (a About) Relations() []ID {
	if a.Target.Kind != KindColumn {
		return []ID{a.Target}
	}
	if a.Whole.Kind != KindColumn && !a.Given() {
		return []ID{a.Whole}
	}
	ids := []ID{
		{Kind: KindTable, Schema: a.Target.Schema, Name: a.Target.Parent},
		{Kind: KindForeignTable, Schema: a.Target.Schema, Name: a.Target.Parent},
	}
	if a.Given() {
		ids = append(ids, ID{Kind: KindView, Schema: a.Target.Schema, Name: a.Target.Parent},
			ID{Kind: KindMaterializedView, Schema: a.Target.Schema, Name: a.Target.Parent})
	}
	return ids
}
