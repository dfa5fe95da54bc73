package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// swappedAbove is what a key or an index of a partition belongs to, if that changes under its name, and the rule swaps it for one of
// which those of the partitions were built beside; where it goes itself, what that belongs to.
func swappedAbove(p *plan.Pass, o schema.Object, swaps func(from, to schema.Object) bool) (above schema.ID, ok bool) {
	for _, id := range schema.AttachedTo(o) {
		from, to := p.From.Get(id), p.To.Get(id)
		switch {
		case from == nil:
		case to == nil:
			return swappedAbove(p, from, swaps)
		case diff.Replaces(from, to, p.From.Major):
			return id, swaps(from, to)
		}
	}
	return schema.ID{}, false
}

// partsOf lists what of partitions belongs to a key or an index of their partitioned table.
func partsOf(cat *schema.Catalog, id schema.ID) []schema.ID {
	return slices.DeleteFunc(cat.UsedBy(id), func(part schema.ID) bool {
		return part.Kind != id.Kind || !cat.Has(part) || !slices.Contains(schema.AttachedTo(cat.Get(part)), id)
	})
}
