package main

import (
	"fmt"
	"unicode/utf8"

	"pawl/render"
)

// locks prints which steps make the queries of others wait. Those that take a moment are told once for each relation.
func (p *printer) locks(all []render.Held) {
	var list []render.Held
	moments := map[string]int{} // where in the list, by relation
	count := map[string]int{}
	for _, h := range all {
		at, told := moments[h.Relation]
		switch {
		case !h.Blocking():
		case h.Momentary() && told:
			count[h.Relation]++
			list[at] = list[at].Stronger(h)
			list[at].Step = plural(count[h.Relation], "step")
		default:
			if h.Momentary() {
				moments[h.Relation], count[h.Relation] = len(list), 1
			}
			list = append(list, h)
		}
	}
	p.waits(list)
}

func (p *printer) waits(list []render.Held) {
	if len(list) == 0 {
		return
	}
	widths := [2]int{}
	for _, h := range list {
		widths[0] = min(max(widths[0], utf8.RuneCountInString(h.Relation)), 40)
		widths[1] = max(widths[1], utf8.RuneCountInString(h.Wait()))
	}
	fmt.Fprintf(p.out, "\n%s\n", p.paint("1", "Who waits"))
	for _, h := range list {
		fmt.Fprintf(p.out, "  %s  %s  %s\n", pad(h.Relation, widths[0]), pad(h.Wait(), widths[1]), h.Step)
	}
}
