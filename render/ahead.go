package render

import (
	"cmp"
	"maps"
	"slices"

	"pawl/plan"
	"pawl/schema"
)

// viewsFirst has views be locked before what they read. Queries do so: whoever goes the other way round
// waits for queries that wait for him, and PostgreSQL ends one of them
// (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS). While a lock is waited for, all queries
// that come by way of the view get that far, so that it is no rare chance.
func (w *writer) viewsFirst(p *plan.Plan) {
	if p.Alone || !slices.ContainsFunc(p.Steps, func(s plan.Step) bool { return s.From != nil && isLockedAhead(s.From) }) {
		return
	}
	views := lateViews(p.From, locked(p, slices.Clone(w.acts), map[schema.Name]bool{}))
	if len(views) == 0 {
		return
	}
	ahead := writer{}
	act := Act{}
	for i, v := range views {
		if i == 0 {
			ahead.kw("-- Queries lock a view before what it reads, and so does this.\n")
		}
		spellerOf(v.ID().Kind).ahead(&ahead, v)
		act.Ahead = append(act.Ahead, nameOf(v))
	}
	act.Statements = len(ahead.statements)
	w.statements = slices.Concat(ahead.statements, w.statements)
	w.acts = slices.Insert(w.acts, 0, act)
}

func isLockedAhead(o schema.Object) bool { return spellerOf(o.ID().Kind).ahead != nil }

// lateViews are those that are locked after something that they read, and those that are locked at all and read one of these:
// what reads others comes first.
func lateViews(cat *schema.Catalog, acts []Act) []schema.Object {
	held, late := map[schema.Name]bool{}, map[schema.Name]bool{}
	views, reads := map[schema.Name]schema.Object{}, map[schema.Name]map[schema.Name]bool{}
	for _, a := range acts {
		for _, l := range a.Locks {
			if v := viewNamed(cat, l.Relation); v != nil && l.Mode.BlocksWrites() && views[l.Relation] == nil {
				views[l.Relation], reads[l.Relation] = v, map[schema.Name]bool{}
				readBy(cat, v.ID(), reads[l.Relation])
				late[l.Relation] = overlap(reads[l.Relation], held)
			}
		}
		for _, l := range a.Locks {
			held[l.Relation] = held[l.Relation] || l.Mode.BlocksWrites()
		}
	}
	maps.DeleteFunc(late, func(_ schema.Name, is bool) bool { return !is })
	var list []schema.Object
	for name, v := range views {
		if late[name] || overlap(reads[name], late) {
			list = append(list, v)
		}
	}
	slices.SortFunc(list, func(a, b schema.Object) int {
		return cmp.Or(-cmp.Compare(len(reads[nameOf(a)]), len(reads[nameOf(b)])), a.ID().Compare(b.ID()))
	})
	return list
}

// viewNamed is the view of a name; nil if there is none.
func viewNamed(cat *schema.Catalog, n schema.Name) schema.Object {
	for _, id := range cat.Named(n.Schema, n.Name) {
		if o := cat.Get(id); isLockedAhead(o) {
			return o
		}
	}
	return nil
}

// readBy adds all relations that a query over a view reads.
func readBy(cat *schema.Catalog, view schema.ID, found map[schema.Name]bool) {
	for _, id := range cat.Uses(view) {
		name := schema.Name{Schema: id.Schema, Name: id.Name}
		if id.Kind == schema.KindColumn {
			name.Name = id.Parent
		} else if !relations[id.Kind] {
			continue
		}
		if found[name] {
			continue
		}
		found[name] = true
		if v := viewNamed(cat, name); v != nil {
			readBy(cat, v.ID(), found)
		}
	}
}

func overlap(a, b map[schema.Name]bool) bool {
	for name := range a {
		if b[name] {
			return true
		}
	}
	return false
}
