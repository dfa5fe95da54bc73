package diff

import (
	"cmp"
	"slices"

	"pawl/schema"
)

// look is two catalogs side by side.
type look struct {
	old, new *schema.Catalog
	now      func(schema.ID) schema.ID // the ID in the new catalog of an object of the old one

	stays       map[schema.ID]bool // IDs of the old catalog, of what is in the new one too
	arrivedFrom map[schema.ID]bool // and those that it has there
	oldParts    map[schema.ID][]schema.Object
	newParts    map[schema.ID][]schema.Object
}

func newLook(old, new *schema.Catalog, now func(schema.ID) schema.ID) *look {
	l := &look{old: old, new: new, now: now, stays: map[schema.ID]bool{}, arrivedFrom: map[schema.ID]bool{},
		oldParts: partsOf(old), newParts: partsOf(new)}
	for _, id := range old.IDs() {
		if to := now(id); new.Has(to) {
			l.stays[id], l.arrivedFrom[to] = true, true
		}
	}
	return l
}

// partsOf lists what ends with each object.
func partsOf(cat *schema.Catalog) map[schema.ID][]schema.Object {
	parts := map[schema.ID][]schema.Object{}
	for o := range cat.All() {
		if h, ok := o.(schema.Hosted); ok {
			parts[h.Host()] = append(parts[h.Host()], o)
		}
	}
	return parts
}

// isFree says that an object is ours and does not come or go with another one.
func (l *look) isFree(o schema.Object, cat *schema.Catalog, stays map[schema.ID]bool) bool {
	if cat.Outside[o.ID()] {
		return false
	}
	h, ok := o.(schema.Hosted)
	return !ok || h.Host() == (schema.ID{}) || stays[h.Host()]
}

// succeeds says that something that stays uses the new object where it used the old one.
func (l *look) succeeds(from, to schema.Object) bool {
	return slices.ContainsFunc(l.old.UsedBy(from.ID()), func(user schema.ID) bool {
		return l.stays[user] && slices.Contains(l.new.Uses(l.now(user)), to.ID())
	})
}

// sameGap says that two parts of their hosts stand between the same others that stay.
func (l *look) sameGap(from, to schema.Hosted) bool {
	before, after := neighbours(from, l.oldParts[from.Host()], func(id schema.ID) (schema.ID, bool) { return l.now(id), l.stays[id] })
	otherBefore, otherAfter := neighbours(to, l.newParts[to.Host()], func(id schema.ID) (schema.ID, bool) { return id, l.arrivedFrom[id] })
	return before == otherBefore && after == otherAfter
}

// neighbours are the IDs of the nearest parts of a host that stay, before and after one of them; zero at an end.
func neighbours(o schema.Object, parts []schema.Object, stays func(schema.ID) (now schema.ID, ok bool)) (before, after schema.ID) {
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, func(a, b schema.Object) int { return cmp.Compare(order(a), order(b)) })
	passed := false
	for _, p := range parts {
		id, ok := stays(p.ID())
		switch {
		case p == o:
			passed = true
		case id.Kind != o.ID().Kind || !ok:
		case !passed:
			before = id
		default:
			return before, id
		}
	}
	return before, after
}

// part is the part of an object that is of a kind, if there is one.
func part[T schema.Object](parts []schema.Object) (found T, ok bool) {
	for _, p := range parts {
		if found, ok = p.(T); ok {
			return found, true
		}
	}
	return found, false
}
