package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var indexConcurrently = &plan.Rule{
	Name: "index-concurrently",
	Doc: `CREATE INDEX keeps everyone from writing to the table until it is built (lock SHARE), DROP INDEX waits for every
query on the table and keeps all others waiting behind it (ACCESS EXCLUSIVE). CONCURRENTLY does neither
(https://www.postgresql.org/docs/current/sql-createindex.html). An index that changes under its name, or takes that of a key, is built
beside the old one, which it then replaces. A build that failed leaves an invalid index behind, which is dropped first.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		from, _ := c.From.(*schema.Index)
		to, _ := c.To.(*schema.Index)
		switch {
		case to != nil && !p.Busy(to.TableID()), from != nil && !p.Busy(from.TableID()):
			return nil
		case c.Op == diff.Create && to != nil:
			if madeOf(p, to) != nil {
				return []plan.Stage{{At: plan.Expand, ID: to.ID(), Object: to}}
			}
			if key := keyNamed(p, to); key != nil {
				return append(builtBeside(p, to), plan.Stage{At: plan.Adopt, ID: key.ID(), Uses: []schema.ID{to.ID()}, Adopts: true})
			}
			return createIndex(p, to)
		case c.Op == diff.Drop && from != nil:
			return dropIndex(p, from)
		case c.Op == diff.Replace && from != nil:
			return swapIndex(p, from, to)
		case c.Op == diff.Alter && from != nil:
			return swapInHierarchy(p, from, to)
		}
		return nil
	},
}

// keyNamed is the key of the same table whose name a new index takes, if nothing stands on that and the two can change places.
func keyNamed(p *plan.Pass, to *schema.Index) *schema.Constraint {
	id := to.ID()
	id.Kind = schema.KindConstraint
	key, ok := schema.Find[*schema.Constraint](p.From, id)
	if !ok || p.To.Has(id) || !key.HasIndex() || key.Partitioned || key.Parent != nil || to.Partitioned || to.Parent != nil || !to.Valid ||
		len(p.From.UsedBy(id)) > 0 {
		return nil
	}
	return key
}

// createIndex builds an index, and then says of it what cannot be said while it is built. That of a partitioned table is
// made for the table alone; those of the partitions are attached to it.
func createIndex(p *plan.Pass, i *schema.Index) []plan.Stage {
	if i.Partitioned {
		whole := *i
		whole.Valid, whole.Parent = false, nil
		return []plan.Stage{{At: plan.Expand, ID: i.ID(), Object: &whole}, {At: plan.Adopt, ID: i.ID(), Object: i, After: partsOf(p.To, i.ID())}}
	}
	if !i.Valid {
		return nil
	}
	bare := *i
	bare.Parent, bare.Clustered, bare.Statistics = nil, false, nil
	list := []plan.Stage{{At: plan.Build, ID: i.ID(), Object: &bare, Alone: true}}
	if !diff.Equal(&bare, i) {
		list = append(list, plan.Stage{At: plan.Adopt, ID: i.ID(), Object: i})
	}
	return list
}

// dropIndex takes an index away last, unless it goes with something else.
func dropIndex(p *plan.Pass, i *schema.Index) []plan.Stage {
	if !p.To.Has(i.TableID()) || adopted(p, i) {
		return nil
	}
	if parent, ok := swappedParent(p, i); ok {
		return []plan.Stage{{At: plan.Adopt, ID: i.ID(), Uses: []schema.ID{parent}}}
	}
	if !p.Stands(i.ID()) {
		return nil
	}
	alone := !i.Partitioned && i.Parent == nil && !i.Clustered && len(i.Statistics) == 0 && len(p.From.UsedBy(i.ID())) == 0 &&
		allThere(p.To, p.From.Uses(i.ID()))
	return []plan.Stage{{At: plan.Contract, ID: i.ID(), Alone: alone}}
}

// swapIndex builds the new index beside the old one.
func swapIndex(p *plan.Pass, from, to *schema.Index) []plan.Stage {
	if recollated(p, from.ID()) || overReplacedType(p, from.ID()) {
		return nil
	}
	if from.Clustered || !to.Partitioned && (!to.Valid || stoodOn(p, from.ID())) {
		return nil
	}
	if to.Partitioned || from.Parent != nil || to.Parent != nil {
		return swapInHierarchy(p, from, to)
	}
	if !from.Valid {
		return append([]plan.Stage{{At: plan.Expand, ID: from.ID(), Alone: true}}, createIndex(p, to)...)
	}
	list := builtBeside(p, to)
	if from.Unique || len(from.Statistics) > 0 || !p.Stands(from.ID()) {
		return list // what a unique index refuses may be what new code writes
	}
	old := *from
	old.Name = plan.Beside(p, from, "__old")
	return append(list,
		plan.Stage{At: plan.Adopt, ID: old.ID(), Object: &old, Uses: p.From.Uses(from.ID()), Adopts: true},
		plan.Stage{At: plan.Contract, ID: old.ID(), Alone: allThere(p.To, p.From.Uses(from.ID()))})
}

// builtBeside builds an index under another name, which then takes its own.
func builtBeside(p *plan.Pass, to *schema.Index) []plan.Stage {
	bare := *to
	bare.Name, bare.Parent, bare.Clustered, bare.Statistics = plan.Beside(p, to, "__new"), nil, false, nil
	uses := slices.DeleteFunc(p.To.Uses(to.ID()), func(id schema.ID) bool { return slices.Contains(schema.AttachedTo(to), id) })
	return []plan.Stage{
		{At: plan.Build, ID: bare.ID(), Object: &bare, Uses: uses, Alone: true},
		{At: plan.Adopt, ID: bare.ID(), Adopts: true},
		{At: plan.Adopt, ID: to.ID(), Object: to, Adopts: true},
	}
}

// swapInHierarchy has the index of a partitioned table change when those of its partitions are built, all of them in one moment.
func swapInHierarchy(p *plan.Pass, from, to *schema.Index) []plan.Stage {
	parent, ok := swappedParent(p, from)
	withParent := ok && slices.Contains(schema.AttachedTo(to), parent)
	switch {
	case to.Partitioned && (to.Parent == nil || withParent):
		return []plan.Stage{{At: plan.Adopt, ID: to.ID(), Object: to, Whole: true, After: partsOf(p.To, to.ID())}}
	case withParent:
		return builtBeside(p, to)
	}
	return nil
}

// swappedParent is the index of the partitioned table that an index is attached to, if that is swapped for a new one.
func swappedParent(p *plan.Pass, i *schema.Index) (parent schema.ID, ok bool) {
	return swappedAbove(p, i, func(from, to schema.Object) bool {
		old := from.(*schema.Index)
		return p.Busy(old.TableID()) && len(swapIndex(p, old, to.(*schema.Index))) > 0
	})
}

// recollated says that a column under an index gets another collation: PostgreSQL builds the index anew from its text, which says
// something else by then, so that the two change together.
func recollated(p *plan.Pass, index schema.ID) bool {
	return slices.ContainsFunc(p.From.Uses(index), func(id schema.ID) bool {
		old, had := schema.Find[*schema.Column](p.From, id)
		now, has := schema.Find[*schema.Column](p.To, id)
		return had && has && old.Collation != now.Collation
	})
}

// overReplacedType says that an index stands on a type that is made anew, and is built again with it: the text that it has until then
// may not mean anything by that time.
func overReplacedType(p *plan.Pass, index schema.ID) bool {
	return slices.ContainsFunc(p.From.Uses(index), func(id schema.ID) bool {
		old, isType := p.From.Get(id).(schema.Type)
		now := p.To.Get(id)
		return isType && now != nil && diff.Replaces(old, now, p.From.Major)
	})
}

// allThere says that all of the objects are in the catalog.
func allThere(cat *schema.Catalog, uses []schema.ID) bool {
	return !slices.ContainsFunc(uses, func(u schema.ID) bool { return !cat.Has(u) })
}
