package main

import (
	"fmt"
	"unicode/utf8"

	"pawl/render"
)

// locks prints which steps make the queries of others wait.
func (p *printer) locks(all []render.Held) {
	var list []render.Held
	widths := [2]int{}
	for _, h := range all {
		if !h.Blocking() {
			continue
		}
		list = append(list, h)
		widths[0] = min(max(widths[0], utf8.RuneCountInString(h.Relation)), 40)
		widths[1] = max(widths[1], utf8.RuneCountInString(h.Wait()))
	}
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(p.out, "\n%s\n", p.paint("1", "Who waits"))
	for _, h := range list {
		fmt.Fprintf(p.out, "  %s  %s  %s\n", pad(h.Relation, widths[0]), pad(h.Wait(), widths[1]), h.Step)
	}
}
