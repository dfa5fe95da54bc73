package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pawl/render"
)

// TestTimeline sums up what each step locks: a lock is held until its step ends, whatever is done meanwhile.
func TestTimeline(t *testing.T) {
	held := func(part int, relation, lock, blocks, scans, rewrites string) render.Held {
		return render.Held{Part: part, Step: "alter " + relation, Relation: relation, Lock: lock, Blocks: blocks, Scans: scans, Rewrites: rewrites}
	}
	r := &Report{Files: []File{{Phase: "expand"}, {Phase: "migrate"}, {Phase: "contract", Unsafe: []string{"it is gone"}}},
		Locks: []render.Held{
			held(1, "c", "SHARE UPDATE EXCLUSIVE", "", "perhaps", "no"),
			held(1, "a", "ACCESS EXCLUSIVE", "reads and writes", "no", "no"), held(1, "b", "SHARE", "writes", "yes", "no"),
			held(3, "a", "ACCESS EXCLUSIVE", "reads and writes", "no", "perhaps")}}
	line := r.Timeline()
	var got []string
	for _, m := range line {
		for _, l := range m.Locks {
			got = append(got, fmt.Sprintf("%d %s %t: %s, %s [%s]", m.Step, m.Phase, m.Undoable, l.Relation, l.Wait(), l.Level()))
		}
	}
	want := []string{"1 expand true: a, reads and writes wait, while all rows are read [error]", "1 expand true: b, writes wait, while all rows are read [error]",
		"1 expand true: c, nobody waits, while all rows are read [note]",
		"3 contract false: a, reads and writes wait, perhaps while all rows are written anew [error]"}
	if !slices.Equal(got, want) || len(line) != 3 {
		t.Errorf("the timeline is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for range 30 {
		r.Locks = append(r.Locks, held(2, fmt.Sprint("t", len(r.Locks)), "SHARE", "writes", "no", "no"))
	}
	if m := r.Timeline()[1]; len(m.Shown()) != mostShown || m.More() != 30-mostShown {
		t.Errorf("%d of 30 locks are shown, and %d are left out", len(m.Shown()), m.More())
	}
}

// TestDrawing has no box lie on another one, for one table and for as many as are shown, in circles and chains.
func TestDrawing(t *testing.T) {
	for _, n := range []int{1, 2, mostInPicture} {
		p := Picture{}
		for i := range n {
			p.Relations = append(p.Relations, Relation{Name: fmt.Sprintf("public.table_with_a_long_name_%d", i), Kind: "table"})
			switch {
			case i%5 == 1:
				p.Links = append(p.Links, Link{p.Relations[i].Name, p.Relations[i-1].Name, refers}, Link{p.Relations[i-1].Name, p.Relations[i].Name, refers})
			case i%3 == 0:
				p.Links = append(p.Links, Link{p.Relations[i].Name, p.Relations[i/2].Name, reads})
			}
		}
		d := p.Draw()
		if len(d.Boxes) != n {
			t.Errorf("%d of %d relations have a place", len(d.Boxes), n)
		}
		for i, b := range d.Boxes {
			if b.X < 0 || b.Y < 0 || b.X+b.Width > d.Width || b.Y+b.Height > d.Height || len([]rune(b.Short())) > mostRunes+1 {
				t.Errorf("%d relations: %+v is not within %d × %d", n, b, d.Width, d.Height)
			}
			for _, c := range d.Boxes[i+1:] {
				if b.X < c.X+c.Width && c.X < b.X+b.Width && b.Y < c.Y+c.Height && c.Y < b.Y+b.Height {
					t.Errorf("%d relations: %s lies on %s", n, b.Name, c.Name)
				}
			}
		}
	}
}
