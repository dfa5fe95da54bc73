package plan

import (
	"errors"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Verb says what a step does.
type Verb int

// The verbs.
const (
	Create Verb = iota
	Drop
	Alter
	Rename   // From and To differ in their names alone
	Update   // the values of a column are set
	SetAside // an object is kept aside, or, with Back, comes back: From and To differ in its schema or its name
)

// Step is one action on one object.
type Step struct {
	Verb     Verb
	From, To schema.Object
	// Attrs are the attributes that an Alter changes.
	Attrs []string
	// Only says that what child tables inherited stays there.
	Only bool
	// Retype says that the type of the values was replaced by another of the same name: all are converted.
	Retype bool
	// Adopts is what a Create takes over: the unique index that becomes a key; or what an Alter takes an attribute over from.
	Adopts schema.Object
	// IfExists says that a Drop may find nothing: where a later part was undone before, or with a parent table's object.
	IfExists bool
	// Concurrently says that the step runs outside of a transaction and lets others write meanwhile.
	Concurrently bool
	// Parts are objects that are written as part of a Create.
	Parts []schema.Object
	// Expression is the new value of an Update, or the conversion of an Alter that changes a type.
	Expression string
	// Where restricts an Update.
	Where string
	// Batched says that an Update commits now and then. Key are the columns by which it walks the rows; without any it
	// goes by where they lie.
	Batched bool
	Key     []string
	// Data is the data migration that an Update carries out on a table, or takes back.
	Data *Data
	Back bool
	// Record is what an Archive notes of the object; with Back it is taken back.
	Record *Record
	// Common says that others may need what is made: a Create may find it there, and a Drop leave it there.
	Common bool
	// Tries says that the step is left out, with a warning, if rows have no values for what it makes.
	Tries bool
	// Loses says what the step destroys beyond what the change does.
	Loses string
	// Rules names the rules that shaped the step.
	Rules []string
}

// Object is what the step is about: its state after the step, or before a Drop.
func (s Step) Object() schema.Object {
	if s.To != nil {
		return s.To
	}
	return s.From
}

// LosesNulls is the loss of a step that gives values to what was NULL, and loses no other value.
const LosesNulls = "the knowledge which of its values were null"

// Loss is what a plan destroys in one object.
type Loss struct {
	ID    schema.ID
	Whats []string
}

// Plan is an ordered list of steps from one catalog to another.
type Plan struct {
	From, To *schema.Catalog
	Steps    []Step
	// Changes are the differences that the plan is for, without what is rebuilt around them.
	Changes []diff.Change
	// Backfill holds the expressions that filled columns on the way there, for a plan that leads back.
	Backfill map[schema.ID]string
	// Moved are columns whose values are in another one, under a new name.
	Moved []Renaming
	// Returns are columns that have their old type again once the plan has run.
	Returns []Retyping
	// Kept are columns that are dropped and can be brought back, if that is true of each row.
	Kept []Kept
	// Copied are tables whose rows data migrations made of others. Paths are where expressions of Backfill look names up that
	// are one's.
	Copied map[schema.ID][]*Data
	Paths  map[schema.ID][]string
	// Losses is what cannot be brought back once the plan has run.
	Losses []Loss
	// Alone says that the plan is one statement which PostgreSQL does not execute in a transaction.
	Alone bool

	named *schema.Catalog // To before the renames that come last; nil if there are none
}

// Named is the catalog that the plan leads to as it is before renames that come last: under the names that the steps use.
func (p *Plan) Named() *schema.Catalog {
	if p.named != nil {
		return p.named
	}
	return p.To
}

// Make plans the way from one catalog to the other. What can be altered is altered; where that leads into a circle,
// because an object would have to leave one thing before it can come to another, it is created anew instead.
func Make(from, to *schema.Catalog) (*Plan, error) { return makeAnew(from, to, map[schema.ID]bool{}) }

// makeAnew is Make with objects that are to be created anew.
func makeAnew(from, to *schema.Catalog, anew map[schema.ID]bool) (*Plan, error) {
	for {
		p, err := makeOnce(from, to, anew)
		var cycle *CycleError
		if !errors.As(err, &cycle) {
			return p, err
		}
		found := false
		for _, id := range cycle.Path {
			if a, b := from.Get(id), to.Get(id); a != nil && b != nil && !anew[id] && isReplaceable(a) {
				anew[id], found = true, true
			}
		}
		if !found {
			return nil, err
		}
	}
}

// isReplaceable says that nothing is lost when the object is dropped and created again.
func isReplaceable(o schema.Object) bool {
	h, holds := o.(schema.Holder)
	_, isType := o.(schema.Type)
	return !isType && (!holds || h.Holds() == "")
}

// makeAtOnce is Make for steps that are taken in one transaction: what could not be used in it, as it is not committed, is created
// anew where another step may use it.
func makeAtOnce(from, to *schema.Catalog) (*Plan, error) {
	p, err := Make(from, to)
	if err != nil {
		return nil, err
	}
	anew := map[schema.ID]bool{}
	for _, c := range p.Changes {
		uses := func(s Step) bool {
			return s.To != nil && s.Verb != Rename && hostOf(s.To) != c.ID() &&
				(slices.Contains(to.Uses(s.To.ID()), c.ID()) || slices.Contains(to.Bodies[s.To.ID()].List(), c.ID()))
		}
		if c.Op == diff.Alter && c.Commits() && slices.ContainsFunc(p.Steps, uses) {
			anew[c.ID()] = true
		}
	}
	if len(anew) == 0 {
		return p, nil
	}
	return makeAnew(from, to, anew)
}

// makeOnce is one attempt of makeAnew.
func makeOnce(from, to *schema.Catalog, anew map[schema.ID]bool) (*Plan, error) {
	b := &builder{from: from, to: to, changes: map[schema.ID]diff.Change{}, retype: map[schema.ID]bool{}, convert: map[schema.ID]bool{},
		reattach: map[schema.ID]map[string]bool{}, detach: map[schema.ID]string{}}
	changes := diff.Compare(from, to)
	for _, c := range changes {
		if anew[c.ID()] && c.Op == diff.Alter {
			c.Op = diff.Replace
		}
		b.changes[c.ID()] = c
	}
	if err := b.rebuild(); err != nil {
		return nil, err
	}
	b.build()
	b.connect()
	order, err := b.sort()
	if err != nil {
		return nil, err
	}
	return &Plan{From: from, To: to, Changes: changes, Steps: b.imply(b.fold(b.adopt(order))), Losses: b.losses()}, nil
}

// losses lists what the changes destroy; what ends with its host is not told twice.
func (b *builder) losses() []Loss {
	var list []Loss
	for _, id := range b.ids() {
		c := b.changes[id]
		if h, ok := c.From.(schema.Hosted); ok && b.dropped(h.Host()) {
			continue
		}
		if whats := c.LosesTo(b.to); len(whats) > 0 {
			list = append(list, Loss{id, whats})
		}
	}
	return list
}

// since is the new catalog as it really is where the old one was before.
func since(from, to *schema.Catalog) *schema.Catalog {
	out := to
	for o := range schema.Each[schema.Remembering](to) {
		was := from.Get(o.ID())
		if was == nil || o.Since(was) == schema.Object(o) {
			continue
		}
		if out == to {
			out = to.Clone()
		}
		out.Put(o.Since(was))
	}
	return out
}
