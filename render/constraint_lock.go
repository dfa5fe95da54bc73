package render

import (
	"slices"

	"pawl/schema"
)

// What the statements about constraints lock, see https://www.postgresql.org/docs/current/sql-altertable.html.
var constraintLocks = append([]lock{
	{does: creates, on: itsTable, mode: AccessExclusive, only: isCheck, scans: isValidated},
	{does: creates, on: itsFamily, mode: AccessExclusive, only: checksHeirs, scans: isValidated},
	{does: creates, on: itsTable, mode: AccessExclusive, only: isKey, scans: built},
	{does: creates, on: itsFamily, mode: AccessExclusive, only: requires, mayScan: always},
	{does: creates, on: allOfBoth, mode: ShareRowExclusive, only: isForeignKey, mayScan: always},
	{does: creates, on: itsFamily, mode: ShareRowExclusive, only: reachesHeirs},
	{does: drops, on: itsTable, mode: AccessExclusive},
	{does: drops, on: itsFamily, mode: AccessExclusive, only: surelyInherited},
	{does: drops, on: itsFamily, mode: AccessExclusive, only: isInherited, uncertain: true},
	{does: creates, on: joined, mode: AccessExclusive, only: isForeignKey},
	{does: drops, on: bothTables, mode: AccessExclusive, only: surely},
	{does: drops, on: bothTables, mode: AccessExclusive, only: isForeignKey, uncertain: true},
	{does: renames, on: itsTable, mode: AccessExclusive},
	{does: renames, on: itsFamily, mode: AccessExclusive, only: isInheritedCheck},
	{does: alters("Validated"), on: itsTable, mode: ShareUpdateExclusive, only: isCheck, scans: unchecked},
	{does: alters("Validated"), on: itsFamily, mode: ShareUpdateExclusive, only: isInheritedCheck, scans: unchecked},
	{does: alters("Validated"), on: itsParts, mode: ShareUpdateExclusive, only: isForeignKey, mayScan: unchecked}, // or an index
}, builtLocks...)

func constraintOf(s site) *schema.Constraint { return s.object().(*schema.Constraint) }

var (
	isCheck      = &fact{"a check", func(s site) bool { return constraintOf(s).Type == "c" }}
	isKey        = &fact{"a primary key, unique or exclusion constraint", func(s site) bool { return constraintOf(s).HasIndex() }}
	isForeignKey = &fact{"a foreign key", func(s site) bool { return constraintOf(s).Type == "f" }}
	isInherited  = &fact{"a check that is inherited, or a constraint of a partitioned table", func(s site) bool {
		k := constraintOf(s)
		return k.Partitioned || k.Type == "c" && !k.NoInherit
	}}
	isInheritedCheck = &fact{"a check that is inherited", func(s site) bool { return isCheck.holds(s) && !constraintOf(s).NoInherit }}
	checksHeirs      = &fact{"a check that is inherited, or since PostgreSQL 18 any", func(s site) bool {
		return isCheck.holds(s) && (!constraintOf(s).NoInherit || s.plan.From.Major >= 18)
	}}
	reachesHeirs = &fact{"a foreign key, since PostgreSQL 18", func(s site) bool {
		return isForeignKey.holds(s) && s.plan.From.Major >= 18
	}}
	surelyInherited = &fact{"a check that is inherited, or a constraint of a partitioned table, that is there", func(s site) bool {
		return isInherited.holds(s) && !s.step.IfExists
	}}
	surely      = &fact{"a foreign key that is there", func(s site) bool { return isForeignKey.holds(s) && !s.step.IfExists }}
	isValidated = &fact{"unless NOT VALID, or there already in a child table", func(s site) bool {
		k := constraintOf(s)
		if s.at.Name == k.Table && s.at.Schema == k.Schema {
			return k.Validated
		}
		own, there := schema.Find[*schema.Constraint](s.now, schema.ID{Kind: schema.KindConstraint, Schema: s.at.Schema, Parent: s.at.Name, Name: k.Name})
		return k.Validated && !k.NoInherit && !(there && len(own.Parents) == 0)
	}}
	built = &fact{"unless made of an index that is there", func(s site) bool { return s.step.Adopts == nil && !constraintOf(s).Partitioned }}
)

// requires says that a primary key makes columns NOT NULL, which it does in child tables whether or not they are already
// (ATPrepSetNotNull in tablecmds.c). Since PostgreSQL 18 these are locked for any constraint (ATPrepCmd).
var requires = &fact{"a primary key over columns that may be null, or of a table that is not partitioned; since 18, any key of such a table", func(s site) bool {
	k := constraintOf(s)
	if !k.Partitioned && (k.Type == "p" || k.HasIndex() && s.plan.From.Major >= 18) {
		return true
	}
	return k.Type == "p" && slices.ContainsFunc(k.Columns, func(name string) bool {
		c, ok := schema.Find[*schema.Column](s.now, schema.ID{Kind: schema.KindColumn, Schema: k.Schema, Parent: k.Table, Name: name})
		return ok && !c.NotNull
	})
}}

// itsParts are the tables in which a foreign key is.
var itsParts = target{"its table and that one's partitions", func(s site) []schema.Name {
	return namesOf(s.parts(constraintOf(s).TableID()))
}}

// allOfBoth are the tables at the ends of a foreign key, with their partitions.
var allOfBoth = target{"its table and the one that it refers to, with their partitions", func(s site) []schema.Name {
	k := constraintOf(s)
	return namesOf(append(s.parts(k.TableID()), s.parts(referredBy(k))...))
}}

// bothTables are those of them that have triggers for it, and the two themselves.
var bothTables = target{"its table and the one that it refers to, with their partitions (before PostgreSQL 15 without partitioned ones)", func(s site) []schema.Name {
	return keyTables(s.locking, constraintOf(s))
}}

func keyTables(l *locking, k *schema.Constraint) []schema.Name {
	return slices.Concat(namesOf(l.parts(k.TableID())), []schema.Name{k.References}, l.triggered(k))
}

// parts are a table with its partitions; child tables of another sort have nothing to do with its foreign keys.
func (l *locking) parts(table schema.ID) []schema.ID {
	if t, ok := schema.Find[*schema.Table](l.now, table); !ok || t.PartitionKey == "" {
		return []schema.ID{table}
	}
	return l.descendants(table)
}

// triggered are the tables that have triggers for the end of a foreign key that is referred to: before PostgreSQL 15 no
// partitioned table has (addFkRecurseReferenced in tablecmds.c).
func (l *locking) triggered(k *schema.Constraint) []schema.Name {
	return namesOf(slices.DeleteFunc(l.parts(referredBy(k)), func(id schema.ID) bool {
		t, ok := schema.Find[*schema.Table](l.now, id)
		return ok && t.PartitionKey != "" && l.plan.From.Major < 15
	}))
}

// referredBy is the table that a foreign key leads to.
func referredBy(k *schema.Constraint) schema.ID {
	return schema.ID{Kind: schema.KindTable, Schema: k.References.Schema, Name: k.References.Name}
}

// foreignKeys lists those that there are now.
func (l *locking) foreignKeys() []*schema.Constraint {
	if l.keys == nil {
		l.keys = map[schema.ID]bool{}
		for _, cat := range []*schema.Catalog{l.plan.From, l.plan.To} {
			for k := range schema.Each[*schema.Constraint](cat) {
				if k.Type == "f" {
					l.keys[k.ID()] = true
				}
			}
		}
	}
	var list []*schema.Constraint
	for id := range l.keys {
		if k, ok := schema.Find[*schema.Constraint](l.now, id); ok {
			list = append(list, k)
		}
	}
	return list
}

// unchecked says that the rows of a table were not checked when those of a table above it were.
var unchecked = &fact{"unless it was validated with the parent's", func(s site) bool {
	k := constraintOf(s)
	id := k.ID()
	id.Schema, id.Parent = s.at.Schema, s.at.Name
	own, ok := schema.Find[*schema.Constraint](s.now, id)
	return ok && (id == k.ID() || !own.Validated) && !s.validAbove(k)
}}

// validAbove says that a constraint is valid in a table from which this one inherits it.
func (l *locking) validAbove(k *schema.Constraint) bool {
	return slices.ContainsFunc(k.Ancestors(), func(a schema.ID) bool {
		above, ok := schema.Find[*schema.Constraint](l.now, a)
		return ok && (above.Validated || l.validAbove(above))
	})
}

// joined are the tables that have the same foreign key already, if they are partitions: it becomes one with the new one, and
// loses its triggers (tryAttachPartitionForeignKey in tablecmds.c).
var joined = target{"the tables that a partition refers to by the same foreign key, and it", func(s site) []schema.Name {
	k := constraintOf(s)
	var list []schema.Name
	for _, d := range s.descendants(k.TableID())[1:] {
		for _, own := range s.foreignKeys() {
			if own.TableID() == d && own.Definition == k.Definition {
				list = append(list, s.triggered(k)...)
				if len(s.parts(referredBy(k))) > 1 {
					list = append(list, schema.Name{Schema: own.Schema, Name: own.Table})
				}
			}
		}
	}
	return list
}}
