package parse

import (
	"fmt"
	"testing"
)

func TestByPlaces(t *testing.T) {
	const sql = "SELECT q.i, q.y, f.b FROM public.t AS q (i, x, y), s.f((1 + 2), ')') f(id, a, b), (SELECT 1) other(one), t plain"
	got := ""
	for _, b := range ByPlaces(sql) {
		got += fmt.Sprint(b.Name, b.Function, ": ", sql[b.Start:b.End], " ", b.Named(sql, []string{"id", "n", "m", "o"}), "\n")
	}
	const want = "[public t] false: i, x, y [id = i m = y]\n[s f] true: id, a, b [m = b]\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
