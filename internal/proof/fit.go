package proof

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/introspect"
	"pawl/plan"
	"pawl/schema"
)

// A migration may ask of rows that are there what the state before does not: that they obey a new constraint, or have values
// that a new type takes. Rows that do not would stop it, as they should, and nothing would be proven. So while the tables
// are filled they have these constraints too.

// demands are statements that make what the state after asks of rows hold in the state before, and those that undo them.
// Columns that the migration itself fills may be NULL before.
func demands(before, after *schema.Catalog, filled map[schema.ID]bool) (make, undo []string) {
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
		if c.NotNull && !old.NotNull && !filled[c.ID()] {
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
	made, undo := demands(before, after, v.filled())
	bounds, unbound, err := v.bounds(ctx, before, after)
	if err != nil {
		return err
	}
	made, undo = append(made, bounds...), append(undo, unbound...)
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

// bounds are demands on the rows of tables that become partitions, as the server says them once such a table is attached, which
// is taken back. A table that cannot be yet has none.
func (v *voyage) bounds(ctx context.Context, before, after *schema.Catalog) (make, undo []string, err error) {
	for t := range schema.Each[*schema.Table](after) {
		if old, ok := schema.Find[*schema.Table](before, t.ID()); !ok || t.Partition == nil || old.Partition != nil {
			continue
		}
		rule, err := v.bound(ctx, t)
		if err != nil {
			return nil, nil, err
		}
		if rule != "" {
			table, name := schema.QuoteName(t.Schema, t.Name), fmt.Sprintf("pawl_bound_%d", len(make))
			make = append(make, "ALTER TABLE "+table+" ADD CONSTRAINT "+name+" CHECK ("+rule+")")
			undo = append(undo, "ALTER TABLE "+table+" DROP CONSTRAINT IF EXISTS "+name)
		}
	}
	return make, undo, nil
}

func (v *voyage) bound(ctx context.Context, t *schema.Table) (rule string, err error) {
	table, parent := schema.QuoteName(t.Schema, t.Name), schema.QuoteName(t.Partition.Parent.Schema, t.Partition.Parent.Name)
	if v.live.exec(ctx, "BEGIN; ALTER TABLE "+parent+" ATTACH PARTITION "+table+" "+t.Partition.Bound) == nil {
		const query = "SELECT coalesce(pg_catalog.pg_get_partition_constraintdef($1::pg_catalog.text::pg_catalog.regclass), '')"
		err = v.live.conn.QueryRow(ctx, query, table).Scan(&rule)
	}
	return rule, errors.Join(err, v.live.exec(ctx, "ROLLBACK"))
}

// filled are the columns that steps of the moves give values.
func (v *voyage) filled() map[schema.ID]bool { return v.filledBy(len(v.Moves)) }

// filledBy are those that the moves up to one give values.
func (v *voyage) filledBy(last int) map[schema.ID]bool {
	all := map[schema.ID]bool{}
	for _, p := range v.Journey.Parts[:min(last+1, len(v.Journey.Parts))] {
		for _, s := range p.Up.Steps {
			if s.Verb == plan.Update {
				all[s.Object().ID()] = true
			}
		}
	}
	return all
}

// isPromised says of an error that a column is NULL which the moves themselves should have filled: of the column, or of a check
// that is there for the time of the migration.
func (v *voyage) isPromised(err error) bool {
	var server *pgconn.PgError
	if !errors.As(err, &server) {
		return false
	}
	filled := v.filled()
	column := schema.ID{Kind: schema.KindColumn, Schema: server.SchemaName, Parent: server.TableName, Name: server.ColumnName}
	if server.Code == notNullViolation {
		return filled[column]
	}
	check := schema.ID{Kind: schema.KindConstraint, Schema: server.SchemaName, Parent: server.TableName, Name: server.ConstraintName}
	if server.Code != checkViolation || v.from.Has(check) || v.to == nil || v.to.Has(check) {
		return false
	}
	for id := range filled {
		if id.Schema == server.SchemaName && id.Parent == server.TableName {
			return true
		}
	}
	return false
}

// The codes of rows that have NULL where it may not be, and that violate a check.
const notNullViolation, checkViolation = "23502", "23514"
