package report

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Drawing is a picture with places, in pixels.
type Drawing struct {
	Width, Height int
	Boxes         []Box
	Lines         []Line
}

// Box is a relation in its place.
type Box struct {
	Relation
	X, Y, Width, Height int
}

// Line is a link as the path of an SVG, with the head of its arrow.
type Line struct {
	Link
	Path, Head string
}

// Measures of a drawing.
const (
	boxWidth, boxHeight = 214, 38
	columnGap, rowGap   = 64, 14
	margin              = 6
	gridColumns         = 4
	mostRunes           = 25
)

// Short is the name as far as it fits into its box.
func (b Box) Short() string {
	if utf8.RuneCountInString(b.Name) <= mostRunes {
		return b.Name
	}
	runes := []rune(b.Name)
	return string(runes[:mostRunes/2]) + "…" + string(runes[len(runes)-mostRunes/2:])
}

// TextX and TextY are where the name begins.
func (b Box) TextX() int { return b.X + 12 }

// TextY is the line on which the name stands.
func (b Box) TextY() int { return b.Y + boxHeight/2 + 5 }

// Draw gives each relation a place: what others need stands to the left of them, and what has no links below.
func (p Picture) Draw() Drawing {
	columns, loose := p.columns()
	var d Drawing
	place := map[string]Box{}
	put := func(r Relation, column, row int) {
		b := Box{r, margin + column*(boxWidth+columnGap), margin + row*(boxHeight+rowGap), boxWidth, boxHeight}
		d.Boxes, place[r.Name] = append(d.Boxes, b), b
		d.Width, d.Height = max(d.Width, b.X+boxWidth+margin), max(d.Height, b.Y+boxHeight+rowGap)
	}
	rows := 0
	for x, list := range columns {
		for y, r := range list {
			put(r, x, y)
		}
		rows = max(rows, len(list))
	}
	for i, r := range loose {
		put(r, i%gridColumns, rows+i/gridColumns)
	}
	for _, l := range p.Links {
		if l.From != l.To {
			d.Lines = append(d.Lines, l.between(place[l.From], place[l.To]))
		}
	}
	return d
}

// between draws a link from the left edge of one box to the right edge of the other: below the boxes between, if there are
// some; from right edge to right edge, where the other stands not to the left.
func (l Link) between(from, to Box) Line {
	x1, y1 := from.X, from.Y+boxHeight/2
	x2, y2 := to.X+boxWidth, to.Y+boxHeight/2
	bend1, bend2 := x1-columnGap/2, x2+columnGap/2
	if to.X >= from.X {
		x1 = from.X + boxWidth
		bend1 = max(x1, x2) + columnGap/2
		bend2 = bend1
	}
	if from.X-to.X > boxWidth+columnGap {
		below := from.Y + boxHeight + rowGap/2
		return Line{l, fmt.Sprintf("M%d %d C%d %d %d %d %d %d H%d C%d %d %d %d %d %d", x1, y1, bend1, y1, bend1, below, x1-columnGap, below,
			x2+columnGap, bend2, below, bend2, y2, x2, y2), arrow(x2, y2)}
	}
	return Line{l, fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, bend1, y1, bend2, y2, x2, y2), arrow(x2, y2)}
}

// arrow is the head of one that ends at a point from the right.
func arrow(x, y int) string { return fmt.Sprintf("M%d %d l8 -4 v8 z", x, y) }

// columns sorts relations by how many others stand between them and what needs none; loose are those without links.
func (p Picture) columns() (columns [][]Relation, loose []Relation) {
	needs := map[string][]string{}
	linked := map[string]bool{}
	for _, l := range p.Links {
		if l.From != l.To {
			needs[l.From] = append(needs[l.From], l.To)
			linked[l.From], linked[l.To] = true, true
		}
	}
	depth := map[string]int{}
	under := map[string]bool{} // a circle goes no deeper
	var measure func(name string) int
	measure = func(name string) int {
		if n, known := depth[name]; known || under[name] {
			return n
		}
		under[name] = true
		n := 0
		for _, to := range needs[name] {
			if !under[to] {
				n = max(n, measure(to)+1)
			}
		}
		under[name] = false
		depth[name] = n
		return n
	}
	for _, r := range p.Relations {
		if !linked[r.Name] {
			loose = append(loose, r)
			continue
		}
		for n := measure(r.Name); len(columns) <= n; {
			columns = append(columns, nil)
		}
		columns[depth[r.Name]] = append(columns[depth[r.Name]], r)
	}
	columns = slices.DeleteFunc(columns, func(list []Relation) bool { return len(list) == 0 })
	p.untangle(columns)
	return columns, loose
}

// untangle orders each column by the middle of what its relations need in the columns before.
func (p Picture) untangle(columns [][]Relation) {
	row := map[string]float64{}
	for _, list := range columns {
		middle := map[string]float64{}
		for i, r := range list {
			sum, n := 0.0, 0
			for _, l := range p.Links {
				if at, placed := row[l.To]; placed && l.From == r.Name {
					sum, n = sum+at, n+1
				}
			}
			middle[r.Name] = float64(i)
			if n > 0 {
				middle[r.Name] = sum / float64(n)
			}
		}
		slices.SortStableFunc(list, func(a, b Relation) int { return cmp.Compare(middle[a.Name], middle[b.Name]) })
		for i, r := range list {
			row[r.Name] = float64(i)
		}
	}
}
