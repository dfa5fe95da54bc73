package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/plan"
	"pawl/schema"
)

// Picture is what the migration touches, and what that has to do with: tables, views, and how they depend on each other.
type Picture struct {
	Relations []Relation `json:"relations"`
	Links     []Link     `json:"links"`
	// More is how many relations are left out, because nobody could read so many.
	More int `json:"more"`
}

// Relation is a table or a view in the picture.
type Relation struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	// Change is + for what is new, - for what is dropped, ~ for what is changed, empty for what is around it.
	Change string `json:"change"`
}

// Link says that one relation needs another.
type Link struct {
	From string `json:"from"`
	To   string `json:"to"`
	What string `json:"what"` // "refers to" by a foreign key; "reads" as a view does
}

// What a link can be.
const (
	refers = "refers to"
	reads  = "reads"
)

// mostInPicture is how many relations a picture has.
const mostInPicture = 24

// pictured are the kinds that a picture shows.
var pictured = []schema.Kind{schema.KindTable, schema.KindForeignTable, schema.KindView, schema.KindMaterializedView}

// PictureOf draws what becomes of the relations of two catalogs.
func PictureOf(from, to *schema.Catalog) Picture {
	touched := map[schema.ID]bool{}
	for _, c := range diff.Compare(from, to) {
		for cat, o := range map[*schema.Catalog]schema.Object{from: c.From, to: c.To} {
			if o == nil {
				continue
			}
			if root := plan.Root(cat, o); slices.Contains(pictured, root.Kind) {
				touched[root] = true
			}
		}
	}
	all := linksOf(from, to)
	shown := slices.SortedFunc(maps.Keys(touched), schema.ID.Compare)
	count := len(shown)
	for _, l := range all {
		for _, pair := range [][2]schema.ID{{l.from, l.to}, {l.to, l.from}} {
			if touched[pair[0]] && !slices.Contains(shown, pair[1]) {
				shown = append(shown, pair[1])
			}
		}
	}
	slices.SortFunc(shown[count:], schema.ID.Compare)
	p := Picture{Relations: []Relation{}, Links: []Link{}, More: max(0, len(shown)-mostInPicture)}
	shown = shown[:len(shown)-p.More]
	for _, id := range shown {
		p.Relations = append(p.Relations, Relation{Name: id.Label(), Kind: string(id.Kind), Change: becomes(id, from, to, touched)})
	}
	for _, l := range all {
		if slices.Contains(shown, l.from) && slices.Contains(shown, l.to) {
			p.Links = append(p.Links, Link{From: l.from.Label(), To: l.to.Label(), What: l.what})
		}
	}
	return p
}

func becomes(id schema.ID, from, to *schema.Catalog, touched map[schema.ID]bool) string {
	switch {
	case !from.Has(id):
		return "+"
	case !to.Has(id):
		return "-"
	case touched[id]:
		return "~"
	}
	return ""
}

// link is a [Link] between objects.
type link struct {
	from, to schema.ID
	what     string
}

func (l link) compare(m link) int {
	return cmp.Or(l.from.Compare(m.from), l.to.Compare(m.to), cmp.Compare(l.what, m.what))
}

// linksOf are the links of catalogs, each once and in order.
func linksOf(cats ...*schema.Catalog) []link {
	var list []link
	for _, cat := range cats {
		for c := range schema.Each[*schema.Constraint](cat) {
			to := schema.ID{Kind: schema.KindTable, Schema: c.References.Schema, Name: c.References.Name}
			if cat.Has(to) && cat.Has(c.TableID()) {
				list = append(list, link{c.TableID(), to, refers})
			}
		}
		for _, id := range cat.IDs() {
			if id.Kind != schema.KindView && id.Kind != schema.KindMaterializedView {
				continue
			}
			for _, used := range cat.Uses(id) {
				o := cat.Get(used)
				if o == nil {
					continue
				}
				if root := plan.Root(cat, o); slices.Contains(pictured, root.Kind) && root != id {
					list = append(list, link{id, root, reads})
				}
			}
		}
	}
	slices.SortFunc(list, link.compare)
	return slices.Compact(list)
}

// Row is a relation with its links in words.
type Row struct {
	Relation
	Refers, ReadBy string
}

// Rows are the picture for those who do not see it.
func (p Picture) Rows() []Row {
	var list []Row
	for _, r := range p.Relations {
		var to, by []string
		for _, l := range p.Links {
			if l.From == r.Name {
				to = append(to, l.To)
			}
			if l.To == r.Name && l.What == reads {
				by = append(by, l.From)
			}
		}
		list = append(list, Row{r, strings.Join(to, ", "), strings.Join(by, ", ")})
	}
	return list
}

// Says sums the picture up in words.
func (p Picture) Says() string {
	changed := 0
	for _, r := range p.Relations {
		if r.Change != "" {
			changed++
		}
	}
	return fmt.Sprintf("%d tables and views that change, %d around them, and %d links between them", changed, len(p.Relations)-changed, len(p.Links))
}
