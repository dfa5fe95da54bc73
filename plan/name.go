package plan

import (
	"slices"

	"pawl/schema"
)

// name gives heirs that PostgreSQL made, or kept, under another name the one that they are to have.
func (b *builder) name() {
	named := map[schema.ID]*node{}
	for o := range schema.Each[schema.Namesake](b.to) {
		if !o.Inherited() || !b.created(o.ID()) || !b.createFollows(o) {
			continue
		}
		made := b.madeAs(o)
		if made.ID() == o.ID() {
			continue
		}
		n := b.add(Step{Verb: Rename, From: made, To: o})
		named[o.ID()] = n
		if b.from.Has(made.ID()) {
			b.drops[made.ID()] = n
		}
	}
	heirs := heirsIn(b.to)
	for id, n := range named {
		for _, o := range b.lineage(id, heirs) {
			must(b.creator(o.ID()), n)
			must(b.creator(hostOf(o)), n)
			for _, a := range b.attaches[hostOf(o)] {
				must(a, n)
			}
		}
		for _, user := range b.to.UsedBy(id) {
			if !slices.Contains(heirs[id], user) {
				must(n, b.creator(user))
			}
		}
	}
}

// madeAs is the heir under the name that it has before it is given its own: the one that it had so far, or that of the
// object which it is there for. Where another object has that name, PostgreSQL chooses one, and is left its choice.
func (b *builder) madeAs(o schema.Namesake) schema.Object {
	ancestors := o.Ancestors()
	if !b.created(hostOf(o)) && b.stays(o) && !slices.ContainsFunc(ancestors, b.created) {
		for old := range schema.Each[schema.Namesake](b.from) {
			if hostOf(old) == hostOf(o) && old.Inherited() && slices.Equal(old.Ancestors(), ancestors) && b.dropped(old.ID()) {
				return old
			}
		}
	}
	var root schema.Object = o
	for next := root; next != nil; next = b.parentOf(next) {
		root = next
	}
	made := o.Called(root.ID().Name)
	if b.to.Has(made.ID()) {
		return o
	}
	return made
}

// lineage is an heir with all that it is there for, and all that is there for it.
func (b *builder) lineage(id schema.ID, heirs map[schema.ID][]schema.ID) []schema.Object {
	var list []schema.Object
	for o := b.parentOf(b.to.Get(id)); o != nil; o = b.parentOf(o) {
		list = append(list, o)
	}
	queue := []schema.ID{id}
	for len(queue) > 0 {
		list = append(list, b.to.Get(queue[0]))
		queue = append(queue[1:], heirs[queue[0]]...)
	}
	return list
}
