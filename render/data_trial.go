package render

import (
	"strings"

	"pawl/plan"
)

// Trial is a text of the user's in a statement that has the server plan it, and do nothing.
type Trial struct {
	SQL string
	// Key is what the text is for, Part which one of several it is; it begins after so many bytes.
	Key    string
	Part   int
	Before int
}

// Trials have the server look at each text of a data migration by itself.
func Trials(d *plan.Data) []Trial {
	setting := "SET search_path = " + searchPath(d.Path) + "; "
	table := qualified(d.Table.Schema, d.Table.Name)
	trial := func(key string, part int, before, text string) Trial {
		before = setting + "EXPLAIN " + before
		return Trial{SQL: before + text, Key: key, Part: part, Before: len(before)}
	}
	var list []Trial
	if d.Where != "" {
		list = append(list, trial("where", 0, "SELECT FROM "+table+" WHERE ", d.Where))
	}
	for i, v := range d.Set {
		list = append(list, trial("set", i, "UPDATE "+table+" SET "+Ident(v.Column)+" = ", v.Expression))
	}
	for i, v := range d.Back {
		list = append(list, trial("back", i, "UPDATE "+table+" SET "+Ident(v.Column)+" = ", v.Expression))
	}
	if d.Delete != "" {
		list = append(list, trial("delete", 0, "DELETE FROM "+table+" WHERE ", d.Delete))
	}
	if d.Run != nil {
		all := d.Run.Over(dataWork{d: d}.all())
		list = append(list, trial("run", 0, strings.TrimSuffix(all, d.Run.Text), d.Run.Text))
	}
	return list
}
