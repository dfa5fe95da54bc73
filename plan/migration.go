package plan

import (
	"cmp"
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
	// Begun says that a column has a copy under its new name, and Exchanged that the two have exchanged their names: an
	// earlier migration was not finished.
	Begun, Exchanged bool
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
	// Renamed are, of the first part, columns that get their new names in one step after all, because of Hurry.
	Renamed []Renaming
	Hurry   string
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
	// Beside are renames of columns that have a copy under the other name for a while; Shown is the old catalog as PostgreSQL
	// shows it once these have their new names as well. Along are what stands on them and gets another name with them.
	Beside, Along []Renaming
	Shown         *schema.Catalog
	// Retyped are columns that get another type by way of a second column, and the catalogs in which columns that exchange their
	// names have others than in the end; nil if there are none of either.
	Retyped *Retypings
	// Leave are tables that leave partitioned tables of the old catalog (after its renames) in steps of their own, Join those
	// that join some of the new one; nil if there are none.
	Leave, Join *Partings
	// ArchiveIn is the schema in which tables are kept that are dropped. Archive is what is kept aside, nil if nothing is; then the new
	// catalog is its Kept.
	ArchiveIn string
	Archive   *Archive
	// Data are the data migrations to carry out, in order. Idle are the names of those that find no rows.
	Data []*Data
	Idle []string
	// Misread says what a text means otherwise in the parts than where it was written down; nil if nobody looks.
	Misread func(parts []Part) error
}

// Migration plans the way from one catalog to another and back. It has more than one part where something must be
// committed before the rest can use it, and where its users shall not notice it.
func Migration(from, to *schema.Catalog, o Options) ([]Part, error) {
	if o.Shown == nil {
		o.Shown = o.start(from)
	}
	to = since(o.Shown, to)
	changes := diff.Compare(o.Shown, to)
	once := o.InOneStep(from)
	if o.Leave != nil || o.Join != nil {
		if parts, err := spreadParted(o.Shown, to, changes, once); err == nil {
			parts, err = withRenames(parts, from, once)
			return told(parts, "", "tables leave or join partitioned tables in the same migration", o.pending()), err
		}
		o.Leave, o.Join, once.Leave, once.Join = nil, nil, nil, nil
	}
	atOnce, hurry, pending := "", "", o.pending()
	if moves(changes) && o.Online != nil {
		atOnce = "tables take another place in a hierarchy, or are made anew"
		once.Online = nil
		o = once
	}
	parts, err := spreadRight(o.start(from), to, changes, o)
	if err != nil && o.Retyped != nil {
		hurry, o = err.Error(), once
		parts, err = spreadRight(o.start(from), to, changes, o)
	}
	if err != nil && o.Online != nil {
		atOnce, o = err.Error(), once
		o.Online = nil // what cannot be done in the background is done at once
		parts, err = spreadRight(o.start(from), to, changes, o)
	}
	if err != nil {
		return nil, err
	}
	if len(o.pending()) > 0 {
		pending = nil // they are not in a hurry
	}
	parts, err = withRenames(parts, from, o)
	return told(parts, atOnce, cmp.Or(hurry, atOnce), pending), err
}

// spreadRight makes the parts of a migration, in which each text means what it meant.
func spreadRight(from, to *schema.Catalog, changes []diff.Change, o Options) ([]Part, error) {
	parts, err := spread(from, to, changes, o)
	if err == nil && o.Misread != nil {
		err = o.Misread(parts)
	}
	return parts, err
}

// told notes what is done at once, and why.
func told(parts []Part, atOnce, hurry string, renamed []Renaming) []Part {
	if len(parts) > 0 {
		parts[0].AtOnce, parts[0].Hurry, parts[0].Renamed = atOnce, hurry, renamed
	}
	return parts
}

// start is the old catalog after its renames.
func (o Options) start(from *schema.Catalog) *schema.Catalog {
	if len(o.Renames) > 0 {
		return o.Renamed
	}
	return from
}

// withRenames has the first part make the renames, and say which data migrations find nothing to do.
func withRenames(parts []Part, from *schema.Catalog, o Options) ([]Part, error) {
	parts, err := withArchive(parts, o)
	if err != nil {
		return nil, err
	}
	if len(parts) > 0 {
		parts[0].Data = append(parts[0].Data, o.Idle...)
	}
	if len(o.Renames) == 0 {
		return parts, nil
	}
	if len(parts) == 0 || parts[0].Up.Alone || parts[0].Down.Alone {
		start := o.start(from)
		first := Part{Up: &Plan{From: start, To: start}, Down: &Plan{From: start, To: start}, Phase: PhaseExpand}
		parts = append([]Part{first}, parts...)
	}
	return parts, addRenames(&parts[0], from, o.Renames)
}

// moves says that something that stays is taken off something else, or put to it: a table that becomes a partition, or is
// made anew; or that an heir has another name than what it is inherited from. What must be alike at that moment is known to
// one plan, not to several. An index that is bound to that of a partitioned table asks for nothing but that it is there, as does that
// which is the replica identity of its own table.
func moves(changes []diff.Change) bool {
	return slices.ContainsFunc(changes, func(c diff.Change) bool {
		_, isType := c.From.(schema.Type)
		h, ok := c.From.(schema.Holder)
		if c.Op == diff.Replace && ok && h.Holds() != "" && !isType || isRenamedHeir(c.Object()) {
			return true
		}
		return c.Op == diff.Alter && slices.ContainsFunc(c.Attrs, func(attr string) bool {
			return needs(c.From, attr) != nil && !isWithin(c.From, attr) ||
				needs(c.To, attr) != nil && !isWithin(c.To, attr) && !binds(c.To, attr)
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
	for i, r := range renames {
		for _, earlier := range slices.Backward(renames[:i]) {
			if earlier.To == r.From { // it has this name for a moment
				r.From = earlier.From
				break
			}
		}
		step, err := renameStep(from, r, renames[i].From.Name)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// renameStep renames an object that has another name by then than in the catalog.
func renameStep(from *schema.Catalog, r Renaming, name string) (Step, error) {
	o := from.Get(r.From)
	if e, ok := from.Enumeration(r.From); o == nil && ok {
		renamed, attr := e.Relabelled(r.From.Name, r.To.Name)
		return Step{Verb: Alter, From: e, To: renamed, Attrs: []string{attr}}, nil
	}
	if o == nil {
		return Step{}, fmt.Errorf("%s is not there to be renamed to %s", r.From, r.To.Name)
	}
	before := r.To
	before.Name = name
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
