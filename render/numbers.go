package render

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"pawl/plan"
	"pawl/schema"
)

// numbering is where a column has its numbers from: from its identity, or from a sequence by its default.
type numbering struct {
	column   *schema.Column
	sequence schema.Name // of a default; zero for an identity
	options  schema.SequenceOptions
}

// numbers are those of a column that was there, and that has them from somewhere else after a plan. They go on: PostgreSQL begins anew,
// with numbers that rows have already (https://www.postgresql.org/docs/current/functions-sequence.html).
type numbers struct {
	old *numbering // nil if rows were given theirs
	now numbering
	// taken is the step after which they go on. carried is the one before which the last number is noted, as the old sequence is gone by
	// then; -1 if it is still there.
	taken, carried int
	key            string // the setting in which it is noted
	locked         bool   // nobody else gets at the table by then
	isNew          bool   // the sequence gave out no number yet
}

var nextNumber = regexp.MustCompile(`^nextval\('(?:[^']|'')+'::regclass\)$`)

// numbersOf finds the columns of a plan whose numbers go on.
func numbersOf(p *plan.Plan, steps []plan.Step) []numbers {
	var list []numbers
	for i, s := range steps {
		id, ok := renumbered(s)
		was := beforeRenames(steps[:i], id)
		if !ok || !p.From.Has(was) {
			continue
		}
		now, old := numberingOf(p.Named(), id), numberingOf(p.From, was)
		if old != nil && !old.sequence.IsZero() {
			old.sequence = afterRenames(steps[:i], old.sequence)
		}
		switch {
		case now == nil || old != nil && (old.isSame(now) || old.options.Increment > 0 != (now.options.Increment > 0)):
			continue
		case old == nil && !now.sequence.IsZero() && p.From.Has(beforeRenames(steps[:i], now.id())):
			continue // it may give numbers to others
		}
		if old != nil {
			old.column = now.column // by the name that it has now
		}
		n := numbers{old: old, now: *now, taken: i, carried: -1, key: fmt.Sprintf("pawl.numbers_%d", len(list)+1)}
		n.isNew = now.sequence.IsZero() || !p.From.Has(beforeRenames(steps[:i], now.id())) &&
			!slices.ContainsFunc(list, func(other numbers) bool { return other.now.sequence == now.sequence })
		if old != nil {
			n.carried = slices.IndexFunc(steps[:i], old.isRemoved)
			n.locked = slices.ContainsFunc(steps[:max(n.carried, 0)], func(s plan.Step) bool { return isDefaultOf(s, now.column) })
		}
		list = append(list, n)
	}
	return list
}

// beforeRenames is what an object was called before steps.
func beforeRenames(steps []plan.Step, id schema.ID) schema.ID {
	for _, s := range slices.Backward(steps) {
		if s.Verb != plan.Rename {
			continue
		}
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

// afterRenames is what a sequence is called after steps.
func afterRenames(steps []plan.Step, name schema.Name) schema.Name {
	for _, s := range steps {
		if s.Verb != plan.Rename {
			continue
		}
		switch from, to := s.From.ID(), s.To.ID(); {
		case from.Kind == schema.KindSchema && name.Schema == from.Name:
			name.Schema = to.Name
		case from.Kind == schema.KindSequence && name == schema.Name{Schema: from.Schema, Name: from.Name}:
			name = schema.Name{Schema: to.Schema, Name: to.Name}
		}
	}
	return name
}

// renumbered is the column that may have its numbers from somewhere else from a step on.
func renumbered(s plan.Step) (id schema.ID, ok bool) {
	switch to := s.To.(type) {
	case *schema.Column:
		from, _ := s.From.(*schema.Column)
		return to.ID(), s.Verb == plan.Alter && s.Adopts == nil && slices.Contains(s.Attrs, "Identity") && from.Identity == "" && to.Identity != ""
	case *schema.Default:
		return to.Host(), (s.Verb == plan.Create || s.Verb == plan.Alter) && nextNumber.MatchString(to.Expression)
	}
	return schema.ID{}, false
}

// numberingOf is where a column has its numbers from; nil if it has none.
func numberingOf(cat *schema.Catalog, id schema.ID) *numbering {
	c, ok := schema.Find[*schema.Column](cat, id)
	if !ok || c.Relation != schema.KindTable || !slices.Contains([]string{"smallint", "integer", "bigint"}, c.BaseType) || c.Array {
		return nil
	}
	if c.Identity != "" {
		return &numbering{column: c, options: *c.Sequence}
	}
	d, ok := schema.Find[*schema.Default](cat, schema.ID{Kind: schema.KindDefault, Schema: c.Schema, Parent: c.Table, Name: c.Name})
	if !ok || !nextNumber.MatchString(d.Expression) {
		return nil
	}
	for _, used := range cat.Uses(d.ID()) {
		if s, ok := schema.Find[*schema.Sequence](cat, used); ok {
			return &numbering{c, schema.Name{Schema: s.Schema, Name: s.Name}, s.SequenceOptions}
		}
	}
	return nil
}

// id is that of the sequence, unless it is a part of the column.
func (n *numbering) id() schema.ID {
	return schema.ID{Kind: schema.KindSequence, Schema: n.sequence.Schema, Name: n.sequence.Name}
}

// isSame says that the numbers come from where they came from. The sequence of an identity has any name.
func (n *numbering) isSame(other *numbering) bool { return n.sequence == other.sequence }

// isRemoved says that there are no more numbers from here after a step.
func (n *numbering) isRemoved(s plan.Step) bool {
	if !n.sequence.IsZero() {
		return s.Verb == plan.Drop && s.From.ID() == n.id()
	}
	to, ok := s.To.(*schema.Column)
	return ok && s.Verb == plan.Alter && to.ID() == n.column.ID() && to.Identity == "" && slices.Contains(s.Attrs, "Identity")
}

// isDefaultOf says that a step is about a column's default, which locks the table.
func isDefaultOf(s plan.Step, c *schema.Column) bool {
	d, ok := s.Object().(*schema.Default)
	return ok && d.Host() == c.ID() && s.Verb != plan.Rename
}

// sql is the sequence, which PostgreSQL may have given another name than its usual one where it is an identity's.
func (n *numbering) sql() string {
	if n.sequence.IsZero() {
		return "pg_get_serial_sequence(" + Literal(qualified(n.column.Schema, n.column.Table)) + ", " + Literal(n.column.Name) + ")::regclass"
	}
	return Literal(qualified(n.sequence.Schema, n.sequence.Name)) + "::regclass"
}

// last is the last number that was given out; NULL if none was.
func (n *numbering) last() string { return "pg_sequence_last_value(" + n.sql() + ")" }

// carry notes the last number. From then on nobody takes another.
func (n numbers) carry(w *writer) {
	if !n.locked {
		w.kw("LOCK TABLE ").kw(either(n.old.column.HasHeirs, "ONLY ", "")).name(n.old.column.Schema, n.old.column.Table).kw(" IN ACCESS EXCLUSIVE MODE").end()
	}
	w.kw("SELECT set_config(").literal(n.key).kw(", ").expr(n.old.last()).kw("::text, true)").end()
}

// take has the numbers go on.
func (n numbers) take(w *writer) {
	least, order, number := string(strconv.AppendInt(nil, n.now.options.Start, 10)), keyword(">="), ""
	if !n.isNew {
		least = "coalesce(" + n.now.last() + ", " + least + ")"
	}
	if n.now.options.Increment < 0 {
		order = "<="
	}
	switch {
	case n.carried >= 0:
		number = "nullif(current_setting(" + Literal(n.key) + ", true), '')::bigint AS number"
	case n.old != nil:
		number = n.old.last() + " AS number"
	default:
		w.looks = true // all rows, whatever policies there are
		number = string(either(order == ">=", "max(", "min(")) + Ident(n.now.column.Name) + ") AS number FROM " +
			qualified(n.now.column.Schema, n.now.column.Table)
	}
	w.kw("SELECT setval(").expr(n.now.sql()).kw(", last.number)\n    FROM (SELECT ").expr(number).kw(") AS last\n    WHERE last.number ").
		kw(order).kw(" ").expr(least).end()
}

// numberLocks are the locks that this takes: those on sequences that belong to columns are their tables'.
func (l *locking) numberLocks(s plan.Step, found map[schema.Name]*Lock) {
	if l.numbers == nil {
		l.numbers = numbersOf(l.plan, l.plan.Steps)
	}
	add := func(name schema.Name, mode Mode, scans Whether) {
		if found[name] == nil {
			found[name] = &Lock{Relation: name}
		}
		found[name].Mode, found[name].Scans = max(found[name].Mode, mode), max(found[name].Scans, scans)
	}
	isIt := func(at int) bool {
		return at >= 0 && l.plan.Steps[at].Verb == s.Verb && l.plan.Steps[at].Object().ID() == s.Object().ID() && slices.Equal(l.plan.Steps[at].Attrs, s.Attrs)
	}
	for _, n := range l.numbers {
		table := schema.Name{Schema: n.now.column.Schema, Name: n.now.column.Table}
		sequences := []*numbering{}
		if isIt(n.carried) {
			add(table, AccessExclusive, No)
			sequences = append(sequences, n.old)
		}
		if isIt(n.taken) {
			sequences = append(sequences, &n.now)
			if n.old == nil && !l.leads(n.now.column) {
				for _, read := range itsFamily.find(site{locking: l, step: s, from: s.From, to: s.To}) {
					add(read, AccessShare, Perhaps)
				}
			} else if n.old != nil && n.carried < 0 {
				sequences = append(sequences, n.old)
			}
		}
		for _, x := range sequences {
			if o, ok := schema.Find[*schema.Sequence](l.now, x.id()); ok && o.OwnedBy == nil {
				add(x.sequence, RowExclusive, No)
			}
		}
	}
}

// leads says that an index begins with the column, so that its greatest value is found without reading all.
func (l *locking) leads(c *schema.Column) bool {
	for _, user := range l.now.UsedBy(c.ID()) {
		switch o := l.now.Get(user).(type) {
		case *schema.Constraint:
			if (o.Type == "p" || o.Type == "u") && len(o.Columns) > 0 && o.Columns[0] == c.Name {
				return true
			}
		}
	}
	return false
}
