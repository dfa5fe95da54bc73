package plan

import (
	"fmt"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// tear makes room for a change of what the object uses; again says that the object's own users must be looked at.
func (b *builder) tear(id schema.ID, cause diff.Change) (again bool, err error) {
	from, to := b.from.Get(id), b.to.Get(id)
	if from == nil || to == nil || b.dropped(id) || b.turnsAway(id, cause) {
		return false, nil
	}
	if b.blocks(id, cause) {
		return false, nil
	}
	if attr, ok := attachedTo(from, cause.ID()); ok {
		b.mark(id, attr)
		return false, nil
	}
	if own, ok := b.changes[id]; ok && own.Op == diff.Alter && firm(from) && !slices.Contains(b.to.Uses(id), cause.ID()) {
		return false, nil // it leaves what goes by a change of its own
	}
	h, holds := from.(schema.Holder)
	hosted, isHosted := from.(schema.Hosted)
	if !holds || h.Holds() == "" || isHosted && hosted.Host() == cause.ID() {
		b.changes[id] = diff.Change{Op: diff.Replace, From: from, To: to}
		return true, nil
	}
	if b.goesAlong(from, cause) {
		return false, nil
	}
	_, isType := cause.From.(schema.Type)
	typed, isTyped := from.(schema.Typed)
	if isTyped && !slices.Contains(b.to.Uses(id), cause.ID()) {
		return false, nil // it leaves the type by a change of its own
	}
	if !isType || !isTyped || typed.TypeAttr() == "" {
		return false, &HeldError{cause.ID(), id, fmt.Sprintf("would have to be dropped with %s that it holds, because %s is replaced: change %s in steps of your own",
			h.Holds(), cause.ID(), cause.ID())}
	}
	attr := typed.TypeAttr()
	if trait, ok := cause.From.(schema.Trait); ok {
		attr = trait.TraitAttr()
	} else {
		b.convert[id] = true
	}
	return b.hold(id, attr), nil
}

// goesAlong says that the object's host needs the same thing, holds nothing and is made anew for it: its parts go with
// it. The key of a partitioned table needs the collation of its column.
func (b *builder) goesAlong(o schema.Object, cause diff.Change) bool {
	host := b.from.Get(hostOf(o))
	if host == nil || !slices.Contains(b.from.Uses(host.ID()), cause.ID()) {
		return false
	}
	h, holds := host.(schema.Holder)
	return !holds || h.Holds() == ""
}

// turnsAway says that an object that stays is altered so that it no longer needs what is dropped.
func (b *builder) turnsAway(id schema.ID, cause diff.Change) bool {
	return cause.Op == diff.Drop && b.changes[id].Op == diff.Alter && b.changes[id].From != nil &&
		!slices.Contains(b.to.Uses(id), cause.ID())
}

// hold has an object stay while its type, or a trait of it, is replaced; again says that this was not known before.
func (b *builder) hold(id schema.ID, attr string) (again bool) {
	held := b.retype[id]
	b.retype[id] = true
	c, changed := b.changes[id]
	if !changed {
		c = diff.Change{Op: diff.Alter, From: b.from.Get(id), To: b.to.Get(id)}
	}
	if slices.Contains(c.Attrs, attr) {
		return !held
	}
	c.Attrs = append(slices.Clone(c.Attrs), attr)
	b.changes[id] = c
	return true
}

// firm says that replacing an object is worse than altering it while what it no longer uses is still there: columns may
// have it as their type, or it cannot be dropped alone.
func firm(o schema.Object) bool {
	if _, isType := o.(schema.Type); isType {
		return true
	}
	a, ok := o.(schema.Attaching)
	return ok && slices.ContainsFunc(a.Attachments(), func(at schema.Attachment) bool { return at.Binding })
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
