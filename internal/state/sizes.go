package state

import (
	"context"
	"slices"
	"time"

	"pawl/introspect"
	"pawl/plan"
	"pawl/schema"
	"pawl/schema/stats"
)

// Statistics asks a live database how large its tables are. taken is the time to write down.
func Statistics(ctx context.Context, url string, taken time.Time) (*stats.Statistics, error) {
	conn, live, err := meet(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	s := &stats.Statistics{Format: stats.Format, Taken: taken, Database: live.Database, Server: live.Version}
	s.Tables, err = introspect.Sizes(ctx, conn)
	return s, err
}

// Sizing says by statistics which tables are large.
type Sizing struct {
	Statistics *stats.Statistics
	Large      stats.Threshold
}

// sizes are what is known of the tables of one catalog.
type sizes struct {
	Sizing
	catalog *schema.Catalog
	known   map[schema.Name]schema.TableSize
	related map[schema.ID][]schema.ID // parents and children
}

// sizes has the plan ask for the sizes of tables, if there are statistics; else they are nil.
func (s *Source) sizes(o *plan.Options, from *schema.Catalog) *sizes {
	if s.Sizing == nil {
		return nil
	}
	known := s.Sizing.of(from)
	o.Online = known.isLarge
	return known
}

func (s Sizing) of(cat *schema.Catalog) *sizes {
	list := &sizes{Sizing: s, catalog: cat, known: map[schema.Name]schema.TableSize{}, related: map[schema.ID][]schema.ID{}}
	for _, t := range s.Statistics.Tables {
		list.known[schema.Name{Schema: t.Schema, Name: t.Name}] = t
	}
	for a := range schema.Each[schema.Attaching](cat) {
		for _, attachment := range a.Attachments() {
			for _, parent := range attachment.Needs {
				if isSized(a.ID()) && isSized(parent) && cat.Has(parent) {
					list.related[a.ID()] = append(list.related[a.ID()], parent)
					list.related[parent] = append(list.related[parent], a.ID())
				}
			}
		}
	}
	return list
}

// isLarge says whether a table must be taken for large, as all must of which nothing is known. What is done to one table of a
// family is done to others, so they are large together; a child that was attached since is in no parent's sum.
func (s *sizes) isLarge(table schema.ID) bool {
	if !isSized(table) {
		return true
	}
	family, seen := []schema.ID{table}, map[schema.ID]bool{table: true}
	for i := 0; i < len(family); i++ {
		if t, ok := s.known[schema.Name{Schema: family[i].Schema, Name: family[i].Name}]; !ok || s.Large.Reached(t) {
			return true
		}
		for _, id := range s.related[family[i]] {
			if !seen[id] {
				seen[id] = true
				family = append(family, id)
			}
		}
	}
	return false
}

// isSized says that an object has rows, many or few.
func isSized(id schema.ID) bool {
	return id.Kind == schema.KindTable || id.Kind == schema.KindMaterializedView || id.Kind == schema.KindForeignTable
}

// words says for how large a table is taken, and why.
func (s *sizes) words(table schema.ID) string {
	t, ok := s.known[schema.Name{Schema: table.Schema, Name: table.Name}]
	large := s.isLarge(table)
	switch {
	case !ok:
		return "taken to be large: not in the statistics"
	case !t.IsKnown():
		return "taken to be large: of unknown size, never analysed"
	case large && !s.Large.Reached(t):
		return "large with what it belongs to (itself " + stats.Words(t) + ")"
	case large:
		return "large: " + stats.Words(t)
	}
	return "small: " + stats.Words(t)
}

// assumed notes in each part that rules have shaped which tables were taken to be large, without knowing.
func assumed(parts []plan.Part, from *schema.Catalog, before map[schema.ID]schema.ID) {
	for i, p := range parts {
		if len(p.Rules) == 0 {
			continue
		}
		for _, id := range changedTables(p, from, before) {
			parts[i].Tables = append(parts[i].Tables, plan.Taken{Table: id, Large: true, Why: "taken to be large and in use"})
		}
	}
}

// taken notes in each part for what the tables were taken that it changes.
func (s *sizes) taken(parts []plan.Part, before map[schema.ID]schema.ID) {
	by := "statistics of " + s.Statistics.Taken.Format("2006-01-02")
	for i, p := range parts {
		for _, id := range changedTables(p, s.catalog, before) {
			parts[i].Tables = append(parts[i].Tables, plan.Taken{Table: id, Large: s.isLarge(id), Why: s.words(id), By: by})
		}
	}
}

// changedTables lists the tables that a part changes and that were there before the migration, under their old names.
func changedTables(p plan.Part, from *schema.Catalog, before map[schema.ID]schema.ID) []schema.ID {
	var list []schema.ID
	for _, step := range p.Up.Steps {
		cat := p.Up.To
		if step.To == nil {
			cat = p.Up.From
		}
		id := plan.Root(cat, step.Object())
		if old, ok := before[id]; ok {
			id = old
		}
		if isSized(id) && from.Has(id) && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// byOldNames has the plan, which starts after the renames, ask under the names that tables had before.
func byOldNames(o *plan.Options, before map[schema.ID]schema.ID) {
	online := o.Online
	if online == nil || len(before) == 0 {
		return
	}
	o.Online = func(table schema.ID) bool {
		if old, ok := before[table]; ok {
			table = old
		}
		return online(table)
	}
}

// formerly are the old names of what renames give another one.
func formerly(from *schema.Catalog, renames []plan.Renaming) map[schema.ID]schema.ID {
	list := map[schema.ID]schema.ID{}
	if len(renames) == 0 {
		return list
	}
	for _, id := range from.IDs() {
		if now := afterRenames(id, renames); now != id {
			list[now] = id
		}
	}
	return list
}
