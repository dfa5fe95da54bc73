package schema

import "strings"

// filling is what a column that is made anew holds in the rows that are there.
type filling int

const (
	isOld    filling = iota // it was there before, with what anybody wrote
	allNull                 // NULL
	allSame                 // a default
	allOther                // each row a number of its own
)

// filled says what a column of the catalog holds if those in made are new.
func filled(cat *Catalog, id ID, made func(ID) bool) filling {
	if !made(id) {
		return isOld
	}
	c, _ := Find[*Column](cat, id)
	d, hasDefault := Find[*Default](cat, ID{Kind: KindDefault, Schema: id.Schema, Parent: id.Parent, Name: id.Name})
	switch {
	case c != nil && c.Identity != "" || hasDefault && strings.Contains(d.Expression, "nextval("):
		return allOther
	case c != nil && c.Generated != "" || hasDefault:
		return allSame
	}
	return allNull
}

// Eased implements [Demanding]: NOT NULL.
func (c *Column) Eased(cat *Catalog, made func(ID) bool) Object {
	if made(c.TableID()) || !c.NotNull || filled(cat, c.ID(), made) != allNull {
		return c
	}
	d := *c
	d.NotNull, d.NotNullName, d.NotNullInvalid, d.NotNullNoInherit = false, "", false, false
	d.NotNullLocal, d.NotNullInherited, d.NotNullOwn = false, false, false
	return &d
}

// Eased implements [Demanding].
func (c *Constraint) Eased(cat *Catalog, made func(ID) bool) Object {
	if made(c.TableID()) {
		return c
	}
	count := map[filling]int{}
	for _, name := range c.Columns {
		count[filled(cat, c.member(KindColumn, name), made)]++
	}
	new := len(c.Columns) - count[isOld]
	nulls := count[allNull] > 0
	switch c.Type {
	case "f":
		refers := made(ID{Kind: KindTable, Schema: c.References.Schema, Name: c.References.Name})
		if !refers && new == 0 || nulls && !strings.Contains(c.Definition, " MATCH FULL") || nulls && new == len(c.Columns) {
			return c
		}
		if c.Partitioned && cat.Major < 18 {
			return nil
		}
		d := *c
		d.Validated = false
		return &d
	case "c":
		if new > 0 && count[isOld] > 0 {
			return nil // what it says of rows without a value nobody knows but PostgreSQL, with the rows
		}
		return c
	}
	return easedKey(c, new > 0, count[allOther] > 0, nulls && c.Type != "p" && !strings.Contains(c.Definition, "NULLS NOT DISTINCT"))
}

// Eased implements [Demanding]: that no two rows have the same key.
func (i *Index) Eased(cat *Catalog, made func(ID) bool) Object {
	if !i.Unique || made(i.TableID()) {
		return i
	}
	new, numbered, nulls := false, false, false
	for _, used := range cat.Uses(i.ID()) {
		if used.Kind == KindColumn {
			f := filled(cat, used, made)
			new, numbered, nulls = new || f != isOld, numbered || f == allOther, nulls || f == allNull
		}
	}
	return easedKey(i, new, numbered, nulls && !strings.Contains(i.Definition, "NULLS NOT DISTINCT"))
}

// easedKey is a key if rows have different values in it, or NULL, which counts as different.
func easedKey(o Object, new, numbered, nulls bool) Object {
	if !new || numbered || nulls {
		return o
	}
	return nil
}
