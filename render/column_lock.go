package render

import (
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// What the statements about columns lock: see https://www.postgresql.org/docs/current/sql-altertable.html and
// AlterTableGetLockLevel in tablecmds.c.
var columnLocks = []lock{
	{does: creates, on: widened, mode: AccessExclusive, scans: verified, mayScan: kept, rewrites: computed, mayRewrite: merged},
	{does: drops, on: narrowed, mode: AccessExclusive},
	{does: renames, on: itsFamily, mode: AccessExclusive},
	{does: archives, on: itsFamily, mode: AccessExclusive},
	{does: updates, on: itsTable, mode: RowExclusive, mayScan: always},
	{does: alters("Type"), on: itsFamily, mode: AccessExclusive, mayScan: always, rewrites: converted, mayRewrite: zoned},
	{does: alters("Type"), on: keyPartners, mode: AccessExclusive, mayScan: always},
	{does: alters("Collation"), on: itsFamily, mode: AccessExclusive, mayScan: always},
	{does: alters("NotNull"), on: required, mode: AccessExclusive, scans: unproven},
	{does: alters("NotNullName"), on: itsFamily, mode: AccessExclusive},
	{does: alters("NotNullInvalid"), on: itsFamily, mode: ShareUpdateExclusive, only: validates, scans: always},
	{does: alters("NotNullInvalid"), on: itsFamily, mode: AccessExclusive, only: remakes},
	{does: alters("NotNullNoInherit"), on: itsFamily, mode: AccessExclusive},
	{does: alters("Identity", "Sequence"), on: numbered, mode: AccessExclusive},
	{does: alters("SequencePersistence"), on: itsSequence, mode: AccessExclusive, rewrites: always},
	{does: alters("Generated"), on: itsTable, mode: AccessExclusive},
	{does: alters("Expression"), on: itsFamily, mode: AccessExclusive, only: isGenerated, rewrites: isStored},
	{does: alters("TypeStorage", "Storage", "Compression", "FdwOptions"), on: itsTable, mode: AccessExclusive},
	{does: alters("Statistics", "Options"), on: itsTable, mode: ShareUpdateExclusive},
}

func columnOf(s site) *schema.Column { return s.object().(*schema.Column) }

var (
	validates   = &fact{"VALIDATE", func(s site) bool { return !columnOf(s).NotNullInvalid }}
	remakes     = &fact{"NOT VALID", func(s site) bool { return columnOf(s).NotNullInvalid }}
	isGenerated = &fact{"SET EXPRESSION", func(s site) bool { return columnOf(s).Generated != "" }}
	isStored    = &fact{"a stored column", func(s site) bool { return columnOf(s).Generated == "s" }}
)

// computed says that each row gets a value of its own when the column is added, or one that must be checked. A child table
// that has the column already may keep its own.
var computed = &fact{"generated and stored, identity, volatile default, or a domain with constraints", func(s site) bool {
	return !s.hasAlready() && valued(s)
}}

var merged = &fact{"in a child that has it already", func(s site) bool { return s.hasAlready() && valued(s) }}

var kept = &fact{"in a child that has it already", site.hasAlready}

func (s site) hasAlready() bool {
	return s.now.Has(schema.ID{Kind: schema.KindColumn, Schema: s.at.Schema, Parent: s.at.Name, Name: columnOf(s).Name})
}

func valued(s site) bool {
	c := columnOf(s)
	if c.Generated == "s" || c.Identity != "" || diff.Constrained(s.plan.To, c) && c.Generated != "v" {
		return true
	}
	return slices.ContainsFunc(s.step.Parts, func(o schema.Object) bool {
		d, ok := o.(*schema.Default)
		return ok && d.Volatile
	})
}

// verified says that the rows are looked through when the column is added.
var verified = &fact{"written anew, or NOT NULL without a default", func(s site) bool {
	c := columnOf(s)
	given := slices.ContainsFunc(s.step.Parts, func(o schema.Object) bool { return o.ID().Kind == schema.KindDefault })
	return computed.holds(s) || !s.hasAlready() && c.NotNull && c.NotNullLocal && !c.NotNullInvalid && !given
}}

// converted says that a new type needs other values.
var converted = &fact{"unless the old values are those of the new type", func(s site) bool {
	from, to := s.from.(*schema.Column), columnOf(s)
	_, isTable := schema.Find[*schema.Table](s.now, schema.ID{Kind: schema.KindTable, Schema: s.at.Schema, Name: s.at.Name})
	if !isTable || virtual(to) || zoned.holds(s) || s.isText(from.BaseType) && s.isText(to.BaseType) {
		return false
	}
	if s.step.Retype {
		return s.replaces(to) || diff.Converts(s.plan.From, s.plan.To, from, to)
	}
	return diff.Rewrites(s.plan.From, s.plan.To, from, to)
}}

// replaces says that another type takes the place of the column's, or of what its domain is based on.
func (s site) replaces(to *schema.Column) bool {
	types := namesOfTypes(s.plan)
	return types.replaced[bottom(types.to, valueType{to.BaseType, to.Array}).base]
}

// isText says that the values of a type that an extension made are text, and stay so in another schema.
func (s site) isText(typ string) bool {
	pair, back := [2]string{typ, "text"}, [2]string{"text", typ}
	of := func(c *schema.Catalog) bool { return c.Coercible[pair] && c.Coercible[back] }
	return !isString(typ) && (of(s.plan.From) || of(s.plan.To))
}

// zoned says that it depends on the session's time zone whether values change, or on the fields of an interval, which nobody
// wants to tell apart, or on what an expression gives, which may be the column as it is.
var zoned = &fact{"between timestamp with and without time zone, and between intervals; with USING", func(s site) bool {
	from, to := s.from.(*schema.Column), columnOf(s)
	if s.step.Expression != "" && !s.step.Retype {
		return !diff.Rewrites(s.plan.From, s.plan.To, from, to)
	}
	if from.BaseType == "interval" && to.BaseType == "interval" {
		return true
	}
	return s.step.Expression == "" && !from.Array && !to.Array && from.BaseType != to.BaseType &&
		strings.HasPrefix(from.BaseType, "timestamp with") && strings.HasPrefix(to.BaseType, "timestamp with")
}}

func virtual(c *schema.Column) bool { return c.Generated == "v" }

// unproven says that the rows are looked through for nulls.
var unproven = &fact{"SET NOT NULL, unless a valid check says that there are no nulls", func(s site) bool {
	c := columnOf(s)
	if !c.NotNull || c.NotNullInvalid {
		return false
	}
	table := schema.ID{Kind: schema.KindTable, Schema: s.at.Schema, Name: s.at.Name}
	for _, o := range s.hosted(table) {
		if old, ok := o.(*schema.Column); ok && (table != c.TableID() || s.plan.From.Major < 18) && old.Name == c.Name && old.NotNull && !old.NotNullInvalid {
			return false
		}
		k, ok := o.(*schema.Constraint)
		if ok && k.Type == "c" && k.Validated && k.Definition == "CHECK (("+Ident(c.Name)+" IS NOT NULL))" {
			return false
		}
	}
	return true
}}

// numbered are the tables that share the sequence of an identity column: since PostgreSQL 17 a partitioned table's
// partitions do.
var numbered = target{"its table, since PostgreSQL 17 with its partitions", func(s site) []schema.Name {
	if s.plan.From.Major < 17 {
		return itsTable.find(s)
	}
	return itsFamily.find(s)
}}

// itsSequence is the sequence of an identity column.
var itsSequence = target{"its sequence", func(s site) []schema.Name { return []schema.Name{columnOf(s).IdentitySequence()} }}

// keyPartners are the tables at the other end of foreign keys over the column: those are made anew.
var keyPartners = target{"the tables at the other end of its foreign keys", func(s site) []schema.Name {
	c := columnOf(s)
	var list []schema.Name
	for _, u := range s.now.UsedBy(c.ID()) {
		if k, ok := schema.Find[*schema.Constraint](s.now, u); ok && k.Type == "f" {
			list = append(list, keyTables(s.locking, k)...)
		}
	}
	return list
}}

// widened are the tables that get the column. One that has it of its own already passes nothing on (ATExecAddColumn).
var widened = target{"its table and that one's descendants", func(s site) []schema.Name {
	return s.below(func(*schema.Column) bool { return false })
}}

// narrowed are the tables that lose the column, or know then that it is theirs alone (ATExecDropColumn).
var narrowed = target{"its table and that one's descendants", func(s site) []schema.Name {
	return s.below(func(c *schema.Column) bool { return !s.step.Only && !c.Local && len(c.Parents) == 1 })
}}

// required are the tables in which NOT NULL comes or goes. Since PostgreSQL 18 it is a constraint, and a table that has one of
// its own passes nothing on.
var required = target{"its table and that one's descendants", func(s site) []schema.Name {
	if s.plan.From.Major < 18 {
		return itsFamily.find(s)
	}
	return s.below(func(c *schema.Column) bool { return c.NotNull == s.from.(*schema.Column).NotNull && !c.NotNullOwn })
}}

// below lists the column's table and its descendants; under one that has the column it goes on if that is wanted.
func (s site) below(further func(c *schema.Column) bool) []schema.Name {
	c := columnOf(s)
	tables := []schema.ID{c.TableID()}
	for i := 0; i < len(tables); i++ {
		own := schema.ID{Kind: schema.KindColumn, Schema: tables[i].Schema, Parent: tables[i].Name, Name: c.Name}
		if old, has := schema.Find[*schema.Column](s.now, own); i > 0 && has && !further(old) && !(s.step.Verb == plan.Drop && s.isPartition(tables[i])) {
			continue
		}
		tables = append(tables, s.children(tables[i])...)
	}
	return namesOf(tables)
}
