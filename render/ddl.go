package render

import (
	"fmt"
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// ddl is how the statements of one kind are spelled. Each function writes whole statements, and may write none.
type ddl[T schema.Object] struct {
	// create writes the object with the parts that are written inside its statement.
	create func(w *writer, o T, parts []schema.Object)
	drop   func(w *writer, o T)
	// alter has a function for each attribute that can change in place; attributes that are changed by one
	// statement share a function, which is called once.
	alter map[string]func(w *writer, from, to T)
	// together replaces alter where one statement makes all changes at once, like CREATE OR REPLACE.
	together func(w *writer, from, to T, attrs []string)
	// first puts attributes in the order in which they must change.
	first func(from, to T, attrs []string) []string
	// rename gives the object another name.
	rename func(w *writer, from, to T)
	// aside has the object be kept aside, or come back.
	aside func(w *writer, from, to T)
	// update sets the values of a column.
	update func(w *writer, o T, expression, where string)
	// guards say how to find out whether a step that undoes something would lose what was written since. There are none
	// where nothing can be lost, or PostgreSQL itself refuses.
	guards func(p *plan.Plan, s plan.Step, from, to T) []guard
	// questions asks the rows that are there before a change whether they stand in its way, or lose by it. It may be nil.
	questions func(a asking, c diff.Change, from, to T) []Question
	// inline writes the object as a part of its host's CREATE.
	inline func(w *writer, o T)
	// found writes a condition that holds if the object is there. It may be nil.
	found func(w *writer, o T)
	// ahead locks what queries lock before what it is made of, as any change of it would, and changes nothing. It may be nil.
	ahead func(w *writer, o T)
	// locks say what is done to relations. A kind without any locks none; one that has some says it of all that is done.
	locks []lock
	// safety says what each change means.
	safety []verdict
}

// speller is a ddl that has forgotten its type.
type speller struct {
	write  func(w *writer, s plan.Step)
	inline func(w *writer, o schema.Object)
	guards func(p *plan.Plan, s plan.Step) []guard
	alters func(attr string) bool
	found  func(w *writer, o schema.Object) // may be nil
	ahead  func(w *writer, o schema.Object) // may be nil
	locks  []lock
	safety []verdict
	does   []plan.Verb // what can be done besides Create, Drop and Alter
	// questions may be nil.
	questions func(a asking, c diff.Change) []Question
}

func spell[T schema.Object](d ddl[T]) speller {
	s := speller{
		write: func(w *writer, s plan.Step) {
			switch s.Verb {
			case plan.Create:
				d.create(w, s.To.(T), s.Parts)
			case plan.Drop:
				d.drop(w, s.From.(T))
			case plan.Rename:
				d.rename(w, s.From.(T), s.To.(T))
			case plan.SetAside:
				w.setAside(s, func() { d.aside(w, s.From.(T), s.To.(T)) })
			case plan.Update:
				d.update(w, s.To.(T), s.Expression, s.Where)
			case plan.Alter:
				d.writeAlter(w, s)
			}
		},
		guards: func(p *plan.Plan, s plan.Step) []guard {
			if d.guards == nil {
				return nil
			}
			from, _ := s.From.(T)
			to, _ := s.To.(T)
			return d.guards(p, s, from, to)
		},
		inline: func(w *writer, o schema.Object) { d.inline(w, o.(T)) },
		alters: func(attr string) bool { return d.together != nil || d.alter[attr] != nil },
		locks:  d.locks,
		safety: d.safety,
	}
	if d.rename != nil {
		s.does = append(s.does, plan.Rename)
	}
	if d.aside != nil {
		s.does = append(s.does, plan.SetAside)
	}
	if d.update != nil {
		s.does = append(s.does, plan.Update)
	}
	if d.questions != nil {
		s.questions = func(a asking, c diff.Change) []Question {
			from, _ := c.From.(T)
			to, _ := c.To.(T)
			return d.questions(a, c, from, to)
		}
	}
	if d.found != nil {
		s.found = func(w *writer, o schema.Object) { d.found(w, o.(T)) }
	}
	if d.ahead != nil {
		s.ahead = func(w *writer, o schema.Object) { d.ahead(w, o.(T)) }
	}
	return s
}

func (d ddl[T]) writeAlter(w *writer, s plan.Step) {
	from, to := s.From.(T), s.To.(T)
	if d.together != nil {
		d.together(w, from, to, s.Attrs)
		return
	}
	attrs := slices.Clone(s.Attrs)
	if d.first != nil {
		attrs = d.first(from, to, attrs)
	}
	for _, attr := range attrs {
		f := d.alter[attr]
		if f == nil {
			panic(fmt.Sprintf("render: nothing writes a change of %s of a %s", attr, s.To.ID().Kind))
		}
		f(w, from, to)
	}
}
