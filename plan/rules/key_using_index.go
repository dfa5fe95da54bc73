package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var keyUsingIndex = &plan.Rule{
	Name: "key-using-index",
	Doc: `ADD PRIMARY KEY and ADD UNIQUE build their index while nobody else can use the table (ACCESS EXCLUSIVE). Built
concurrently beforehand, the unique index becomes the key in a moment: ADD CONSTRAINT … USING INDEX. A key that changes under
its name, and a primary key that gets another name, is replaced by the new one in the same moment; one over the same columns goes
when the new one is there, so that no duplicates come in between.`,
	Stages: func(p *plan.Pass, c diff.Change) []plan.Stage {
		if from, ok := c.From.(*schema.Constraint); ok && c.Op == diff.Drop {
			i, ok := schema.Find[*schema.Index](p.To, schema.ID{Kind: schema.KindIndex, Schema: from.Schema, Parent: from.Table, Name: from.Name})
			if ok && p.Busy(i.TableID()) && keyNamed(p, i) != nil {
				return []plan.Stage{} // it goes as the index comes
			}
			return givesWay(p, from)
		}
		to, ok := c.To.(*schema.Constraint)
		if !ok || to.Partitioned || c.Op != diff.Create && c.Op != diff.Replace {
			return nil
		}
		return keyStages(p, to)
	},
}

// keyStages builds the index beforehand; there are none where that cannot be.
func keyStages(p *plan.Pass, to *schema.Constraint) []plan.Stage {
	if to.Partitioned {
		return keyOfPartitionedStages(p, to)
	}
	if !p.Busy(to.TableID()) {
		return nil
	}
	if p.From.Has(to.ID()) && stoodOn(p, to.ID()) && !overRetyped(p, to) {
		return nil // what stands on the key would have to be made again as well
	}
	i, ok := to.Index(to.Name)
	if !ok || adoptsNamesake(p, to, i) {
		return nil
	}
	if len(p.From.Named(to.Schema, to.Name)) > 0 {
		i.Name = plan.Beside(p, to, "__new")
	}
	var list []plan.Stage
	if built := madeOf(p, to); built != nil {
		i = built
	} else {
		list = []plan.Stage{{At: plan.Build, ID: i.ID(), Object: i, Uses: indexUses(p, to), Alone: true}}
	}
	if old := supplanted(p, to); old != nil {
		list = append(list, plan.Stage{At: plan.Adopt, ID: old.ID(), Uses: []schema.ID{to.ID()}, Adopts: true})
	}
	return append(list, plan.Stage{At: plan.Adopt, ID: i.ID(), Uses: []schema.ID{to.ID()}, Adopts: true},
		plan.Stage{At: plan.Adopt, ID: to.ID(), Object: to, Whole: true, Adopts: true})
}

// stoodOn says that something stands on an object, and goes on doing so, which is not just a foreign key that is made again.
func stoodOn(p *plan.Pass, id schema.ID) bool {
	return slices.ContainsFunc(p.From.UsedBy(id), func(user schema.ID) bool {
		return (!p.To.Has(user) || slices.Contains(p.To.Uses(user), id)) && !isRemade(p, user)
	})
}

// supplanted is the primary key of another name that the table has until it gets this one: without any, a table that is
// published takes no UPDATE (https://www.postgresql.org/docs/current/logical-replication-publication.html).
func supplanted(p *plan.Pass, to *schema.Constraint) *schema.Constraint {
	for _, id := range p.From.UsedBy(to.TableID()) {
		if old, ok := p.From.Get(id).(*schema.Constraint); ok && old.Type == "p" && to.Type == "p" && old.TableID() == to.TableID() && !p.To.Has(id) {
			return old
		}
	}
	return nil
}

// givesWay has a key go once another one over its columns is there. A primary key that another one takes the place of goes in that
// one's stages; one whose columns become nullable goes first, because what is built over them waits for that.
func givesWay(p *plan.Pass, from *schema.Constraint) []plan.Stage {
	columns, ok := from.Found()
	if !ok || from.Partitioned || from.Parent != nil || !p.Busy(from.TableID()) || from.Type == "p" && !holdNoNulls(p.To, from) {
		return nil
	}
	var others []schema.ID
	for _, id := range p.To.UsedBy(from.TableID()) {
		k, ok := schema.Find[schema.Found](p.To, id)
		if !ok || p.From.Has(id) {
			continue
		}
		if now, isKey := k.(*schema.Constraint); isKey && now.Type == "p" && from.Type == "p" {
			return nil
		}
		if same, ok := k.Found(); ok && same == columns {
			others = append(others, id)
		}
	}
	if len(others) == 0 {
		return nil
	}
	return []plan.Stage{{At: plan.Adopt, ID: from.ID(), Uses: others}}
}

// adoptsNamesake says that an index of the key's name is there already, and can become the key.
func adoptsNamesake(p *plan.Pass, k *schema.Constraint, namesake *schema.Index) bool {
	there, ok := schema.Find[*schema.Index](p.From, namesake.ID())
	return ok && k.Adopts(there)
}

// overRetyped says that the key is over a column that gets its type by way of another: what refers to it is made again, at
// the same moment.
func overRetyped(p *plan.Pass, k *schema.Constraint) bool {
	return slices.ContainsFunc(p.Retyped(), func(r plan.Retyped) bool { return slices.Contains(p.To.Uses(k.ID()), r.To) })
}

// indexUses is what the index behind a key stands on.
func indexUses(p *plan.Pass, k *schema.Constraint) []schema.ID {
	ids := []schema.ID{k.TableID()}
	for _, name := range k.Columns {
		ids = append(ids, schema.ID{Kind: schema.KindColumn, Schema: k.Schema, Parent: k.Table, Name: name})
	}
	return ids
}
