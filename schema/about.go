package schema

// About is what the objects have in common that say something about another one, their target: a comment, the
// privileges of a role, a security label, an owner.
type About struct {
	// Target is what is spoken about.
	Target ID
	// Whole is the object that the target ends with: the target itself, or what it is a part of where it is no
	// object of its own. See [ID] for the targets that are parts.
	Whole ID
}

// Host makes what is said end with what it is said about.
func (a About) Host() ID { return a.Whole }

// On says what the object is about.
func (a *About) On(target, whole ID) { a.Target, a.Whole = target, whole }

// relations are what the target is or, where it is a column, what it may be a column of: the ID of a column does not
// say whether its table is a foreign one.
func (a About) relations() []ID {
	if a.Target.Kind != KindColumn {
		return []ID{a.Target}
	}
	if a.Whole.Kind != KindColumn {
		return []ID{a.Whole}
	}
	return []ID{
		{Kind: KindTable, Schema: a.Target.Schema, Name: a.Target.Parent},
		{Kind: KindForeignTable, Schema: a.Target.Schema, Name: a.Target.Parent},
	}
}
