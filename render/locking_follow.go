package render

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// How the steps of a plan change what there is.

// follow takes a step.
func (l *locking) follow(s plan.Step) {
	switch s.Verb {
	case plan.Create:
		for _, o := range append([]schema.Object{s.To}, s.Parts...) {
			l.bear(o, false)
			l.put(o)
			l.beget(o)
		}
	case plan.Drop:
		if !s.Only {
			l.bereave(s.From)
		}
		l.remove(s.From.ID())
	case plan.Alter:
		l.put(s.To)
		l.settle(s)
		l.inherit(s)
	case plan.Rename, plan.SetAside:
		l.rename(s)
	}
}

// rename gives an object another name. What belongs to it, or stands on it, is from then on as the steps after this one find it.
func (l *locking) rename(s plan.Step) {
	l.bear(s.To, !l.born[nameOf(s.From)])
	l.remove(s.From.ID())
	l.put(s.To)
	before := l.before(s)
	for _, u := range l.plan.To.UsedBy(s.To.ID()) {
		o := l.plan.To.Get(u)
		if was, changes := before[u]; changes {
			o = was
		}
		if o != nil && !comes(o, before) {
			l.put(o)
		}
	}
}

// before is what the steps after this one find of what they change; nil stands for what they make.
func (l *locking) before(s plan.Step) map[schema.ID]schema.Object {
	found := map[schema.ID]schema.Object{}
	is := func(x plan.Step) bool { return x.Verb == s.Verb && x.From == s.From && x.To == s.To }
	for _, x := range l.plan.Steps[slices.IndexFunc(l.plan.Steps, is)+1:] {
		id := x.Object().ID()
		if x.From != nil {
			id = x.From.ID()
		}
		if _, known := found[id]; !known && x.Verb != plan.Update {
			found[id] = x.From
		}
	}
	return found
}

// comes says that what an object is there for in a parent table is still to be made.
func comes(o schema.Object, before map[schema.ID]schema.Object) bool {
	h, ok := o.(schema.Heir)
	return ok && slices.ContainsFunc(h.Ancestors(), func(a schema.ID) bool {
		was, changes := before[a]
		return changes && was == nil
	})
}

// bear notes that a relation is new, or that it is an old one under a new name.
func (l *locking) bear(o schema.Object, old bool) {
	if c, ok := o.(schema.Claimant); ok && slices.ContainsFunc(c.Claims(), schema.Claim.IsRelation) {
		l.born[nameOf(o)] = !old
	}
}

func (l *locking) put(o schema.Object) {
	l.now.Put(o)
	l.index().add(o)
	for _, u := range l.plan.To.Uses(o.ID()) {
		l.now.AddUse(o.ID(), u)
	}
}

func (l *locking) remove(id schema.ID) {
	for _, o := range l.hosted(id) {
		l.remove(o.ID())
	}
	l.now.Remove(id)
}

// settle notes the parts of a table that is attached to another: those that match parts of that one are attached with it.
func (l *locking) settle(s plan.Step) {
	a, ok := s.To.(schema.Attaching)
	if !ok {
		return
	}
	for _, at := range a.Attachments() {
		if at.Sheds && slices.Contains(s.Attrs, at.Attr) {
			for _, o := range l.hosted(s.To.ID()) {
				l.settled[o.ID()] = true
			}
		}
	}
}

// inherit gives the heirs of an object what PostgreSQL changes in them along with it.
func (l *locking) inherit(s plan.Step) {
	change := diff.Change{Op: diff.Alter, From: s.From, To: s.To, Attrs: s.Attrs}
	for _, attr := range s.Attrs {
		if s.Only || !change.Recurses(attr) {
			continue
		}
		reached := []schema.ID{s.To.ID()}
		for _, table := range l.descendants(l.tableOf(s.To))[1:] {
			for _, o := range l.hosted(table) {
				h, ok := o.(schema.Heir)
				if ok && slices.ContainsFunc(h.Ancestors(), func(a schema.ID) bool { return slices.Contains(reached, a) }) {
					l.now.Put(diff.With(o, s.To, attr))
					reached = append(reached, o.ID())
				}
			}
		}
	}
}

// beget notes what PostgreSQL makes in child tables along with an object, unless they have it already.
func (l *locking) beget(o schema.Object) {
	for _, h := range l.heirs(l.plan.To, o) {
		if bare, ok := h.(schema.Bare); ok && !l.now.Has(h.ID()) {
			made := bare.Bare(o)
			l.put(made)
			l.beget(made)
		}
	}
}

// bereave takes away what goes from child tables along with an object.
func (l *locking) bereave(o schema.Object) {
	for _, h := range l.heirs(l.now, o) {
		other := func(above schema.ID) bool { return above != o.ID() && l.now.Has(above) }
		if e, ends := o.(schema.EndingHeirs); (h.Inherited() || ends && e.EndsHeirs()) && !slices.ContainsFunc(h.Ancestors(), other) {
			l.bereave(h)
			l.remove(h.ID())
		}
	}
}

// heirs lists what follows an object in the tables that are there below its own, as a catalog has it, under the same name.
func (l *locking) heirs(cat *schema.Catalog, o schema.Object) []schema.Heir {
	var list []schema.Heir
	if o.ID().Parent == "" {
		return nil
	}
	for _, child := range l.children(l.tableOf(o)) {
		for _, id := range cat.Parts(child.Schema, child.Name, o.ID().Name) {
			if h, ok := cat.Get(id).(schema.Heir); ok && slices.Contains(h.Ancestors(), o.ID()) {
				list = append(list, h)
			}
		}
	}
	return list
}
