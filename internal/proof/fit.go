package proof

import (
	"context"
	"fmt"
	"strings"

	"pawl/introspect"
	"pawl/schema"
)

// A migration may ask of rows that are there what the state before does not: that they obey a new constraint, or have values
// that a new type takes. Rows that do not would stop it, as they should, and nothing would be proven. So while the tables
// are filled they have these constraints too.

// demands are statements that make what the state after asks of rows hold in the state before, and those that undo them.
func demands(before, after *schema.Catalog) (make, undo []string) {
	add := func(table schema.ID, what string) {
		name := fmt.Sprintf("pawl_demand_%d", len(make))
		alter := "ALTER TABLE " + schema.QuoteName(table.Schema, table.Name)
		make = append(make, alter+" ADD CONSTRAINT "+name+" "+what)
		undo = append(undo, alter+" DROP CONSTRAINT IF EXISTS "+name)
	}
	for c := range schema.Each[*schema.Constraint](after) {
		old, ok := schema.Find[*schema.Constraint](before, c.ID())
		if before.Has(c.TableID()) && (!ok || old.Definition != c.Definition) {
			// A primary key would leave NOT NULL behind; that the columns are is asked below.
			add(c.TableID(), strings.Replace(c.Definition, "PRIMARY KEY", "UNIQUE", 1)+where(c.Predicate))
		}
	}
	for i := range schema.Each[*schema.Index](after) {
		old, ok := schema.Find[*schema.Index](before, i.ID())
		if i.Unique && before.Has(i.TableID()) && (!ok || !old.Unique || old.Definition != i.Definition) {
			name := fmt.Sprintf("pawl_demand_%d", len(make))
			make = append(make, "CREATE UNIQUE INDEX "+name+" ON "+schema.QuoteName(i.Schema, i.Table)+" "+i.Definition+where(i.Predicate))
			undo = append(undo, "DROP INDEX IF EXISTS "+schema.QuoteName(i.Schema, name))
		}
	}
	for c := range schema.Each[*schema.Column](after) {
		old, ok := schema.Find[*schema.Column](before, c.ID())
		if !ok || c.Generated != "" {
			continue
		}
		name := schema.QuoteName(c.Name)
		if c.NotNull && !old.NotNull {
			add(c.TableID(), "CHECK ("+name+" IS NOT NULL)")
		}
		if c.Type != old.Type {
			test := name + "::" + c.Type + " IS NOT NULL"
			if strings.Contains(c.Type, "char") { // a cast cuts, ALTER TABLE refuses
				test = name + "::" + c.Type + "::text = " + name + "::text"
			}
			add(c.TableID(), "CHECK ("+name+" IS NULL OR "+test+")")
		}
	}
	return make, undo
}

func where(predicate string) string {
	if predicate == "" {
		return ""
	}
	return " WHERE " + predicate
}

// stateBefore is what the tables are before anything is done; what was planned from is not read once more.
func (v *voyage) stateBefore(ctx context.Context) (*schema.Catalog, error) {
	if v.Touched != nil {
		return v.Touched.From, nil
	}
	return introspect.ReadScratch(ctx, v.live.conn)
}

// fitting runs f while the tables ask of rows what they will be asked later. What cannot be asked yet, because it is about
// what is not there, is left out.
func (v *voyage) fitting(ctx context.Context, f func() error) error {
	if v.After == nil {
		return f()
	}
	before, err := v.stateBefore(ctx)
	if err != nil {
		return err
	}
	after, err := v.After(ctx)
	if err != nil && ctx.Err() == nil {
		return f() // the moves fail also without rows: that will be told
	}
	if err != nil {
		return err
	}
	made, undo := demands(before, after)
	var undone []string
	for i, sql := range made {
		if err := v.live.exec(ctx, "SET search_path = ''; "+sql); err == nil {
			undone = append([]string{undo[i]}, undone...) // keys that refer to others go first
		}
	}
	if err := f(); err != nil {
		return err
	}
	return v.live.exec(ctx, strings.Join(append(undone, "RESET ALL"), ";\n"))
}
