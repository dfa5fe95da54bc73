package state

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

// partings finds the tables that leave partitioned tables, or join them, in steps of their own, and has PostgreSQL show both
// catalogs without them.
func (s *Source) partings(ctx context.Context, o *plan.Options, from, to *schema.Catalog) error {
	leave, join, notes := plan.FindPartings(*o, from, to)
	s.Notes = append(s.Notes, notes...)
	left, err := s.parted(ctx, from, leave)
	if err != nil {
		return err
	}
	joined, err := s.parted(ctx, to, join)
	if err != nil {
		return err
	}
	o.Leave, o.Join = left, joined
	if o.Retyped != nil && len(o.Retyped.List) > 0 && (left != nil || joined != nil) {
		s.Notes = append(s.Notes, fmt.Sprintf("%s becomes another type in one step, because tables leave or join partitioned tables in the same migration",
			o.Retyped.List[0].Column))
	}
	return nil
}

// parted has PostgreSQL take tables off in a scratch database.
func (s *Source) parted(ctx context.Context, cat *schema.Catalog, list []plan.Parting) (*plan.Partings, error) {
	if len(list) == 0 {
		return nil, nil
	}
	near := around(cat, list)
	whole, err := plan.Make(schema.Initial(cat), near)
	if err != nil {
		return nil, err
	}
	var change []string
	for _, x := range list {
		change = append(change, checks(near, x)...)
	}
	change = append(change, render.Statements(&plan.Plan{From: near, To: near, Steps: plan.Releases(near, list)})...)
	shown, err := s.rehearsed(ctx, render.Schema(whole), [][]string{nil, change}, cat.Major)
	if err != nil && ctx.Err() == nil { // it works in one step as well
		s.Notes = append(s.Notes, fmt.Sprintf("%s leaves or joins its partitioned table in one step, because that could not be rehearsed: %s",
			list[0].Table, err))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return plan.NewPartings(list, cat, cat.Followed(shown[0], shown[1], func(schema.ID) bool { return true })), nil
}

// around is the part of a catalog that matters to tables which leave: all that belongs together with them. PostgreSQL
// chooses the name of a check by what is there, so what has names like theirs is in it as well.
func around(cat *schema.Catalog, list []plan.Parting) *schema.Catalog {
	trees := plan.Trees(cat, list)
	ids := schema.Initial(cat).IDs()
	for o := range cat.All() {
		id := o.ID()
		alike := slices.ContainsFunc(list, func(x plan.Parting) bool {
			return id.Schema == x.Table.Schema && strings.HasPrefix(id.Name, x.Table.Name[:min(len(x.Table.Name), 20)])
		})
		if trees[plan.Root(cat, o)] || alike {
			ids = append(ids, id)
		}
	}
	near := cat.Closure(ids)
	for _, x := range list {
		if t, ok := schema.Find[*schema.Table](near, x.Table); ok && t.Detaching {
			plain := *t
			plain.Detaching = false // no statement brings a table there
			near.Put(&plain)
		}
	}
	return near
}

// checks are statements that add the checks with which PostgreSQL need not read a table when it joins, in its own words.
func checks(cat *schema.Catalog, x plan.Parting) []string {
	t, ok := schema.Find[*schema.Table](cat, x.Table)
	if !ok || t.Partition == nil {
		return nil
	}
	fill := func(text, on, name string) string {
		parent := t.Partition.Parent
		return strings.NewReplacer("{table}", render.Literal(schema.QuoteName(t.Schema, t.Name)),
			"{parent}", render.Literal(schema.QuoteName(parent.Schema, parent.Name)), "{on}", render.Literal(on), "{name}", render.Literal(name)).Replace(text)
	}
	var list []string
	if x.Checked {
		list = append(list, fill(checkBound, schema.QuoteName(t.Schema, t.Name), plan.HelperName(t.Name, "bound")))
	}
	if x.Default != (schema.ID{}) {
		list = append(list, fill(checkExcluded, schema.QuoteName(x.Default.Schema, x.Default.Name), plan.HelperName(t.Schema+"_"+t.Name, "excluded")))
	}
	return list
}

// checkBound adds what the bounds of a partition say as a check. That of a hash partition names the tables above by OIDs,
// which are others elsewhere; PostgreSQL folds a regclass into one before it compares (ConstraintImpliedByRelConstraint in
// tablecmds.c).
const checkBound = `DO $do$
DECLARE
    bound text;
    above regclass;
BEGIN
    PERFORM pg_catalog.set_config('search_path', '', true);
    bound := pg_catalog.pg_get_partition_constraintdef({table}::regclass);
    FOR above IN SELECT relid FROM pg_catalog.pg_partition_ancestors({table}::regclass) LOOP
        bound := replace(bound, format('satisfies_hash_partition(%L::oid', above::oid::text),
            format('satisfies_hash_partition(%L::regclass::oid', above::text));
    END LOOP;
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%s)', {on}, {name}, bound);
END
$do$`

// checkExcluded adds a check that no row fits the bounds of another partition: of the partitioned table itself, without what
// the tables above it say. So it is taken off those for a moment, which the error that carries the bounds undoes.
const checkExcluded = `DO $do$
DECLARE
    bound text;
    above regclass := (SELECT inhparent FROM pg_catalog.pg_inherits WHERE inhrelid = {parent}::regclass);
BEGIN
    PERFORM pg_catalog.set_config('search_path', '', true);
    BEGIN
        IF above IS NOT NULL THEN
            EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', above, {parent});
        END IF;
        RAISE EXCEPTION USING ERRCODE = 'PW001', MESSAGE = pg_catalog.pg_get_partition_constraintdef({table}::regclass);
    EXCEPTION WHEN SQLSTATE 'PW001' THEN
        bound := SQLERRM;
    END;
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (NOT (%s))', {on}, {name}, bound);
END
$do$`
