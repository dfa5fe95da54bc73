package rules

import (
	"fmt"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Retypings finds the columns of tables in use that get a type for which ALTER TABLE would write the table anew, and which
// can get it by way of a second column instead. Notes say which cannot, and why.
func Retypings(o plan.Options, from, to *schema.Catalog) (list []plan.Retyping, notes []string) {
	if o.Online == nil || !slices.Contains(o.Rules, typeByCopy) {
		return nil, nil
	}
	changes := diff.Compare(from, to)
	for _, c := range changes {
		old, isColumn := c.From.(*schema.Column)
		now, stays := c.To.(*schema.Column)
		if !isColumn || !stays || c.Op != diff.Alter || !slices.Contains(c.Attrs, "Type") || !o.Online(old.TableID()) || !diff.Rewrites(from, to, old, now) {
			continue
		}
		using := o.Hints.Using[now.ID()]
		why := canCopy(from, to, old, now, using)
		if why == "" {
			why = canTurn(from, to, old, changes)
		}
		if why == "" && slices.ContainsFunc(o.Renames, func(r plan.Renaming) bool { return r.To == now.TableID() || r.To == now.ID() }) {
			why = "it is renamed as well"
		}
		if why == "" {
			why = indexedWithRenamed(o, from, now)
		}
		if why == "" && len(o.Data) > 0 {
			why = "data migrations go with it"
		}
		if _, filled := o.Hints.Backfill[now.ID()]; why == "" && filled {
			why = "it is filled as well"
		}
		if why != "" {
			notes = append(notes, inOneStep(now, why))
			continue
		}
		r := plan.Retyping{Column: now.ID(), Using: using, Loses: strings.Join(typeAlone(old, now).Loses(), " and "), Back: oldValue(from, to, old, now)}
		if using != "" && r.Loses == "" {
			r.Loses = beforeExpression
		}
		r.New, r.Old = columnBeside(from, to, now, "__new"), columnBeside(from, to, now, "__old")
		r.Begun = from.Has(r.New)
		for _, name := range publishing(from, now.TableID()) {
			notes = append(notes, fmt.Sprintf("publication %s publishes all columns of %s: while %s gets its type by way of a second one, subscribers need a column %s, "+
				"and then a column %s, or they stop; a list of columns in the publication keeps these from them", name, now.TableID(), now.Name, r.New.Name, r.Old.Name))
		}
		list = append(list, r)
	}
	list, late := together(from, to, list)
	return list, append(notes, late...)
}

// oldValue gives a column of the old type its values from the new one. By way of their text they come only where PostgreSQL has no
// cast: integer does not read 1.00. What a cast rounds is found before the names change hands again.
func oldValue(from, to *schema.Catalog, old, now *schema.Column) string {
	name := schema.QuoteIdent(now.Name)
	if context, _ := diff.Cast(to, from, now, old); context == "" {
		return name + "::text::" + old.AnyLength()
	}
	return name + explicitly(to, from, now, old)
}

// together leaves out columns that are compared with others which get their types in one step, if those could not be compared
// meanwhile: both get theirs in that step.
func together(from, to *schema.Catalog, list []plan.Retyping) (left []plan.Retyping, notes []string) {
	for again := true; again; {
		again = false
		list = slices.DeleteFunc(list, func(r plan.Retyping) bool {
			key, other := comparedWith(from, to, list, r.Column)
			if key == nil {
				return false
			}
			now, _ := schema.Find[*schema.Column](to, r.Column)
			notes = append(notes, inOneStep(now, key.ID().String()+" compares it with "+other.String()+", which gets its type in one step"))
			again = true
			return true
		})
	}
	return list, notes
}

// comparedWith finds what compares a column with one that is not in the list, and could not while only one of them has its new type.
func comparedWith(from, to *schema.Catalog, list []plan.Retyping, column schema.ID) (key schema.Object, other schema.ID) {
	for _, id := range from.UsedBy(column) {
		k, ok := from.Get(id).(schema.Comparing)
		if !ok || !to.Has(id) {
			continue
		}
		for _, pair := range diff.AtOdds(from, to, k) {
			i := slices.Index(pair[:], column)
			if i >= 0 && !slices.ContainsFunc(list, func(r plan.Retyping) bool { return r.Column == pair[1-i] }) {
				return k, pair[1-i]
			}
		}
	}
	return nil, schema.ID{}
}

func inOneStep(now *schema.Column, why string) string {
	return fmt.Sprintf("%s becomes %s in one step, because %s: nobody can use the table while it is written anew", now.ID(), now.Type, why)
}

// indexedWithRenamed says that an index stands on the column and on one that is renamed, of which there is a copy meanwhile.
func indexedWithRenamed(o plan.Options, from *schema.Catalog, c *schema.Column) (why string) {
	for _, r := range o.Beside {
		for _, id := range from.UsedBy(r.To) {
			if _, isIndex := indexOf(from.Get(id)); isIndex && slices.Contains(from.Uses(id), c.ID()) {
				return id.String() + " is over " + r.To.Name + " as well, which is renamed"
			}
		}
	}
	return ""
}

// columnBeside is a name that no column of the table has in either catalog. What an earlier migration began is gone on with.
func columnBeside(from, to *schema.Catalog, c *schema.Column, suffix string) schema.ID {
	id := c.ID()
	begun := from.Has(schema.ID{Kind: schema.KindFunction, Schema: c.Schema, Name: plan.HelperName(c.Table+"_"+c.Name, "retype")})
	for {
		id.Name = plan.Suffixed(id.Name, suffix)
		if !to.Has(id) && (!from.Has(id) || begun) {
			return id
		}
	}
}

// canCopy says whether a column can get its type by way of a second one, and if not, why.
func canCopy(from, to *schema.Catalog, old, now *schema.Column, using string) (why string) {
	table, _ := schema.Find[*schema.Table](from, old.TableID())
	switch {
	case table == nil || old.Relation != schema.KindTable:
		return "it is not a column of a table"
	case !table.OfType.IsZero():
		return "the table is made of a type"
	case (old.Identity != "") != (now.Identity != ""):
		return "it becomes an identity column, or ceases to be one, as well"
	case old.Generated != "" || now.Generated != "":
		return "it is generated"
	case len(old.Parents) > 0 || old.HasHeirs || old.PartitionKey || table.PartitionKey != "":
		return "the table is partitioned or inherited"
	case using == "" && zoned(old) != zoned(now):
		return "what its values become is up to the time zone of each session (say which with -- pawl: using " +
			schema.QuoteIdent(old.Name) + " AT TIME ZONE 'UTC')"
	}
	for _, id := range append(from.Uses(old.ID()), to.Uses(now.ID())...) {
		if was, is := from.Get(id), to.Get(id); id != old.TableID() && was != nil && is != nil && !diff.Equal(was, is) {
			return id.String() + " changes as well"
		}
	}
	for _, side := range []*schema.Catalog{from, to} {
		for _, id := range side.UsedBy(old.ID()) {
			if id.Name == table.ReplicaIndex {
				return id.String() + " is the table's replica identity"
			}
		}
	}
	return ""
}

func zoned(c *schema.Column) bool { return strings.HasSuffix(c.BaseType, " with time zone") }
