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
	// reattach holds the attachments that are taken off and made again although they do not differ.
	reattach map[schema.ID]map[string]bool

	nodes    []*node
	creates  map[schema.ID]*node
	drops    map[schema.ID]*node
	alters   map[schema.ID][]*node
	asides   map[schema.ID]*node
	attaches map[schema.ID][]*node
	releases map[schema.ID][]*node
	followed map[schema.ID]bool
}

func (b *builder) ids() []schema.ID {
	return slices.SortedFunc(maps.Keys(b.changes), schema.ID.Compare)
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

// isAside says that the object is a type that is renamed aside and replaced, while columns go on using it.
func (b *builder) isAside(id schema.ID) bool {
	if c, ok := b.changes[id]; !ok || c.Op != diff.Replace {
		return false
	}
	for _, user := range b.from.UsedBy(id) {
		if b.retype[user] {
			return true
		}
	}
	return false
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
		for _, user := range b.from.UsedBy(id) {
			if !b.dropped(id) && !c.Rebuilds(user.Kind) {
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
	return nil
}

// tear makes room for a change of what the object uses; again says that the object's own users must be looked at.
func (b *builder) tear(id schema.ID, cause diff.Change) (again bool, err error) {
	from, to := b.from.Get(id), b.to.Get(id)
	if from == nil || to == nil || b.dropped(id) {
		return false, nil
	}
	if attr, ok := attachedTo(from, cause.ID()); ok {
		b.mark(id, attr)
		return false, nil
	}
	h, holds := from.(schema.Holder)
	hosted, isHosted := from.(schema.Hosted)
	if !holds || h.Holds() == "" || isHosted && hosted.Host() == cause.ID() {
		b.changes[id] = diff.Change{Op: diff.Replace, From: from, To: to}
		return true, nil
	}
	_, isType := cause.From.(schema.Type)
	typed, isTyped := from.(schema.Typed)
	if !isType || !isTyped {
		return false, fmt.Errorf("%s would have to be dropped with %s that it holds, because %s is replaced: change %s in steps of your own",
			id, h.Holds(), cause.ID(), cause.ID())
	}
	if b.retype[id] {
		return false, nil
	}
	b.retype[id] = true
	c, changed := b.changes[id]
	if !changed {
		c = diff.Change{Op: diff.Alter, From: from, To: to}
	}
	if !slices.Contains(c.Attrs, typed.TypeAttr()) {
		c.Attrs = append(slices.Clone(c.Attrs), typed.TypeAttr())
	}
	b.changes[id] = c
	return true, nil
}

// mark has an attachment taken off and made again.
func (b *builder) mark(id schema.ID, attr string) {
	if b.reattach[id] == nil {
		b.reattach[id] = map[string]bool{}
	}
	b.reattach[id][attr] = true
}

// attachedTo finds the attribute by which alone an object needs another, and which can be taken off.
func attachedTo(o schema.Object, needed schema.ID) (attr string, ok bool) {
	a, is := o.(schema.Attaching)
	if !is {
		return "", false
	}
	for _, at := range a.Attachments() {
		if !at.Binding && slices.Contains(at.Needs, needed) {
			return at.Attr, true
		}
	}
	return "", false
}
