package state

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/internal/data"
	"pawl/internal/load"
	"pawl/plan"
	"pawl/plan/rules"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// takeData finds in the catalogs what data migrations speak of, and plans with them. from is the state before, under the
// names of the new one. Those whose tables are new find no rows.
func (s *Source) takeData(o *plan.Options, from, to *schema.Catalog, path []string) error {
	var mistakes []error
	for i := range s.Data {
		f := finder{from: from, to: to, path: path, m: &s.Data[i]}
		d, err := f.find()
		switch {
		case err != nil:
			mistakes = append(mistakes, err)
		case d == nil:
			o.Idle = append(o.Idle, s.Data[i].Name)
		default:
			o.Data = append(o.Data, d)
		}
	}
	if len(o.Data) > 0 {
		o.Rules = append([]*plan.Rule{rules.Data}, o.Rules...)
	}
	return errors.Join(mistakes...)
}

// settleFilled notes what data migrations fill: it is new, however much it looks like something that is gone.
func (s *Source) settleFilled(settled map[schema.ID]bool, to *schema.Catalog, path []string) {
	for i, m := range s.Data {
		f := finder{to: to, path: path, m: &s.Data[i]}
		if id, ok := f.table(to, m.Table); ok {
			for _, a := range m.Set {
				settled[schema.ID{Kind: schema.KindColumn, Schema: id.Schema, Parent: id.Name, Name: a.Column}] = true
			}
		}
		if m.Run != nil {
			if id, ok := f.table(to, m.Run.Target); ok {
				settled[id] = true
			}
		}
	}
}

// finder resolves the names in one data migration.
type finder struct {
	from, to *schema.Catalog
	path     []string
	m        *data.Migration
}

// find is nil without an error if no row can be there.
func (f finder) find() (*plan.Data, error) {
	id, ok := f.table(f.from, f.m.Table)
	if !ok {
		if _, isNew := f.table(f.to, f.m.Table); isNew {
			return nil, nil
		}
		return nil, f.noTable()
	}
	if f.from.Outside[id] {
		return nil, f.m.Mistake("table", 0, "the filters leave out "+id.String(), "A migration does nothing to what is not managed.")
	}
	d := &plan.Data{Name: f.m.Name, Table: id, Path: f.path, Delete: f.m.Delete, Where: f.m.Where}
	var err error
	if d.Family, err = f.family(id); err != nil {
		return nil, err
	}
	if d.Set, err = f.values(d, "set", f.m.Set, f.to, f.from); err != nil {
		return nil, err
	}
	begun := rules.Begun(f.from, d.Table, d.Name)
	for i, v := range d.Set {
		d.Set[i].New = begun || !f.from.Has(v.IDs[0])
	}
	if d.Back, err = f.values(d, "back", f.m.Back, f.from); err != nil {
		return nil, err
	}
	if r := f.m.Run; r != nil {
		d.Run = &plan.Run{With: r.With, Recursive: r.Recursive, Text: r.Text, Query: r.Query, Columns: r.Columns, Again: r.Again}
		if d.Run.Into, ok = f.table(f.from, r.Target); !ok {
			if d.Run.Into, ok = f.table(f.to, r.Target); !ok {
				return nil, f.m.Mistake("run", r.At, fmt.Sprintf("there is no table %s to write into", strings.Join(r.Target, ".")), "")
			}
		}
	}
	d.Reads = f.reads(d)
	return d, nil
}

// table looks a table up.
func (f finder) table(cat *schema.Catalog, name []string) (schema.ID, bool) {
	schemas := f.path
	if len(name) > 1 {
		schemas = name[:1]
	}
	for _, s := range schemas {
		id := schema.ID{Kind: schema.KindTable, Schema: s, Name: name[len(name)-1]}
		if cat.Has(id) {
			return id, true
		}
	}
	return schema.ID{}, false
}

func (f finder) noTable() error {
	name := strings.Join(f.m.Table, ".")
	var known []string
	for t := range schema.Each[*schema.Table](f.from) {
		known = append(known, t.Name)
	}
	hint := "It is looked for in the state before the migration, under the name that it gets if it is renamed. What was done can be deleted here."
	if near := parse.Nearest(f.m.Table[len(f.m.Table)-1], known); near != "" {
		hint = fmt.Sprintf("Did you mean %q? %s", near, hint)
	}
	return f.m.Mistake("table", 0, "there is no table "+name, hint)
}

// family lists the table and those that hold rows of it.
func (f finder) family(id schema.ID) ([]schema.ID, error) {
	list := []schema.ID{id}
	for i := 0; i < len(list); i++ {
		parent := schema.Name{Schema: list[i].Schema, Name: list[i].Name}
		for t := range schema.Each[*schema.Table](f.from) {
			isPartition := t.Partition != nil && t.Partition.Parent == parent
			if (isPartition || slices.Contains(t.Inherits, parent)) && !slices.Contains(list, t.ID()) {
				list = append(list, t.ID())
			}
		}
		for t := range schema.Each[*schema.ForeignTable](f.from) {
			if t.Partition != nil && t.Partition.Parent == parent || slices.Contains(t.Inherits, parent) {
				return nil, f.m.Mistake("table", 0, t.ID().String()+" holds rows of it, which are on another server", "Name the tables here that hold the others.")
			}
		}
	}
	return list, nil
}

// values finds the columns that get something, in the first of the catalogs that has them.
func (f finder) values(d *plan.Data, key string, list []parse.Assignment, in ...*schema.Catalog) ([]plan.Value, error) {
	var out []plan.Value
	for _, a := range list {
		c, err := f.column(d.Table, key, a, in)
		if err != nil {
			return nil, err
		}
		v := plan.Value{Column: a.Column, Expression: a.Expression, Type: castable(c), Exact: rules.IsExact(c)}
		for _, t := range d.Family {
			v.IDs = append(v.IDs, schema.ID{Kind: schema.KindColumn, Schema: t.Schema, Parent: t.Name, Name: a.Column})
		}
		out = append(out, v)
	}
	return out, nil
}

func (f finder) column(table schema.ID, key string, a parse.Assignment, in []*schema.Catalog) (*schema.Column, error) {
	id := schema.ID{Kind: schema.KindColumn, Schema: table.Schema, Parent: table.Name, Name: a.Column}
	var known []string
	for _, cat := range in {
		if c, ok := schema.Find[*schema.Column](cat, id); ok {
			if c.Generated != "" || c.Identity == "a" {
				return nil, f.m.Mistake(key, a.NameAt, key+": "+id.String()+" gets its values from PostgreSQL alone", "")
			}
			return c, nil
		}
		for c := range schema.Each[*schema.Column](cat) {
			if c.TableID() == table {
				known = append(known, c.Name)
			}
		}
	}
	hint := ""
	if near := parse.Nearest(a.Column, known); near != "" {
		hint = fmt.Sprintf("Did you mean %q?", near)
	}
	return nil, f.m.Mistake(key, a.NameAt, fmt.Sprintf("%s: there is no column %q in %s", key, a.Column, table), hint)
}

// castable is a type to which values can be cast to be compared with those of a column. What has a length is cut by a
// cast, and compared as it is.
func castable(c *schema.Column) string {
	if !c.Array && slices.Contains([]string{"character varying", "character", "bit", "bit varying"}, c.BaseType) {
		return "text"
	}
	return c.Type
}

// reads lists the columns of the table on which it depends what a row becomes. Those that are filled do not count: they are
// what it becomes.
func (f finder) reads(d *plan.Data) []string {
	var list []string
	for _, cat := range []*schema.Catalog{f.from, f.to} {
		for c := range schema.Each[*schema.Column](cat) {
			named := f.m.Reads.Rows || slices.Contains(f.m.Reads.Names, c.Name)
			v, isSet := d.Sets(c.ID())
			if c.TableID() == d.Table && named && !(isSet && v.New) && !slices.Contains(list, c.Name) {
				list = append(list, c.Name)
			}
		}
	}
	return list
}

// tryData has the server plan what data migrations do, in the state in which they will run: mistakes are told now.
func (s *Source) tryData(ctx context.Context, parts []plan.Part) error {
	var mistakes []error
	tried := map[string]bool{}
	for _, p := range parts {
		for _, step := range p.Up.Steps {
			if step.Data == nil || tried[step.Data.Name] {
				continue
			}
			tried[step.Data.Name] = true
			i := slices.IndexFunc(s.Data, func(m data.Migration) bool { return m.Name == step.Data.Name })
			if err := s.try(ctx, p.Up.From, &s.Data[i], step.Data); err != nil {
				mistakes = append(mistakes, err)
			}
		}
	}
	return errors.Join(mistakes...)
}

func (s *Source) try(ctx context.Context, at *schema.Catalog, m *data.Migration, d *plan.Data) error {
	near, _ := divide(at)
	whole, err := plan.Make(schema.Initial(near), near)
	if err != nil {
		return err
	}
	script, err := parse.Read([]string{"-"}, strings.NewReader(render.Schema(whole)))
	if err != nil {
		return err
	}
	return s.with(ctx, at.Major, func(conn *pgx.Conn) error {
		result, err := load.Load(ctx, conn, script)
		s.remember(result)
		if err != nil {
			return fmt.Errorf("making the state in which data %s runs: %w", m.Name, err)
		}
		for _, t := range render.Trials(d) {
			if err := execute(ctx, conn, t.SQL); err != nil {
				return explainTrial(m, t, err)
			}
		}
		return nil
	})
}

// explainTrial says where in the user's text the server found something wrong.
func explainTrial(m *data.Migration, t render.Trial, err error) error {
	var server *pgconn.PgError
	if !errors.As(err, &server) {
		return err
	}
	at := 0
	if char := int(server.Position); char > 0 {
		before := []rune(t.SQL)[:char-1]
		at = max(0, len(string(before))-t.Before) + m.Start(t.Key, t.Part)
	}
	hint := server.Hint
	if server.Detail != "" {
		hint = strings.TrimSpace(server.Detail + " " + hint)
	}
	return m.Mistake(t.Key, at, t.Key+": "+server.Message, hint)
}
