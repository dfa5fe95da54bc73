package state

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
	"pawl/schema/parse"
)

// MisreadError says that a text names columns of a table by their places, and would mean others where they stand in another order.
type MisreadError struct {
	User, Table schema.ID
	There       []string // the columns in the order in which they stand then
}

func (e *MisreadError) Error() string {
	return fmt.Sprintf("%s names columns of %s by their places, which are not those of the schema: %s", e.User, e.Table, strings.Join(e.There, ", "))
}

// DisorderError says that a table cannot be made of a type, because its columns stand in another order than the attributes of that.
type DisorderError struct {
	Table, Type   schema.ID
	There, Wanted []string // the columns in the order in which they stand then, and the attributes
}

func (e *DisorderError) Error() string {
	return fmt.Sprintf("%s cannot be made of %s: its columns are %s, where the type has %s", e.Table, e.Type, strings.Join(e.There, ", "), strings.Join(e.Wanted, ", "))
}

// advised says what can be done where columns stand in another order.
func advised(err error) error {
	if e, ok := errors.AsType[*MisreadError](err); ok {
		return fmt.Errorf("%w.\nPostgreSQL cannot move a column: have the desired schema list those of %s in that order, or %s not depend on it", err, e.Table, e.User)
	}
	if e, ok := errors.AsType[*DisorderError](err); ok {
		return fmt.Errorf("%w.\nPostgreSQL cannot move a column: have the type list its attributes in that order, new ones last, or %s not be made of it; a table of "+
			"another name can be, with the rows copied by a data migration", err, e.Table)
	}
	return err
}

// order follows where the columns of tables stand while the steps of a migration are made: PostgreSQL appends a new one, and cannot
// move any (https://www.postgresql.org/docs/current/sql-altertable.html).
type order struct {
	from, to      *schema.Catalog
	start, wanted map[schema.ID][]string // in the old catalog and in the new one
	now           map[schema.ID][]string
	isMoved       map[schema.ID]bool // tables in which they do not stand as in the new one, for a while or in the end
}

// misread looks for texts in a migration that mean other columns when it comes to them than where they were written down, and for
// tables that are to be made of a type in whose order their columns do not stand.
func misread(from, to *schema.Catalog) func(parts []plan.Part) error {
	return func(parts []plan.Part) error {
		o := &order{from: from, to: to, start: columnOrder(from), wanted: columnOrder(to), now: columnOrder(from), isMoved: map[schema.ID]bool{}}
		for t := range o.now {
			o.note(t)
		}
		for _, p := range parts {
			for _, s := range p.Up.Steps {
				o.make(s)
			}
		}
		if len(o.isMoved) == 0 {
			return nil
		}
		if err := o.exchange(); err != nil {
			return err
		}
		o.now = columnOrder(from)
		for _, p := range parts {
			if err := o.plan(p.Up); err != nil {
				return err
			}
		}
		for _, p := range slices.Backward(parts) {
			if len(p.Up.Losses) > 0 {
				break // its way back refuses
			}
			if err := o.plan(p.Down); err != nil {
				return err
			}
		}
		return nil
	}
}

// exchange looks for texts that name columns by their places of tables in which columns that stay come to stand elsewhere, because
// another one takes their names: what is written of these texts afterwards is another text, and stays so when it is undone.
func (o *order) exchange() error {
	for _, t := range slices.SortedFunc(maps.Keys(o.isMoved), schema.ID.Compare) { // the same in, the same said
		stays := func(names, in []string) []string {
			return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !slices.Contains(in, n) })
		}
		if slices.Equal(stays(o.start[t], o.now[t]), stays(o.now[t], o.start[t])) {
			continue
		}
		for _, user := range usersOfRows(o.to, t) {
			for _, b := range byPlaces(o.to.Get(user), o.to) {
				if slices.Contains(placed(o.to, b), t) {
					return &MisreadError{User: user, Table: t, There: o.now[t]}
				}
			}
		}
	}
	return nil
}

// usersOfRows are what uses a table, or columns of it, or a function that gives its rows.
func usersOfRows(cat *schema.Catalog, t schema.ID) []schema.ID {
	var list []schema.ID
	for _, id := range cat.UsedBy(t) {
		list = append(list, id)
		if id.Kind == schema.KindFunction || id.Kind == schema.KindColumn {
			list = append(list, cat.UsedBy(id)...)
		}
	}
	slices.SortFunc(list, schema.ID.Compare)
	return slices.DeleteFunc(slices.Compact(list), func(id schema.ID) bool { return !diff.HasText(id.Kind) })
}

// note notes a table in which columns stand otherwise than in the new catalog.
func (o *order) note(t schema.ID) {
	if o.start[t] != nil && o.wanted[t] != nil && !isStart(o.wanted[t], o.now[t]) {
		o.isMoved[t] = true
	}
}

// make follows a step.
func (o *order) make(s plan.Step) {
	switch c := s.Object().(type) {
	case *schema.Column:
		o.now[c.TableID()] = after(s, o.now[c.TableID()])
		o.note(c.TableID())
	case *schema.Table:
		if s.From != nil && s.Verb != plan.Alter {
			names := o.now[s.From.ID()]
			delete(o.now, s.From.ID())
			if s.Verb == plan.Rename || s.Verb == plan.SetAside {
				o.now[s.To.ID()] = names
			}
		}
	}
}

// after is the order of a table's columns after a step on one of them.
func after(s plan.Step, names []string) []string {
	names = slices.Clone(names)
	switch s.Verb {
	case plan.Create:
		return append(names, s.To.ID().Name)
	case plan.Drop:
		return slices.DeleteFunc(names, func(n string) bool { return n == s.From.ID().Name })
	case plan.Rename, plan.SetAside:
		if i := slices.Index(names, s.From.ID().Name); i >= 0 {
			names[i] = s.To.ID().Name
		}
	}
	return names
}

// plan follows a plan, and looks at the texts in its steps.
func (o *order) plan(p *plan.Plan) error {
	for _, s := range p.Steps {
		o.make(s)
		if err := o.isInOrder(s, p.To); err != nil {
			return err
		}
		if s.To == nil || s.Verb != plan.Create && s.Verb != plan.Alter || !diff.HasText(s.To.ID().Kind) {
			continue
		}
		for _, b := range byPlaces(s.To, p.To) {
			if err := o.isRead(s.To, b, p.To); err != nil {
				return err
			}
		}
	}
	return nil
}

// isInOrder looks whether the columns of a table that comes to be made of a type stand as its attributes do: PostgreSQL wants them to
// (https://www.postgresql.org/docs/current/sql-altertable.html).
func (o *order) isInOrder(s plan.Step, cat *schema.Catalog) error {
	t, isTable := s.To.(*schema.Table)
	if !isTable || s.Verb != plan.Alter || !slices.Contains(s.Attrs, "OfType") || t.OfType.IsZero() {
		return nil
	}
	id := schema.ID{Kind: schema.KindComposite, Schema: t.OfType.Schema, Name: t.OfType.Name}
	c, ok := schema.Find[*schema.Composite](cat, id)
	if !ok {
		return nil
	}
	names := make([]string, len(c.Attributes))
	for i, a := range c.Attributes {
		names[i] = a.Name
	}
	if there := o.now[t.ID()]; !slices.Equal(there, names) {
		return &DisorderError{Table: t.ID(), Type: id, There: there, Wanted: names}
	}
	return nil
}

// isRead looks whether a text of an object finds the columns where it has them. What is not as in the new catalog alone was written
// down where they stand as in the old one: there renames are rehearsed, and what agrees is as there.
func (o *order) isRead(user schema.Object, b parse.ByPlace, cat *schema.Catalog) error {
	spelled := o.start
	if id := user.ID(); o.to.Has(id) && diff.Equal(user, o.to.Get(id)) && !(o.from.Has(id) && diff.Equal(user, o.from.Get(id))) {
		spelled = o.wanted
	}
	for _, t := range placed(cat, b) {
		if named := min(len(b.Aliases), len(spelled[t])); o.isMoved[t] && !isStart(o.now[t], spelled[t][:named]) {
			return &MisreadError{User: user.ID(), Table: t, There: o.now[t]}
		}
	}
	return nil
}

// isStart says that a list begins with another one.
func isStart(list, start []string) bool {
	return len(list) >= len(start) && slices.Equal(list[:len(start)], start)
}
