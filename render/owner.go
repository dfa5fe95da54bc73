package render

import (
	"pawl/plan"
	"pawl/schema"
)

var owner = ddl[*schema.Owner]{
	create: func(w *writer, o *schema.Owner, _ []schema.Object) { setOwner(w, o, o) },
	// An object that stays keeps the owner of which nothing is known any more.
	drop:  func(*writer, *schema.Owner) {},
	alter: map[string]func(w *writer, from, to *schema.Owner){"Role": setOwner},
	locks: []lock{
		{does: creates, on: itsSubject, mode: AccessExclusive},
		{does: drops, on: nothing},
		{does: alters("Role"), on: itsSubject, mode: AccessExclusive},
	},
	safety: ownerVerdicts,
}

func setOwner(w *writer, _, to *schema.Owner) {
	w.kw("ALTER ").target(to.Target).kw(" OWNER TO ").name(to.Role).end()
}

// owners is who owns what while the steps of a plan are carried out.
type owners struct {
	start *schema.Catalog
	now   map[schema.ID]string // where it is not as at the start; empty: who carries the plan out
}

// note follows a step that was written.
func (o owners) note(s plan.Step) {
	owner, ok := s.To.(*schema.Owner)
	switch {
	case ok:
		o.now[owner.Target] = owner.Role
	case s.Verb == plan.Create || s.Verb == plan.Drop:
		o.now[s.Object().ID()] = ""
	}
}

// of is the role that owns the target; it is empty where that is who carries the plan out.
func (o owners) of(a schema.About) string {
	for _, r := range a.Relations() {
		if role, ok := o.now[r]; ok {
			return role
		}
		if role := o.start.Owners[r]; role != "" {
			return role
		}
	}
	if a.Given() {
		return o.start.Bootstrap
	}
	return ""
}
