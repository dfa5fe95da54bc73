package plan

import (
	"fmt"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Renaming says that an object of the old catalog is one of the new under another name.
type Renaming struct {
	From schema.ID
	To   schema.ID
	// Behind says that a view stands in for the table under its old name, until no code uses that any more.
	Behind bool
	// AtOnce says that there shall be no time in which both names can be used.
	AtOnce bool
}

// Part is what goes into one pair of files: a way there and the way back.
type Part struct {
	Up, Down *Plan
	Phase    Phase
	// Completes are the changes of the migration that end with this part.
	Completes []diff.Change
	// Rules are the names of the rules that shaped it.
	Rules []string
	// Data are the names of the data migrations that are done once it has run.
	Data []string
	// AtOnce says, of the first part, why nothing is spread over several, though tables are in use; it is empty if that is not so.
	AtOnce string
	// Tables are those that were there before and that it changes, if their sizes are known to matter.
	Tables []Taken
}

// Taken is for what a table was taken.
type Taken struct {
	Table schema.ID
	Large bool
	Why   string // in words
	By    string // what says so, in words; empty if it is assumed
}

// Options say how a migration is made.
type Options struct {
	Rules []*Rule
	Hints Hints
	// Online says of a table that is there before whether it must be taken for large and in use; nil says that none is.
	// Of anything else it says whether what goes may still be in use.
	Online func(table schema.ID) bool
	// Renames are made first; Renamed is the old catalog as PostgreSQL shows it after them.
	Renames []Renaming
	Renamed *schema.Catalog
	// Beside are renames of columns that are not made: for a while there are both.
	Beside []Renaming
	// Retyped are columns that get another type by way of a second column; nil if there are none.
	Retyped *Retypings
	// Leave are tables that leave partitioned tables of the old catalog (after its renames) in steps of their own, Join those
	// that join some of the new one; nil if there are none.
	Leave, Join *Partings
	// Data are the data migrations to carry out, in order. Idle are the names of those that find no rows.
	Data []*Data
	Idle []string
}

// Migration plans the way from one catalog to another and back. It has more than one part where something must be
// committed before the rest can use it, and where its users shall not notice it.
func Migration(from, to *schema.Catalog, o Options) ([]Part, error) {
	start := from
	if len(o.Renames) > 0 {
		start = o.Renamed
	}
	changes := diff.Compare(start, to)
	if o.Leave != nil || o.Join != nil {
		o.Retyped = nil
		if parts, err := spreadParted(start, to, changes, o); err == nil {
			return withRenames(parts, from, start, o)
		}
		o.Leave, o.Join = nil, nil
	}
	atOnce := ""
	if moves(changes) && o.Online != nil {
		atOnce = "tables take another place in a hierarchy, or are made anew"
		o.Online, o.Retyped = nil, nil
	}
	parts, err := spread(start, to, changes, o)
	if err != nil && o.Retyped != nil {
		o.Retyped = nil
		parts, err = spread(start, to, changes, o)
	}
	if err != nil && o.Online != nil {
		atOnce = err.Error()
		o.Online = nil // what cannot be done in the background is done at once
		parts, err = spread(start, to, changes, o)
	}
	if err != nil {
		return nil, err
	}
	if len(parts) > 0 {
		parts[0].AtOnce = atOnce
	}
	return withRenames(parts, from, start, o)
}

// withRenames has the first part make the renames, and say which data migrations find nothing to do.
func withRenames(parts []Part, from, start *schema.Catalog, o Options) ([]Part, error) {
	if len(parts) > 0 {
		parts[0].Data = append(parts[0].Data, o.Idle...)
	}
	if len(o.Renames) == 0 {
		return parts, nil
	}
	if len(parts) == 0 || parts[0].Up.Alone || parts[0].Down.Alone {
		first := Part{Up: &Plan{From: start, To: start}, Down: &Plan{From: start, To: start}, Phase: PhaseExpand}
		parts = append([]Part{first}, parts...)
	}
	return parts, addRenames(&parts[0], from, o.Renames)
}

// moves says that something that stays is taken off something else, or put to it: a table that becomes a partition, or is
// made anew; or that an heir has another name than what it is inherited from. What must be alike at that moment is known to
// one plan, not to several. An index that is bound to that of a partitioned table asks for nothing but that it is there.
func moves(changes []diff.Change) bool {
	return slices.ContainsFunc(changes, func(c diff.Change) bool {
		_, isType := c.From.(schema.Type)
		_, holds := c.From.(schema.Holder)
		if c.Op == diff.Replace && holds && !isType || isRenamedHeir(c.Object()) {
			return true
		}
		return c.Op == diff.Alter && slices.ContainsFunc(c.Attrs, func(attr string) bool {
			return needs(c.From, attr) != nil || needs(c.To, attr) != nil && !binds(c.To, attr)
		})
	})
}

func binds(o schema.Object, attr string) bool {
	a, ok := o.(schema.Attaching)
	return ok && slices.ContainsFunc(a.Attachments(), func(at schema.Attachment) bool { return at.Attr == attr && at.Binding })
}

func isRenamedHeir(o schema.Object) bool {
	h, ok := o.(schema.Heir)
	return ok && slices.ContainsFunc(h.Ancestors(), func(a schema.ID) bool { return a.Name != o.ID().Name })
}

// spread makes the parts of a migration.
func spread(from, to *schema.Catalog, changes []diff.Change, o Options) ([]Part, error) {
	if o.Retyped != nil {
		return spreadRetyped(from, to, changes, o)
	}
	s, err := newSchedule(o.pass(from, to), o.Rules, changes)
	if err != nil || len(s.stages) == 0 && len(s.fills) == 0 {
		return nil, err
	}
	hops, err := s.finished(to)
	if err != nil {
		return nil, err
	}
	return makeParts(from, hops, s.costly(), o)
}

// finished are the hops of a schedule, the last of which leads to the end.
func (s *schedule) finished(to *schema.Catalog) ([]hop, error) {
	hops := s.hops()
	if len(hops) == 0 {
		return nil, fmt.Errorf("the changes of this migration come to nothing")
	}
	last := len(hops) - 1
	for _, c := range diff.Compare(hops[last].to, to) {
		if _, planned := s.changes[c.ID()]; planned { // others follow by themselves
			return nil, fmt.Errorf("the steps of this migration leave %s behind", c.ID())
		}
	}
	hops[last].to = to
	return hops, nil
}

// RenameSteps are the steps that carry out renames, in order. A part of a table that is renamed as well is renamed
// under the table's new name.
func RenameSteps(from *schema.Catalog, renames []Renaming) ([]Step, error) {
	var steps []Step
	for _, r := range renames {
		step, err := renameStep(from, r)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}

func renameStep(from *schema.Catalog, r Renaming) (Step, error) {
	o := from.Get(r.From)
	if e, ok := from.Enumeration(r.From); o == nil && ok {
		renamed, attr := e.Relabelled(r.From.Name, r.To.Name)
		return Step{Verb: Alter, From: e, To: renamed, Attrs: []string{attr}}, nil
	}
	if o == nil {
		return Step{}, fmt.Errorf("%s is not there to be renamed to %s", r.From, r.To.Name)
	}
	before := r.To
	before.Name = r.From.Name
	old, err := schema.As(o, before)
	if err != nil {
		return Step{}, err
	}
	now, err := schema.As(o, r.To)
	return Step{Verb: Rename, From: old, To: now}, err
}

// addRenames puts the renames before everything on the way there and after everything on the way back.
func addRenames(p *Part, from *schema.Catalog, renames []Renaming) error {
	if len(renames) == 0 {
		return nil
	}
	steps, err := RenameSteps(from, renames)
	if err != nil {
		return err
	}
	p.Down.named = p.Down.Named()
	p.Up.From, p.Down.To = from, from
	p.Up.Steps = append(slices.Clone(steps), p.Up.Steps...)
	for _, s := range slices.Backward(steps) {
		s.From, s.To = s.To, s.From
		p.Down.Steps = append(p.Down.Steps, s)
	}
	return nil
}
