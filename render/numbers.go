package render

import (
	"fmt"
	"slices"
	"strconv"

	"pawl/plan"
	"pawl/schema"
)

// numbers are those of a column that was there, and that has them from somewhere else after a plan. They go on: PostgreSQL begins anew,
// with numbers that rows have already (https://www.postgresql.org/docs/current/functions-sequence.html).
type numbers struct {
	old *schema.Numbering // nil if rows were given theirs
	now schema.Numbering
	// taken is the step after which they go on. carried is the one before which the last number is noted, as the old sequence is gone by
	// then; -1 if it is still there.
	taken, carried int
	key            string // the setting in which it is noted
	locked         bool   // nobody else gets at the table by then
	isNew          bool   // the sequence gave out no number yet
}

// numbersOf finds the columns of a plan whose numbers go on.
func numbersOf(p *plan.Plan, steps []plan.Step) []numbers {
	var list []numbers
	var renames []plan.Step // up to the step
	for i, s := range steps {
		if s.Verb == plan.Rename {
			renames = append(renames, s)
		}
		id, ok := renumbered(p, s)
		was := beforeRenames(renames, id)
		if !ok || !p.From.Has(was) {
			continue
		}
		n := numbers{taken: i, carried: -1, key: fmt.Sprintf("pawl.numbers_%d", len(list)+1)}
		now, old := p.Named().NumberingOf(id), p.From.NumberingOf(was)
		if made, ok := s.To.(*schema.Sequence); ok && now != nil && now.ID() != made.ID() { // which is not in use yet
			now = &schema.Numbering{Column: now.Column, Sequence: schema.Name{Schema: made.Schema, Name: made.Name}, Options: made.SequenceOptions}
		} else if ok {
			continue
		}
		if now == nil {
			continue
		}
		n.now = *now
		if old != nil {
			n.old = &schema.Numbering{Column: now.Column, Sequence: afterRenames(renames, old.Sequence), Options: old.Options}
		}
		if n.goOn(p, steps[:i], renames, list) {
			list = append(list, n)
		}
	}
	return list
}

// goOn says whether the numbers go on, and finds out from where. steps and renames are those before.
func (n *numbers) goOn(p *plan.Plan, steps, renames []plan.Step, others []numbers) bool {
	isIdentity := n.now.Sequence.IsZero()
	n.isNew = isIdentity || !p.From.Has(beforeRenames(renames, n.now.ID()))
	switch {
	case n.old == nil:
		if !n.isNew {
			return false // it may give numbers to others
		}
	case n.old.Sequence == n.now.Sequence || n.old.Options.Increment > 0 != (n.now.Options.Increment > 0):
		return false
	default:
		n.carried = slices.IndexFunc(steps, func(s plan.Step) bool { return isRemoved(n.old, s) })
		n.locked = slices.ContainsFunc(steps[:max(n.carried, 0)], func(s plan.Step) bool { return isDefaultOf(s, n.now.Column) })
	}
	n.isNew = n.isNew && !slices.ContainsFunc(others, func(o numbers) bool { return !isIdentity && o.now.Sequence == n.now.Sequence })
	return true
}

// beforeRenames is what an object was called before.
func beforeRenames(renames []plan.Step, id schema.ID) schema.ID {
	for _, s := range slices.Backward(renames) {
		switch from, to := s.From.ID(), s.To.ID(); {
		case to == id:
			id = from
		case to.Kind == schema.KindSchema && id.Schema == to.Name:
			id.Schema = from.Name
		case to.Parent == "" && id.Parent == to.Name && id.Schema == to.Schema:
			id.Schema, id.Parent = from.Schema, from.Name
		}
	}
	return id
}

// afterRenames is what a sequence is called after them.
func afterRenames(renames []plan.Step, name schema.Name) schema.Name {
	for _, s := range renames {
		switch from, to := s.From.ID(), s.To.ID(); {
		case from.Kind == schema.KindSchema && name.Schema == from.Name:
			name.Schema = to.Name
		case from.Kind == schema.KindSequence && name == schema.Name{Schema: from.Schema, Name: from.Name}:
			name = schema.Name{Schema: to.Schema, Name: to.Name}
		}
	}
	return name
}

// renumbered is the column that may have its numbers from somewhere else from a step on, or may have them again later.
func renumbered(p *plan.Plan, s plan.Step) (id schema.ID, ok bool) {
	switch to := s.To.(type) {
	case *schema.Column:
		from, _ := s.From.(*schema.Column)
		return to.ID(), s.Verb == plan.Alter && s.Adopts == nil && slices.Contains(s.Attrs, "Identity") && from.Identity == "" && to.Identity != ""
	case *schema.Default:
		return to.Host(), (s.Verb == plan.Create || s.Verb == plan.Alter) && to.Numbers()
	case *schema.Sequence:
		if whole, ok := schema.Find[*schema.Sequence](p.Named(), to.ID()); ok && s.Verb == plan.Create && whole.Successor(p.Named()) != nil {
			return whole.OwnedBy.ID(), true
		}
	}
	return schema.ID{}, false
}

// isRemoved says that there are no more numbers from there after a step.
func isRemoved(n *schema.Numbering, s plan.Step) bool {
	if !n.Sequence.IsZero() {
		return s.Verb == plan.Drop && s.From.ID() == n.ID()
	}
	to, ok := s.To.(*schema.Column)
	return ok && s.Verb == plan.Alter && to.ID() == n.Column.ID() && to.Identity == "" && slices.Contains(s.Attrs, "Identity")
}

// isDefaultOf says that a step is about a column's default, which locks the table.
func isDefaultOf(s plan.Step, c *schema.Column) bool {
	d, ok := s.Object().(*schema.Default)
	return ok && d.Host() == c.ID() && s.Verb != plan.Rename
}

// sequenceSQL is the sequence, which PostgreSQL may have given another name than its usual one where it is an identity's.
func sequenceSQL(n *schema.Numbering) string {
	if n.Sequence.IsZero() {
		return "pg_get_serial_sequence(" + Literal(qualified(n.Column.Schema, n.Column.Table)) + ", " + Literal(n.Column.Name) + ")::regclass"
	}
	return Literal(qualified(n.Sequence.Schema, n.Sequence.Name)) + "::regclass"
}

// lastNumber is the last one that was given out; NULL if none was.
func lastNumber(n *schema.Numbering) string { return "pg_sequence_last_value(" + sequenceSQL(n) + ")" }

// carry notes the last number. From then on nobody takes another.
func (n numbers) carry(w *writer) {
	if !n.locked {
		w.kw("LOCK TABLE ").kw(either(n.old.Column.HasHeirs, "ONLY ", "")).name(n.old.Column.Schema, n.old.Column.Table).kw(" IN ACCESS EXCLUSIVE MODE").end()
	}
	w.kw("SELECT set_config(").literal(n.key).kw(", ").expr(lastNumber(n.old)).kw("::text, true)").end()
}

// take has the numbers go on.
func (n numbers) take(w *writer) {
	least, order, number := string(strconv.AppendInt(nil, n.now.Options.Start, 10)), keyword(">="), ""
	if !n.isNew {
		least = "coalesce(" + lastNumber(&n.now) + ", " + least + ")"
	}
	if n.now.Options.Increment < 0 {
		order = "<="
	}
	switch {
	case n.carried >= 0:
		number = "nullif(current_setting(" + Literal(n.key) + ", true), '')::bigint AS number"
	case n.old != nil:
		number = lastNumber(n.old) + " AS number"
	default:
		w.looks = true // all rows, whatever policies there are
		number = string(either(order == ">=", "max(", "min(")) + Ident(n.now.Column.Name) + ") AS number FROM " +
			qualified(n.now.Column.Schema, n.now.Column.Table)
	}
	w.kw("SELECT setval(").expr(sequenceSQL(&n.now)).kw(", last.number)\n    FROM (SELECT ").expr(number).kw(") AS last\n    WHERE last.number ").
		kw(order).kw(" ").expr(least).end()
}

// numberLocks are the locks that this takes: those on sequences that belong to columns are their tables'.
func (l *locking) numberLocks(s plan.Step, found map[schema.Name]*Lock) {
	add := func(name schema.Name, mode Mode, scans Whether) {
		if found[name] == nil {
			found[name] = &Lock{Relation: name}
		}
		found[name].Mode, found[name].Scans = max(found[name].Mode, mode), max(found[name].Scans, scans)
	}
	isIt := func(at int) bool {
		return at >= 0 && l.plan.Steps[at].Verb == s.Verb && l.plan.Steps[at].Object().ID() == s.Object().ID() && slices.Equal(l.plan.Steps[at].Attrs, s.Attrs)
	}
	for _, n := range l.numbers() {
		table := schema.Name{Schema: n.now.Column.Schema, Name: n.now.Column.Table}
		sequences := []*schema.Numbering{}
		if isIt(n.carried) {
			add(table, AccessExclusive, No)
			sequences = append(sequences, n.old)
		}
		if isIt(n.taken) {
			sequences = append(sequences, &n.now)
			if n.old == nil && !l.leads(n.now.Column) {
				for _, read := range itsFamily.find(site{locking: l, step: s, from: s.From, to: s.To}) {
					add(read, AccessShare, Perhaps)
				}
			} else if n.old != nil && n.carried < 0 {
				sequences = append(sequences, n.old)
			}
		}
		for _, x := range sequences {
			if o, ok := schema.Find[*schema.Sequence](l.now, x.ID()); ok && o.OwnedBy == nil {
				add(x.Sequence, RowExclusive, No)
			}
		}
	}
}

// leads says that a key begins with the column, so that its greatest value is found without reading all.
func (l *locking) leads(c *schema.Column) bool {
	return slices.ContainsFunc(l.now.UsedBy(c.ID()), func(user schema.ID) bool {
		k, ok := l.now.Get(user).(*schema.Constraint)
		return ok && (k.Type == "p" || k.Type == "u") && len(k.Columns) > 0 && k.Columns[0] == c.Name
	})
}
