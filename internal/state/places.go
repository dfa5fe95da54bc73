package state

import (
	"slices"
	"strings"

	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// columnOrder has the names of the columns of each table in their order.
func columnOrder(cat *schema.Catalog) map[schema.ID][]string {
	columns := map[schema.ID][]*schema.Column{}
	for c := range schema.Each[*schema.Column](cat) {
		columns[c.TableID()] = append(columns[c.TableID()], c)
	}
	names := map[schema.ID][]string{}
	for t, list := range columns {
		slices.SortFunc(list, func(a, b *schema.Column) int { return a.Position - b.Position })
		for _, c := range list {
			names[t] = append(names[t], c.Name)
		}
	}
	return names
}

// placed are the tables whose columns these are.
func placed(cat *schema.Catalog, b parse.ByPlace) []schema.ID {
	isNamed := func(id schema.ID) bool {
		return id.Name == b.Name[len(b.Name)-1] && (len(b.Name) == 1 || id.Schema == b.Name[0])
	}
	var list []schema.ID
	for t := range schema.Each[*schema.Table](cat) {
		if !b.Function && isNamed(t.ID()) {
			list = append(list, t.ID())
		}
	}
	if !b.Function {
		return list
	}
	for f := range schema.Each[*schema.Function](cat) {
		if !isNamed(f.ID()) {
			continue
		}
		for _, id := range cat.Uses(f.ID()) {
			if id.Kind == schema.KindTable && strings.HasSuffix(f.Result, schema.QuoteName(id.Name)) {
				list = append(list, id)
			}
		}
	}
	return list
}

// created is how an object is written.
func created(o schema.Object, cat *schema.Catalog) []string {
	return render.Statements(&plan.Plan{From: cat, To: cat, Steps: []plan.Step{{Verb: plan.Create, To: o}}})
}

// byPlaces finds what an object names by places.
func byPlaces(o schema.Object, cat *schema.Catalog) (list []parse.ByPlace) {
	for _, sql := range created(o, cat) {
		list = append(list, parse.ByPlaces(sql)...)
	}
	return list
}

// byName is how an object is written, but that columns which it names by their places stand there by their names: so it means the same
// in whatever order they are.
func byName(o schema.Object, cat *schema.Catalog, order map[schema.ID][]string) string {
	var all strings.Builder
	for _, sql := range created(o, cat) {
		for _, b := range slices.Backward(parse.ByPlaces(sql)) {
			if tables := placed(cat, b); len(tables) == 1 {
				sql = sql[:b.Start] + strings.Join(b.Named(sql, order[tables[0]]), ", ") + sql[b.End:]
			}
		}
		all.WriteString(sql)
	}
	return all.String()
}
