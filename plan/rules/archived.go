package rules

import (
	"fmt"
	"slices"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

var archived = &plan.Rule{
	Name: "archived",
	Doc: `What is dropped is gone, and no down file brings its values back. With "drops: archive" in pawl.yaml a table or a sequence moves
into another schema instead, with its rows, indexes, keys, checks and privileges, and a column is renamed and takes no part in anything any
more: nothing new code writes fails by it. Where it belongs is noted in its comment. It happens last, in the contract part. See
[archiving](archive.md).`,
	Archive: func(p *plan.Pass, c diff.Change) (*plan.Aside, string) {
		if p.ArchiveIn == "" {
			return nil, ""
		}
		switch o := c.From.(type) {
		case *schema.Column:
			return archiveColumn(p, o)
		case *schema.Table:
			return archiveTable(p, o)
		case *schema.Sequence:
			return archiveSequence(p, o)
		}
		return nil, ""
	},
}

// archiveColumn keeps a column in its table, under another name. Rows that do not know it must be taken; so it has no NOT NULL unless
// it gets values by itself.
func archiveColumn(p *plan.Pass, c *schema.Column) (*plan.Aside, string) {
	if c.Relation != schema.KindTable {
		return nil, ""
	}
	to := *c
	to.Name = freeColumn(p, c)
	x := &plan.Aside{From: c, Kept: c, Bare: c, To: &to, Record: recordOf(p, c), Leaves: c.ID().About(schema.KindComment)}
	d, hasDefault := defaultOf(p.From, c)
	x.Record.Type, x.Record.NotNull = c.Type, c.NotNull
	if hasDefault {
		x.Record.Default = d.Expression
	}
	x.Follows = slices.ContainsFunc(c.Ancestors(), func(a schema.ID) bool { return p.From.Has(a) && !p.To.Has(a) })
	switch {
	case !c.NotNull:
	case c.Identity != "" || hasDefault && len(c.Parents) == 0 && !c.HasHeirs && goesAlong(p, d, c):
		bare := *c
		if bare.NotNullName = renamedConstraint(c, to.Name); bare.NotNullName != "" {
			to.NotNullName = bare.NotNullName
		}
		x.Bare = &bare
	default:
		x.Bare = nullable(c)
		to.NotNull, to.NotNullName, to.NotNullInvalid, to.NotNullNoInherit = false, "", false, false
		if !hasDefault && c.Generated == "" && len(c.Parents) == 0 && !c.HasHeirs && !inPrimaryKey(p.From, c) {
			x.Kept = x.Bare // new code can write before it is aside
		}
	}
	x.Renames = renamedSequences(p, c)
	return x, ""
}

// goesAlong says that a default needs nothing but what is archived with its column.
func goesAlong(p *plan.Pass, d *schema.Default, c *schema.Column) bool {
	for _, id := range p.From.Uses(d.ID()) {
		_, isType := p.From.Get(id).(schema.Type)
		s, isSequence := schema.Find[*schema.Sequence](p.From, id)
		if id != c.ID() && id != c.TableID() && id.Schema != "" && !isType && !(isSequence && s.Host() == c.ID()) {
			return false
		}
	}
	return true
}

// renamedConstraint is the name that the NOT NULL of an archived column gets, which another column of the old name would have.
func renamedConstraint(c *schema.Column, name string) string {
	if c.NotNullName == "" {
		return ""
	}
	return plan.ArchivedName(c.Table+"_"+name, "_not_null")
}

// renamedSequences give other names to the sequences of an archived column, for one of the same name would have those.
func renamedSequences(p *plan.Pass, c *schema.Column) []plan.Step {
	var list []plan.Step
	for _, id := range p.From.UsedBy(c.ID()) {
		s, ok := schema.Find[*schema.Sequence](p.From, id)
		if !ok || s.Host() != c.ID() || p.To.Has(id) {
			continue
		}
		to := *s
		to.Name = freeName(p, s.Schema, plan.ArchivedName("pawl_archived_"+s.Name, ""))
		list = append(list, plan.Step{Verb: plan.Rename, From: s, To: &to})
	}
	return list
}

// freeColumn is a name that no column of the table has.
func freeColumn(p *plan.Pass, c *schema.Column) string {
	id := c.ID()
	for n := 1; ; n++ {
		id.Name = plan.ArchivedName("pawl_archived_"+c.Name, numbered(n))
		if !p.From.Has(id) && !p.To.Has(id) {
			return id.Name
		}
	}
}

func freeName(p *plan.Pass, in, name string) string {
	for n := 1; ; n++ {
		if free := plan.ArchivedName(name, numbered(n)); len(p.From.Named(in, free)) == 0 && len(p.To.Named(in, free)) == 0 {
			return free
		}
	}
}

// numbered is what the second of a name gets, and others after it.
func numbered(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf("_%d", n)
}

// recordOf is where an object belongs.
func recordOf(p *plan.Pass, o schema.Object) *plan.Record {
	r := &plan.Record{Object: o.ID()}
	if c, ok := schema.Find[*schema.Comment](p.From, o.ID().About(schema.KindComment)); ok {
		r.Comment = c.Text
	}
	return r
}

// archiveTable moves a table into another schema.
func archiveTable(p *plan.Pass, t *schema.Table) (*plan.Aside, string) {
	if why := tiedTo(p, t); why != "" {
		return nil, why
	}
	to := *t
	to.Schema = archiveFor(p, t.ID())
	return moved(p, t, t, &to, to.Schema), ""
}

// tiedTo says what a table is a part of and stays.
func tiedTo(p *plan.Pass, t *schema.Table) string {
	parents := slices.Clone(t.Inherits)
	if t.Partition != nil {
		parents = append(parents, t.Partition.Parent)
	}
	for _, parent := range parents {
		if id := (schema.ID{Kind: schema.KindTable, Schema: parent.Schema, Name: parent.Name}); p.To.Has(id) {
			return "it belongs to " + id.String() + ", which stays: take it off first, in a migration of its own"
		}
	}
	return ""
}

// archiveSequence moves a sequence into another schema, off the column that it belongs to.
func archiveSequence(p *plan.Pass, s *schema.Sequence) (*plan.Aside, string) {
	bare := *s
	bare.OwnedBy = nil
	to := bare
	to.Schema = archiveFor(p, s.ID())
	return moved(p, s, &bare, &to, to.Schema), ""
}

func moved(p *plan.Pass, from, bare, to schema.Object, home string) *plan.Aside {
	namespace := &schema.Namespace{Name: home}
	return &plan.Aside{From: from, Kept: from, Bare: bare, To: to, Record: recordOf(p, from), Leaves: from.ID().About(schema.KindComment),
		Homes: []schema.Object{namespace, &schema.Comment{About: schema.About{Target: namespace.ID(), Whole: namespace.ID()}, Text: schema.ArchiveRecord + "{}"}}}
}

// archiveFor is the first of pawl_archive, pawl_archive_2 … that is nobody else's schema and in which the names of the object and of its
// parts are free.
func archiveFor(p *plan.Pass, id schema.ID) string {
	names := namesWith(p, id)
	isTaken := func(name string) bool { return slices.Contains(names, name) }
	for n := 1; ; n++ {
		in := plan.ArchivedName(p.ArchiveIn, numbered(n))
		isFree := func(cat *schema.Catalog) bool {
			return isArchive(cat, in) && !slices.ContainsFunc(names, func(name string) bool { return len(cat.Named(in, name)) > 0 })
		}
		mates := slices.ContainsFunc(p.Asides, func(x plan.Aside) bool {
			return x.To.ID().Schema == in && x.From.ID().Schema != id.Schema && slices.ContainsFunc(namesWith(p, x.From.ID()), isTaken)
		})
		if isFree(p.From) && isFree(p.To) && !mates {
			return in
		}
	}
}

// isArchive says that a schema is not there, or holds what is archived.
func isArchive(cat *schema.Catalog, name string) bool {
	id := schema.ID{Kind: schema.KindSchema, Name: name}
	c, ours := schema.Find[*schema.Comment](cat, id.About(schema.KindComment))
	return !cat.Has(id) || ours && schema.IsRecord(c.Text)
}

// namesWith are the names of an object and of those of its parts that are named among others of their schema.
func namesWith(p *plan.Pass, id schema.ID) []string {
	names := []string{id.Name}
	for o := range schema.Each[schema.Claimant](p.From) {
		if part := o.ID(); part.Schema == id.Schema && part.Parent == id.Name || isSequenceOf(o, id) {
			names = append(names, part.Name)
		}
	}
	return names
}

func isSequenceOf(o schema.Object, table schema.ID) bool {
	s, ok := o.(*schema.Sequence)
	return ok && s.OwnedBy != nil && s.OwnedBy.Schema == table.Schema && s.OwnedBy.Table == table.Name
}
