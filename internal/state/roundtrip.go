package state

import (
	"context"
	"fmt"

	"pawl/diff"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

// settle finds objects that differ in nothing but the way PostgreSQL spells them, and gives the desired state the
// live spelling. The server does not always read its own text back as the same text (a view over VALUES is one
// example), so an object that was created from what pg_get_viewdef said looks different from the one that it was
// copied from, for ever. Both sides are therefore written and read once more, as far as they differ, and an object
// that looks the same in any of its spellings has not changed. Nor has one that names columns by their places, and means the same
// ones in the order in which they are there.
func (s *Source) settle(ctx context.Context, from, to *schema.Catalog) error {
	var doubtful []schema.ID
	old, wanted := columnOrder(from), columnOrder(to)
	for _, c := range diff.Compare(from, to) {
		switch {
		case !c.InTextOnly():
		case len(byPlaces(c.From, from)) > 0 && byName(c.From, from, old) == byName(c.To, to, wanted):
			to.Alike[c.ID()] = c.From
		default:
			doubtful = append(doubtful, c.ID())
		}
	}
	if len(doubtful) == 0 {
		return nil
	}
	fromAgain, err := s.again(ctx, from, doubtful)
	if err != nil {
		return fmt.Errorf("reading the live state once more: %w", err)
	}
	toAgain, err := s.again(ctx, to, doubtful)
	if err != nil {
		return fmt.Errorf("reading the desired state once more: %w", err)
	}
	for _, id := range doubtful {
		if agree(id, from, fromAgain, to, toAgain) {
			to.Put(from.Get(id))
		}
	}
	return nil
}

// agree says that one spelling of the live side is one of the desired side.
func agree(id schema.ID, from, fromAgain, to, toAgain *schema.Catalog) bool {
	for _, x := range []*schema.Catalog{from, fromAgain} {
		for _, y := range []*schema.Catalog{to, toAgain} {
			a, b := x.Get(id), y.Get(id)
			if a != nil && b != nil && diff.Equal(a, b) {
				return true
			}
		}
	}
	return false
}

// again creates objects, with what they need, in a scratch database, and reads them back. Casts and operators are there too: PostgreSQL
// does not record which of them a text uses.
func (s *Source) again(ctx context.Context, cat *schema.Catalog, ids []schema.ID) (*schema.Catalog, error) {
	for _, id := range cat.IDs() {
		if (id.Kind == schema.KindCast || id.Kind == schema.KindOperator) && !cat.Outside[id] {
			ids = append(ids, id)
		}
	}
	p, err := plan.Make(schema.Initial(cat), cat.Closure(append(ids, schema.Initial(cat).IDs()...)))
	if err != nil {
		return nil, err
	}
	return s.Rehearsed(ctx, render.Schema(p), nil, cat.Major)
}
