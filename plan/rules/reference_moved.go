package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// movedReferences are the stages of foreign keys that do not change, but for the key that they stand on: that goes, so that they are
// made again on another one. They are not valid at first, as new ones are.
func movedReferences(p *plan.Pass) []plan.Stage {
	var list []plan.Stage
	for f := range schema.Each[*schema.Constraint](p.From) {
		if to, ok := remadeLater(p, f); ok {
			open := *to
			open.Validated = false
			list = append(list,
				plan.Stage{At: plan.Expand, ID: to.ID(), Object: &open, After: []schema.ID{keyUnder(p.From, f).ID()}},
				plan.Stage{At: plan.Validate, ID: to.ID(), Object: to, Reads: true})
		}
	}
	return list
}

// remadeLater says that a foreign key has to leave the key that it stands on, and can be checked later.
func remadeLater(p *plan.Pass, f *schema.Constraint) (to *schema.Constraint, ok bool) {
	to, ok = schema.Find[*schema.Constraint](p.To, f.ID())
	if !ok || f.Type != "f" || !to.Validated || !diff.Equal(f, to) || to.Relation != schema.KindTable || !p.Busy(to.TableID()) {
		return nil, false
	}
	key := keyUnder(p.From, f)
	if key == nil || !leaves(p, key) || isMadeOf(p, to, key) || isRetyped(p, f) || !canWait(p, to) {
		return nil, false
	}
	return to, true
}

// keyUnder finds the key that a foreign key stands on; nil where that cannot be told.
func keyUnder(cat *schema.Catalog, f *schema.Constraint) schema.Object {
	for _, id := range cat.Uses(f.ID()) {
		if k, ok := cat.Get(id).(schema.Found); ok && isKeyOf(k, f.References) {
			return k
		}
	}
	return nil
}

func isKeyOf(k schema.Found, table schema.Name) bool {
	_, ok := k.Found()
	in, isPart := k.(schema.Hosted)
	return ok && isPart && in.Host() == schema.ID{Kind: schema.KindTable, Schema: table.Schema, Name: table.Name}
}

// leaves says that a key is dropped, for good or to be made again, while its table stays.
func leaves(p *plan.Pass, key schema.Object) bool {
	table := key.(schema.Hosted).Host()
	if t := p.To.Get(table); t == nil || diff.Replaces(p.From.Get(table), t, p.From.Major) {
		return false
	}
	now := p.To.Get(key.ID())
	return now == nil || diff.Replaces(key, now, p.From.Major)
}

// isMadeOf says that the key which a foreign key is to stand on is made out of the one that it stands on.
func isMadeOf(p *plan.Pass, f *schema.Constraint, key schema.Object) bool {
	i, ok := key.(*schema.Index)
	return ok && adopted(p, i) && slices.Contains(p.To.Uses(f.ID()), adopter(p, i))
}

// isRetyped says that a column at either end gets its type by way of another: then the foreign key goes that way too.
func isRetyped(p *plan.Pass, f *schema.Constraint) bool {
	return slices.ContainsFunc(p.Retyped(), func(r plan.Retyped) bool { return slices.Contains(p.To.Uses(f.ID()), r.To) })
}

// isRemade says that a foreign key goes, or is made again without reading many rows.
func isRemade(p *plan.Pass, id schema.ID) bool {
	f, ok := schema.Find[*schema.Constraint](p.From, id)
	if !ok || f.Type != "f" {
		return false
	}
	to, stays := schema.Find[*schema.Constraint](p.To, id)
	switch {
	case isRetyped(p, f):
		return false
	case !stays || !p.Busy(to.TableID()):
		return true
	case diff.Replaces(f, to, p.From.Major):
		return canWait(p, to)
	}
	_, ok = remadeLater(p, f)
	return ok
}
