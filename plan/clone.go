package plan

import (
	"pawl/diff"
	"pawl/schema"
)

// isClone says that PostgreSQL takes the object away when its table leaves the parent.
func isClone(o schema.Object) bool {
	c, ok := o.(schema.Clone)
	return ok && c.Inherited()
}

// remade says that the object is a clone which PostgreSQL drops and makes again, because its table leaves a parent
// and becomes a part of one.
func (b *builder) remade(o schema.Object) bool { return isClone(o) && b.leaves(hostOf(o)) }

// settle gives clones that PostgreSQL makes in the course of the plan what they have of their own.
func (b *builder) settle() {
	settled := map[schema.ID]*node{}
	for o := range b.to.All() {
		if !isClone(o) || !b.created(o.ID()) && !b.remade(o) {
			continue
		}
		if made, attrs := o.(schema.Clone).Made(); len(attrs) > 0 {
			settled[o.ID()] = b.add(Step{Verb: Alter, From: made, To: o, Attrs: attrs})
		}
	}
	for id, n := range settled {
		for o := b.to.Get(id); o != nil; o = b.parentOf(o) {
			must(settled[o.ID()], n)
			must(b.creator(o.ID()), n)
			for _, other := range append(b.alters[o.ID()], b.attaches[hostOf(o)]...) {
				must(other, n)
			}
		}
	}
}

// furnish gives what PostgreSQL makes bare with a parent's object what it has of its own.
func (b *builder) furnish() {
	for o := range b.to.All() {
		heir, ok := o.(schema.Bare)
		id := o.ID()
		if !ok || !b.created(id) || b.created(hostOf(o)) || b.creates[id] == nil || b.creates[id].step.Object().ID() == id {
			continue
		}
		bare := heir.Bare(b.parentOf(o))
		if attrs := diff.Differences(bare, o); len(attrs) > 0 {
			n := b.add(Step{Verb: Alter, From: bare, To: o, Attrs: attrs})
			must(b.creates[id], n)
			b.alters[id] = append(b.alters[id], n)
		}
	}
}

// strip takes from heirs what they get with the parent's object when they are made, and shall not have.
func (b *builder) strip() {
	for h := range schema.Each[schema.Heir](b.to) {
		host := hostOf(h)
		if !b.created(h.ID()) || b.created(host) && len(b.attaches[host]) > 0 { // made by itself, and with its own
			continue
		}
		for _, a := range h.Ancestors() {
			b.stripOf(h, a)
		}
	}
}

func (b *builder) stripOf(h schema.Heir, above schema.ID) {
	for _, id := range b.to.UsedBy(above) {
		q, ok := b.to.Get(id).(schema.Bequest)
		if !ok || q.Host() != above || b.to.Has(q.For(h).ID()) {
			continue
		}
		n := b.add(Step{Verb: Drop, From: q.For(h)})
		for _, first := range []schema.ID{h.ID(), above, id} {
			must(b.creator(first), n)
		}
	}
}

// parentOf is the object that a clone was made after.
func (b *builder) parentOf(o schema.Object) schema.Object {
	if h, ok := o.(schema.Heir); ok {
		for _, a := range h.Ancestors() {
			return b.to.Get(a)
		}
	}
	return nil
}
