package render

import (
	"cmp"
	"slices"
	"sync"

	"pawl/plan"
	"pawl/schema"
)

// lock is a line of what a kind says about locks: what is done, to which relations that means which lock, and whether
// their rows are read or written anew.
type lock struct {
	does doing
	on   target
	mode Mode
	// only restricts the line; nil stands for always.
	only                *fact
	scans               *fact // nil: never
	rewrites            *fact // nil: never
	mayScan, mayRewrite *fact // where it is not certain
	uncertain           bool  // see [Lock]
}

// doing is a verb, and for Alter the attributes that change.
type doing struct {
	verb  plan.Verb
	attrs []string
}

var (
	creates  = doing{verb: plan.Create}
	drops    = doing{verb: plan.Drop}
	renames  = doing{verb: plan.Rename}
	archives = doing{verb: plan.SetAside}
	updates  = doing{verb: plan.Update}
)

func alters(attrs ...string) doing { return doing{plan.Alter, attrs} }

// fact is something that depends on the case, with words for the documentation.
type fact struct {
	words string
	holds func(s site) bool
}

var always = &fact{"", func(site) bool { return true }}

// target finds relations, with words for the documentation.
type target struct {
	words string
	find  func(s site) []schema.Name
}

// site is a step, or what is done along with one, where it is taken.
type site struct {
	*locking
	step     plan.Step
	from, to schema.Object
	at       schema.Name // the relation that a fact is asked about
}

func (s site) object() schema.Object {
	if s.to != nil {
		return s.to
	}
	return s.from
}

// occurs says that the line is about what is done here.
func (l lock) occurs(s site) bool {
	if l.does.verb != s.step.Verb {
		return false
	}
	hit := l.does.verb != plan.Alter || slices.ContainsFunc(s.step.Attrs, func(a string) bool { return slices.Contains(l.does.attrs, a) })
	return hit && (l.only == nil || l.only.holds(s))
}

// locking follows the steps of a plan, to know which relations there are.
type locking struct {
	plan *plan.Plan
	now  *schema.Catalog      // as it is before the next step
	born map[schema.Name]bool // made by the plan, or before it by the migration
	// settled are parts that came to be attached when their tables were.
	settled map[schema.ID]bool
	keys    map[schema.ID]bool // all foreign keys, once asked for
	stock   *stock
	numbers func() []numbers // those of columns that go on
}

func newLocking(p *plan.Plan, born map[schema.Name]bool) *locking {
	return &locking{plan: p, now: p.From.Clone(), born: born, settled: map[schema.ID]bool{},
		numbers: sync.OnceValue(func() []numbers { return numbersOf(p, p.Steps) })}
}

// locked says what acts do to relations that were there before the plan, and that are not born.
func locked(p *plan.Plan, acts []Act, born map[schema.Name]bool) []Act {
	l := newLocking(p, born)
	for i, a := range acts {
		if a.Step.Object() == nil {
			acts[i].Locks = l.stepless(a)
			continue
		}
		if a.Statements > 0 {
			acts[i].Locks = l.locks(a.Step)
		}
		l.follow(a.Step)
	}
	return acts
}

// locks says what a step does to relations that were there before the plan.
func (l *locking) locks(step plan.Step) []Lock {
	found := map[schema.Name]*Lock{}
	if step.Verb == plan.Create {
		l.bear(step.To, false)
	}
	l.collect(site{locking: l, step: step, from: step.From, to: step.To}, found)
	l.numberLocks(step, found)
	return l.there(found)
}

// there puts locks in order, without those of relations that are new.
func (l *locking) there(found map[schema.Name]*Lock) []Lock {
	var list []Lock
	for _, k := range found {
		if !l.born[k.Relation] {
			list = append(list, *k)
		}
	}
	slices.SortFunc(list, func(a, b Lock) int {
		return cmp.Or(cmp.Compare(a.Relation.Schema, b.Relation.Schema), cmp.Compare(a.Relation.Name, b.Relation.Name))
	})
	return list
}

// collect adds the locks of a step, and of what is written as part of it.
func (l *locking) collect(s site, found map[schema.Name]*Lock) {
	for _, line := range spellerOf(s.object().ID().Kind).locks {
		if line.occurs(s) {
			line.add(s, found)
		}
	}
	for _, part := range s.step.Parts {
		l.collect(site{locking: l, step: plan.Step{Verb: plan.Create, To: part}, to: part}, found)
	}
}

func (l lock) add(s site, found map[schema.Name]*Lock) {
	for _, name := range l.on.find(s) {
		k := found[name]
		if k == nil {
			k = &Lock{Relation: name}
			found[name] = k
		}
		s.at = name
		if l.mode > k.Mode {
			k.Mode, k.Uncertain = l.mode, l.uncertain
		}
		k.Scans = max(k.Scans, whether(s, l.scans, l.mayScan))
		k.Rewrites = max(k.Rewrites, whether(s, l.rewrites, l.mayRewrite))
	}
}

// whether weighs what is certain and what may be.
func whether(s site, certain, perhaps *fact) Whether {
	switch {
	case certain != nil && certain.holds(s):
		return Yes
	case perhaps != nil && perhaps.holds(s):
		return Perhaps
	}
	return No
}

// nameOf is an object's name among those of its schema.
func nameOf(o schema.Object) schema.Name {
	id := o.ID()
	return schema.Name{Schema: id.Schema, Name: id.Name}
}

func namesOf(ids []schema.ID) []schema.Name {
	list := make([]schema.Name, len(ids))
	for i, id := range ids {
		list[i] = schema.Name{Schema: id.Schema, Name: id.Name}
	}
	return list
}

// stepless are the locks of an act without a step: those of LOCK TABLE, which reaches descendants, and of the questions that are
// asked under it; and those of views that are locked ahead.
func (l *locking) stepless(a Act) []Lock {
	found := map[schema.Name]*Lock{}
	for _, n := range a.Ahead {
		found[n] = &Lock{Relation: n, Mode: AccessExclusive}
	}
	for _, g := range a.Guards {
		for _, n := range namesOf(l.descendants(g.Table)) {
			if found[n] == nil || found[n].Mode < g.Mode {
				found[n] = &Lock{Relation: n, Mode: g.Mode, Scans: Perhaps}
			}
		}
	}
	return l.there(found)
}
