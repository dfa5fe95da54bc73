package plan

import (
	"fmt"
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// builder holds the work on one plan.
type builder struct {
	from, to *schema.Catalog
	changes  map[schema.ID]diff.Change
	// retype holds the objects whose type is replaced under them.
	retype map[schema.ID]bool
	// convert holds those among them whose values are converted: not where it is only a trait of the type.
	convert map[schema.ID]bool
	// reattach holds the attachments that are taken off and made again although they do not differ.
	reattach map[schema.ID]map[string]bool
	// detach holds the attachment that is taken off an object before it is dropped.
	detach map[schema.ID]string
	// blocked are changes that objects outside are in the way of.
	blocked []Blocked

	nodes    []*node
	creates  map[schema.ID]*node
	drops    map[schema.ID]*node
	alters   map[schema.ID][]*node
	asides   map[schema.ID]*node
	attaches map[schema.ID][]*node
	releases map[schema.ID][]*node
	followed map[schema.ID]bool
	sorted   []schema.ID               // see ids
	heirs    map[schema.ID][]schema.ID // by what they follow
}

// ids are those of all changes, in order. Changes are added and replaced, but never taken out.
// The list must not be modified.
func (b *builder) ids() []schema.ID {
	if len(b.sorted) != len(b.changes) {
		b.sorted = slices.SortedFunc(maps.Keys(b.changes), schema.ID.Compare)
	}
	return slices.Clip(b.sorted)
}

// dropped says whether the object is dropped, for good or to be created again.
func (b *builder) dropped(id schema.ID) bool {
	c, ok := b.changes[id]
	return ok && (c.Op == diff.Drop || c.Op == diff.Replace)
}

// created says whether the object is created, new or again.
func (b *builder) created(id schema.ID) bool {
	c, ok := b.changes[id]
	return ok && (c.Op == diff.Create || c.Op == diff.Replace)
}

// isAside says that the object is a type that is renamed aside and replaced, while columns go on using it, themselves
// or by way of another type.
func (b *builder) isAside(id schema.ID) bool { return b.columnsOn(id, map[schema.ID]bool{}) }

func (b *builder) columnsOn(id schema.ID, seen map[schema.ID]bool) bool {
	c, ok := b.changes[id]
	if _, isType := c.From.(schema.Type); !ok || !isType || c.Op != diff.Replace || seen[id] {
		return false
	}
	seen[id] = true
	for _, user := range b.from.UsedBy(id) {
		if b.retype[user] && slices.Contains(b.to.Uses(user), id) || b.columnsOn(user, seen) {
			return true
		}
	}
	return false
}

// rebuilds says that the change of an object is one that dependents of this kind are in the way of.
func (b *builder) rebuilds(id schema.ID, kind schema.Kind) bool {
	c, ok := b.changes[id]
	return ok && c.Rebuilds(kind)
}

// rebuild adds to the changes what must be dropped and created again around them, until nothing more is in the way.
func (b *builder) rebuild() error {
	queue := b.ids()
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		c := b.changes[id]
		if c.Op == diff.Create {
			continue
		}
		if b.isStuck(c) || b.isWidowed(c) {
			c.Op = diff.Replace
			b.changes[id] = c
		}
		for _, bound := range append(b.unbinds(c), b.heldBy(c)...) {
			if b.blocks(bound, c) {
				continue
			}
			b.changes[bound] = diff.Change{Op: diff.Replace, From: b.from.Get(bound), To: b.to.Get(bound)}
			if c.To != nil {
				c.Op = diff.Replace
				b.changes[id] = c
			}
			queue = append(queue, bound)
		}
		b.blockHeirs(c)
		queue = append(queue, b.endHeirs(c)...)
		for _, user := range b.from.UsedBy(id) {
			if !b.dropped(id) && !c.Rebuilds(user.Kind) && !b.rereads(id, user) && !b.tears(c, user) {
				continue
			}
			if b.dropped(id) && (b.sheds(id, user) || b.sheds(hostOf(b.from.Get(id)), user) || b.handsOver(id, user)) {
				continue
			}
			again, err := b.tear(user, c)
			if err != nil {
				return err
			}
			if again {
				queue = append(queue, user)
			}
		}
	}
	b.reattachAll()
	if len(b.blocked) > 0 {
		return &BlockedError{b.blocked}
	}
	return b.checkShapes()
}

// endHeirs has what goes with a parent's object, and is to stay, made again. Where that one is made again, it makes them, but like itself:
// valid or not, and without what is said about them.
func (b *builder) endHeirs(c diff.Change) []schema.ID {
	e, ok := c.From.(schema.EndingHeirs)
	if !ok || c.Op != diff.Replace && !(c.Op == diff.Drop && e.EndsHeirs()) {
		return nil
	}
	var list []schema.ID
	for _, id := range b.heirsOf(c.ID()) {
		h := b.from.Get(id).(schema.Heir)
		if !b.to.Has(id) || b.dropped(id) || c.Op == diff.Replace && (b.outlives(h) || !b.stays(h)) {
			continue
		}
		b.changes[id] = diff.Change{Op: diff.Replace, From: h, To: b.to.Get(id)}
		list = append(list, id)
	}
	return list
}

// heldBy lists what an object that is made again follows in parent tables, and what would stay: PostgreSQL does not drop what is
// inherited, so that is made again, and its end is the object's.
func (b *builder) heldBy(c diff.Change) []schema.ID {
	_, ends := c.From.(schema.EndingHeirs)
	h, ok := c.From.(schema.Heir)
	if !ends || !ok || c.Op != diff.Replace {
		return nil
	}
	var list []schema.ID
	for _, above := range h.Ancestors() {
		_, holds := b.ancestor(h, func(id schema.ID) bool { return id == above && b.from.Has(id) && b.to.Has(id) && !b.dropped(id) })
		if holds {
			list = append(list, above)
		}
	}
	return list
}

// unbinds lists what an object would have to be taken off, which PostgreSQL does not do: that is made again, and its
// end is the object's.
func (b *builder) unbinds(c diff.Change) []schema.ID {
	a, ok := c.From.(schema.Attaching)
	if !ok || b.leaves(hostOf(c.From)) || b.dropped(hostOf(c.From)) {
		return nil
	}
	var list []schema.ID
	for _, at := range a.Attachments() {
		stays := c.Op == diff.Alter && slices.Equal(needs(c.From, at.Attr), needs(c.To, at.Attr))
		for _, n := range at.Needs {
			if at.Binding && !at.InCreate && !stays && b.from.Has(n) && b.to.Has(n) && !b.dropped(n) {
				list = append(list, n)
			}
		}
	}
	return list
}

// isStuck says that a type cannot be altered because columns, or types that columns may have, stand on it; it is
// replaced instead.
func (b *builder) isStuck(c diff.Change) bool {
	if _, isType := c.From.(schema.Type); !isType || c.Op != diff.Alter {
		return false
	}
	return slices.ContainsFunc(b.from.UsedBy(c.ID()), func(user schema.ID) bool {
		if !c.Rebuilds(user.Kind) || b.dropped(user) || !slices.Contains(b.to.Uses(user), c.ID()) {
			return false
		}
		_, isTyped := b.from.Get(user).(schema.Typed)
		_, isType := b.from.Get(user).(schema.Type)
		return isTyped || isType
	})
}

// isWidowed says that what an object is bound to ends, which takes it along, although it is to stay by itself.
func (b *builder) isWidowed(c diff.Change) bool {
	return c.Op == diff.Alter && slices.ContainsFunc(c.Attrs, func(attr string) bool {
		return binds(c.From, attr) && slices.ContainsFunc(needs(c.From, attr), b.dropped) && !b.leaves(hostOf(c.From))
	})
}

// rereads says that the user holds an expression over a column whose type is replaced.
func (b *builder) rereads(id, user schema.ID) bool {
	e, ok := b.from.Get(user).(schema.Expressive)
	return ok && b.retype[id] && e.HasExpression()
}

// tears says that the user compares a column whose type changes with one that it could not be compared with meanwhile.
func (b *builder) tears(c diff.Change, user schema.ID) bool {
	k, ok := b.from.Get(user).(schema.Comparing)
	return ok && diff.Retypes(c.From, c.To) && len(diff.AtOdds(b.from, b.to, k)) > 0
}

// checkShapes refuses what cannot be converted: values of another shape inside arrays or other types.
func (b *builder) checkShapes() error {
	for _, id := range b.ids() {
		s, ok := b.changes[id].From.(schema.Shaped)
		if !ok || !b.isAside(id) || s.SameShape(b.changes[id].To) {
			continue
		}
		for _, user := range b.from.UsedBy(id) {
			t, isTyped := b.from.Get(user).(schema.Typed)
			if b.isAside(user) || isTyped && b.retype[user] && t.Elements() {
				return &HeldError{id, user, fmt.Sprintf("uses %s in a way in which its values cannot be converted to the new one: change %s in steps of your own",
					id, user)}
			}
		}
	}
	return nil
}

// reattachAll has attachments made again whose other side is made again; not all of them are in pg_depend.
func (b *builder) reattachAll() {
	for _, id := range b.from.IDs() {
		a, ok := b.from.Get(id).(schema.Attaching)
		if !ok || !b.to.Has(id) || b.dropped(id) {
			continue
		}
		for _, at := range a.Attachments() {
			if i := slices.IndexFunc(at.Needs, b.dropped); i >= 0 && !b.blocks(id, b.changes[at.Needs[i]]) && !at.Binding {
				b.mark(id, at.Attr)
			}
		}
	}
}

// sheds says that user lets go of an object that is dropped, when that is first taken off its parent, which stays.
func (b *builder) sheds(id, user schema.ID) bool {
	a, ok := b.from.Get(id).(schema.Attaching)
	if !ok || !b.dropped(id) || !b.to.Has(user) {
		return false
	}
	for _, at := range a.Attachments() {
		for _, need := range at.Needs {
			uses := slices.ContainsFunc(b.from.Uses(user), func(u schema.ID) bool {
				return u == need || host(b.from, u) == need
			})
			if at.Sheds && uses && b.to.Has(need) && !b.dropped(need) {
				b.detach[id] = at.Attr
				return true
			}
		}
	}
	return false
}
