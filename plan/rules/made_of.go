package rules

import (
	"slices"

	"pawl/plan"
	"pawl/schema"
)

// madeOf is the index that goes, and that a new index or key is made out of instead: of several that would do, one that foreign keys
// stand on, which then stay; nil if there is none.
func madeOf(p *plan.Pass, to schema.Object) *schema.Index {
	var found *schema.Index
	for _, id := range p.From.UsedBy(to.(schema.Hosted).Host()) {
		i, ok := p.From.Get(id).(*schema.Index)
		if !ok || p.To.Has(id) || adopter(p, i) != to.ID() {
			continue
		}
		if found == nil || !isReferenced(p.From, found.ID()) && isReferenced(p.From, id) {
			found = i
		}
	}
	return found
}

// adopted says that something new is made out of the index.
func adopted(p *plan.Pass, i *schema.Index) bool {
	a := p.To.Get(adopter(p, i))
	return a != nil && madeOf(p, a) == i
}

// adopter is what could be made out of an index that goes: of several, one that foreign keys stand on.
func adopter(p *plan.Pass, i *schema.Index) schema.ID {
	var list []schema.ID
	for _, id := range p.To.UsedBy(i.TableID()) {
		if a, ok := p.To.Get(id).(schema.Adopting); ok && !p.From.Has(id) && a.Adopts(i) {
			list = append(list, id)
		}
	}
	if len(list) == 0 {
		return schema.ID{}
	}
	if k := slices.IndexFunc(list, func(id schema.ID) bool { return isReferenced(p.To, id) }); k >= 0 {
		return list[k]
	}
	return list[0]
}

// isReferenced says that a foreign key stands on an index or a key.
func isReferenced(cat *schema.Catalog, id schema.ID) bool {
	return slices.ContainsFunc(cat.UsedBy(id), func(user schema.ID) bool {
		f, ok := schema.Find[*schema.Constraint](cat, user)
		return ok && f.Type == "f"
	})
}
