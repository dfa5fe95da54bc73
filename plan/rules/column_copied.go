package rules

import (
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// This file gives the copy of a column what queries that name it want: indexes, and triggers that are for its UPDATE.

// copiedIndexes are copies of all indexes over columns that have copies.
func copiedIndexes(p *plan.Pass) []plan.Stage {
	var list []plan.Stage
	done := map[schema.ID]bool{}
	for _, t := range p.Twins() {
		for _, id := range p.From.UsedBy(t.Column) {
			if !done[id] {
				list, done[id] = append(list, copyIndex(p, p.From.Get(id))...), true
			}
		}
	}
	return list
}

// copyIndex builds an index over copies like one over the columns, in the words that it has on the other side of the exchange.
func copyIndex(p *plan.Pass, o schema.Object) []plan.Stage {
	other, first := p.Other(o.ID())
	i, ok := indexOf(other)
	mine, has := indexOf(o)
	if !ok || !has || p.From.Outside[o.ID()] {
		return nil
	}
	if now := p.To.Get(o.ID()); now != nil && !diff.Equal(o, now) {
		i.Unique = false // what it refuses may be what new code writes
	}
	uses := overCopies(p, p.From.Uses(o.ID()))
	if mine.Parent != nil {
		_, above := p.Other(schema.ID{Kind: o.ID().Kind, Schema: mine.Parent.Schema, Parent: mine.ParentTable, Name: mine.Parent.Name})
		i.Parent = &schema.Name{Schema: above.Schema, Name: copyName(p, above)}
		uses = append(slices.DeleteFunc(uses, func(id schema.ID) bool { return id.Kind == schema.KindIndex || id.Kind == schema.KindConstraint }),
			i.Attachments()[0].Needs...)
	}
	i.Name = copyName(p, first)
	var list []plan.Stage
	if was, there := schema.Find[*schema.Index](p.From, i.ID()); there && !was.Valid && !was.Partitioned {
		list = append(list, plan.Stage{At: plan.Expand, ID: i.ID(), Alone: true}) // its build failed
	}
	for _, st := range createIndex(p, i) {
		st.Uses, st.Serves = uses, true
		if b, ok := st.Object.(*schema.Index); ok && b.Parent == nil && i.Parent != nil {
			st.Uses = slices.DeleteFunc(slices.Clone(uses), func(id schema.ID) bool { return id.Kind == schema.KindIndex })
		}
		list = append(list, st)
	}
	return append(list, plan.Stage{At: plan.Contract, ID: i.ID()})
}

// indexOf is an index of the same build as that of an object, which nothing else is said about; ok is false if there is none, or
// its build is not known. A key that may be violated for a while has one that is not unique.
func indexOf(o schema.Object) (*schema.Index, bool) {
	switch o := o.(type) {
	case *schema.Index:
		bare := *o
		bare.Clustered = false
		return &bare, o.Valid
	case *schema.Constraint:
		plain := *o
		plain.Clustered = false
		i, ok := plain.Index(o.Name)
		if !o.HasIndex() || !ok {
			return nil, false
		}
		i.Unique, i.Partitioned, i.Parent = !o.Deferrable, o.Partitioned, nil
		if o.Parent != nil {
			i.Parent, i.ParentTable = &schema.Name{Schema: o.Parent.Schema, Name: o.ParentName}, o.Parent.Name
		}
		return i, true
	}
	return nil, false
}

// copyName is what the copy of an index is called. What an earlier migration began is gone on with.
func copyName(p *plan.Pass, index schema.ID) string {
	begun := index
	begun.Kind, begun.Name = schema.KindIndex, plan.Suffixed(index.Name, "__old")
	if p.From.Has(begun) && !p.To.Has(begun) {
		return begun.Name
	}
	return plan.Beside(p, &schema.Index{InTable: schema.InTable{Schema: index.Schema, Table: index.Parent}, Name: index.Name}, "__old")
}

// overCopies has the copies take the place of their columns.
func overCopies(p *plan.Pass, uses []schema.ID) []schema.ID {
	list := slices.Clone(uses)
	for i, id := range list {
		for _, t := range p.Twins() {
			if id == t.Column {
				list[i] = t.Copy
			}
		}
	}
	return list
}

// widened are triggers for UPDATE OF columns that have copies: for a while they are for that of the copies as well.
func widened(p *plan.Pass) []plan.Stage {
	var list []plan.Stage
	for _, id := range triggersOf(p) {
		now, ok := schema.Find[*schema.Trigger](p.To, id)
		if !ok {
			now, _ = schema.Find[*schema.Trigger](p.From, id)
		}
		wide := now
		var uses []schema.ID
		for _, t := range p.Twins() {
			if w, ok := wide.AlsoOf(t.Column.Name, t.Copy.Name); ok && t.Column.Parent == now.Table && t.Column.Schema == now.Schema {
				wide, uses = w, append(uses, t.Copy)
			}
		}
		if len(uses) == 0 {
			continue
		}
		last := plan.Stage{At: plan.Contract, ID: id}
		if ok {
			last.Object = now
		} else {
			uses = append(uses, p.From.Uses(id)...)
		}
		list = append(list, plan.Stage{At: plan.Expand, ID: id, Object: wide, Uses: uses}, last)
	}
	return list
}

// triggersOf lists the triggers that stand on columns which have copies.
func triggersOf(p *plan.Pass) []schema.ID {
	var list []schema.ID
	for _, t := range p.Twins() {
		for _, cat := range []*schema.Catalog{p.From, p.To} {
			for _, id := range cat.UsedBy(t.Column) {
				if id.Kind == schema.KindTrigger && !slices.Contains(list, id) && !p.From.Outside[id] {
					list = append(list, id)
				}
			}
		}
	}
	return list
}
