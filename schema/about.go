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

// relation is the object that the target is, or that it is a column of.
func (a About) relation() ID {
	if a.Target.Kind != KindColumn {
		return a.Target
	}
	if a.Whole.Kind == KindColumn {
		return ID{Kind: KindTable, Schema: a.Target.Schema, Name: a.Target.Parent}
	}
	return a.Whole
}
