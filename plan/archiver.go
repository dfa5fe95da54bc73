package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// archiver finds out what goes aside.
type archiver struct {
	from, to *schema.Catalog
	dropped  map[schema.ID]bool
	seeds    map[schema.ID]Aside
	members  map[schema.ID]bool // that go along
	going    map[schema.ID]bool // all that stays until then
	notes    []string
}

// ask has the rules say how things are kept that hold something.
func (w *archiver) ask(o Options, changes []diff.Change) {
	p := o.pass(w.from, w.to)
	ask := func(c diff.Change) {
		for _, r := range o.Rules {
			if r.Archive == nil || w.isSeed(c.ID()) {
				continue
			}
			if x, why := r.Archive(p, c); why != "" {
				w.note(c.ID(), why)
			} else if x != nil {
				x.rule = r.Name
				w.seeds[c.ID()] = *x
				p.Asides = append(p.Asides, *x)
			}
		}
	}
	for _, c := range changes {
		if c.Op == diff.Drop && len(c.Loses()) > 0 && !w.dropped[hostOf(c.From)] && !o.givesBack(c.ID()) {
			ask(c)
		}
	}
	for i := 0; i < len(p.Asides); i++ { // what they are parts of goes with them, though it holds nothing itself
		for _, above := range attachedAbove(p.Asides[i].From) {
			if w.dropped[above] {
				ask(diff.Change{Op: diff.Drop, From: w.from.Get(above)})
			}
		}
	}
}

// attachedAbove are what an object is attached to, and can be taken off.
func attachedAbove(o schema.Object) []schema.ID {
	var list []schema.ID
	if a, ok := o.(schema.Attaching); ok {
		for _, at := range a.Attachments() {
			if at.Sheds {
				list = append(list, at.Needs...)
			}
		}
	}
	return list
}

func (w *archiver) note(id schema.ID, why string) {
	w.notes = append(w.notes, id.String()+" is not archived, because "+why)
}

// givesBack says that a data migration makes the values of a column again.
func (o Options) givesBack(id schema.ID) bool {
	return slices.ContainsFunc(o.Data, func(d *Data) bool {
		return slices.ContainsFunc(d.Back, func(v Value) bool { return slices.Contains(v.IDs, id) })
	})
}

// gather finds what goes along with the seeds, and what else stays until they go aside.
func (w *archiver) gather() {
	w.members, w.going = map[schema.ID]bool{}, map[schema.ID]bool{}
	tables := map[schema.ID]bool{}
	for id, x := range w.seeds {
		w.members[id], w.going[id] = true, true
		tables[hostOf(x.From)] = true
	}
	delete(tables, schema.ID{})
	until(func() int { return len(w.members) }, w.dropped, func(id schema.ID) {
		if _, ok := w.from.Get(id).(schema.Accompanying); ok && w.members[hostOf(w.from.Get(id))] && !w.isLeft(id) {
			w.members[id] = true
		}
	})
	until(func() int { return len(w.members) }, w.dropped, func(id schema.ID) {
		if o := w.from.Get(id); !w.isSeed(id) && (!w.members[hostOf(o)] || w.reachesOut(o)) {
			delete(w.members, id)
		}
	})
	until(func() int { return len(w.going) }, w.dropped, func(id schema.ID) {
		host := hostOf(w.from.Get(id))
		if w.members[id] || w.going[host] || tables[host] && slices.ContainsFunc(w.from.Uses(id), w.isSeed) {
			w.going[id] = true
		}
		for _, u := range w.from.Uses(id) {
			if w.going[id] && w.dropped[u] {
				w.going[u] = true
			}
		}
	})
}

// until does something with each object again and again, until nothing changes any more.
func until(size func() int, ids map[schema.ID]bool, do func(id schema.ID)) {
	for before := -1; before != size(); {
		before = size()
		for id := range ids {
			do(id)
		}
	}
}

func (w *archiver) isSeed(id schema.ID) bool { _, ok := w.seeds[id]; return ok }

// isLeft says that the object is what a seed leaves behind.
func (w *archiver) isLeft(id schema.ID) bool {
	for _, x := range w.seeds {
		if x.Leaves == id {
			return true
		}
	}
	return false
}

// reachesOut says that the object works on something that stays, or would keep it from changing: more than types, roles and what has
// no schema, like an extension, matters.
func (w *archiver) reachesOut(o schema.Object) bool {
	return slices.ContainsFunc(w.from.Uses(o.ID()), func(u schema.ID) bool {
		_, isType := w.from.Get(u).(schema.Type)
		return !w.members[u] && u.Schema != "" && !isType && w.from.Has(u)
	})
}

// conflict finds a seed that cannot stay until the rest is done, because something new takes its name, or that of a part. What
// does not go along is left out of what stays, if need be.
func (w *archiver) conflict() (seed schema.ID, why string) {
	taken := map[schema.Claim]schema.ID{}
	for o := range w.to.All() {
		if !w.from.Has(o.ID()) {
			for _, c := range claims(o) {
				taken[c] = o.ID()
			}
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(w.going), schema.ID.Compare) {
		for _, c := range claims(w.from.Get(id)) {
			by, ok := taken[c]
			if !ok || !w.going[id] {
				continue
			}
			why = by.String() + " takes the name of " + id.String()
			for _, user := range slices.SortedFunc(maps.Keys(w.usersOf(id)), schema.ID.Compare) {
				if w.isSeed(user) {
					return user, why
				}
				delete(w.going, user)
				delete(w.members, user)
			}
			for host := id; host != (schema.ID{}); host = hostOf(w.from.Get(host)) {
				if w.isSeed(host) && w.members[id] {
					return host, why
				}
			}
		}
	}
	return schema.ID{}, ""
}

// usersOf are an object and all of what stays that needs it.
func (w *archiver) usersOf(id schema.ID) map[schema.ID]bool {
	found := map[schema.ID]bool{}
	var add func(id schema.ID)
	add = func(id schema.ID) {
		if found[id] || !w.going[id] {
			return
		}
		found[id] = true
		for _, user := range w.from.UsedBy(id) {
			add(user)
		}
	}
	add(id)
	return found
}

// archive puts the catalogs together.
func (w *archiver) archive(changes []diff.Change) *Archive {
	a := &Archive{going: w.going, Kept: w.to.Clone(), left: w.to.Clone(), to: w.to.Clone()}
	for _, id := range slices.SortedFunc(maps.Keys(w.seeds), schema.ID.Compare) {
		a.List = append(a.List, w.seeds[id])
	}
	needed, held := w.stays(w.from), w.stays(w.moved())
	for _, id := range slices.SortedFunc(maps.Keys(w.going), schema.ID.Compare) {
		o := w.from.Get(id)
		if x, ok := w.seeds[id]; ok {
			o = x.Kept
		}
		a.Kept.Take(o, w.from)
		if held[id] {
			a.left.Outside[id], a.to.Outside[id] = true, true
			a.to.Take(o, w.from)
		}
		if needed[id] {
			a.left.Take(o, w.from)
		}
	}
	for _, c := range changes {
		isPart := w.members[c.ID()] && !w.isSeed(c.ID()) && hostOf(w.seedOf(c.ID()).From) != (schema.ID{})
		if w.going[c.ID()] && !held[c.ID()] && !isPart {
			a.changes = append(a.changes, c)
		}
	}
	a.bare = a.Kept.Clone()
	for id := range w.going {
		if !w.members[id] && !needed[id] {
			a.bare.Remove(id)
		}
	}
	for _, x := range a.List {
		a.bare.Put(x.Bare)
		for _, side := range []*schema.Catalog{a.left, a.to} {
			for _, o := range append(slices.Clone(x.Homes), x.To) {
				side.Put(o)
				side.Outside[o.ID()] = true
			}
		}
	}
	return a
}

// stays is what the members need in a catalog, and would be dropped.
func (w *archiver) stays(at *schema.Catalog) map[schema.ID]bool { return at.Held(w.members, w.to) }

// moved is the old catalog in which nothing that goes into another schema needs the one that it was in.
func (w *archiver) moved() *schema.Catalog {
	at := w.from.Clone()
	for id := range w.members {
		at.SetUses(id, slices.DeleteFunc(at.Uses(id), func(u schema.ID) bool {
			return u == schema.Home(w.from.Get(id)) && !w.seedOf(id).staysHome()
		}))
	}
	return at
}

// seedOf is the seed that a member goes along with.
func (w *archiver) seedOf(id schema.ID) Aside {
	for !w.isSeed(id) {
		id = hostOf(w.from.Get(id))
	}
	return w.seeds[id]
}

func (x Aside) staysHome() bool { return x.From.ID().Schema == x.To.ID().Schema }
