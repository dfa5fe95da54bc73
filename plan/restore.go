package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Restoration is the way forward from a migration that cannot be undone: what it removed comes back, without what is lost.
type Restoration struct {
	// To is the state that it leads to.
	To *schema.Catalog
	// Back is what comes back, in the order of IDs.
	Back []schema.ID
	// Eased are those among them that demand less than they did, because rows have no values for them.
	Eased []schema.ID
	// There is what is there again already.
	There []schema.ID
	// Left is what cannot come back, and why.
	Left []Unrestored
	// Later are the steps that remain to be taken once there are values for what rows have none of.
	Later []Step
}

// Unrestored is an object that does not come back.
type Unrestored struct {
	ID  schema.ID
	Why string // goes on after its name
}

// restoring is a restoration under way.
type restoring struct {
	Restoration
	before, after, now *schema.Catalog
	want               map[schema.ID]bool // what was dropped and is to come back
	formerly           map[schema.ID]bool // what was changed and is to be as it was
}

// Restore leads from the state now to one that has what was lost between two earlier ones, with all that went along with it.
// lost are the objects that were dropped or changed.
func Restore(before, after, now *schema.Catalog, lost []schema.ID) *Restoration {
	r := &restoring{before: before, after: after, now: now, want: map[schema.ID]bool{}, formerly: map[schema.ID]bool{}}
	r.To = now.Clone()
	for _, id := range lost {
		if after.Has(id) {
			r.reverse(id)
		} else {
			r.collect(id)
		}
	}
	r.leaveOut()
	r.put()
	slices.SortStableFunc(r.Later, func(a, b Step) int { return a.Object().ID().Compare(b.Object().ID()) })
	slices.SortFunc(r.Left, func(a, b Unrestored) int { return a.ID.Compare(b.ID) })
	return &r.Restoration
}

// reverse has an object be as it was, if nobody changed it since.
func (r *restoring) reverse(id schema.ID) {
	old, then, now := r.before.Get(id), r.after.Get(id), r.now.Get(id)
	changed := slices.ContainsFunc(diff.Compare(only(r.before, id), only(r.after, id)), func(c diff.Change) bool { return len(c.Loses()) > 0 })
	switch {
	case !changed:
		r.leave(id, "is as it was; its values were overwritten")
	case now == nil:
		r.leave(id, "is gone since")
	case diff.Equal(now, old):
		r.There = append(r.There, id)
	case !diff.Equal(now, then):
		r.leave(id, "was changed since")
	default:
		r.formerly[id] = true
	}
}

// only is a catalog with nothing but one object.
func only(cat *schema.Catalog, id schema.ID) *schema.Catalog {
	out := schema.NewCatalog(cat.Major)
	out.Put(cat.Get(id))
	return out
}

// collect wants an object back that was dropped, with what went along with it, and what it needs.
func (r *restoring) collect(id schema.ID) {
	if r.want[id] || !r.before.Has(id) || r.after.Has(id) {
		return
	}
	if now := r.now.Get(id); now != nil {
		if !slices.Contains(r.There, id) {
			r.There = append(r.There, id)
		}
		return
	}
	r.want[id] = true
	for _, user := range r.before.UsedBy(id) {
		r.collect(user)
	}
	for _, used := range r.before.Uses(id) {
		r.collect(used)
	}
}

// leave notes what does not come back. Of what belongs to it nothing is said.
func (r *restoring) leave(id schema.ID, why string) {
	delete(r.want, id)
	h, ok := r.before.Get(id).(schema.Hosted)
	if !ok || !slices.ContainsFunc(r.Left, func(l Unrestored) bool { return l.ID == h.Host() }) {
		r.Left = append(r.Left, Unrestored{id, why})
	}
}

// leaveOut takes out what cannot be made: because its name is taken, because rows could not obey it, or because what it needs
// is not there.
func (r *restoring) leaveOut() {
	claimed := map[schema.Claim]schema.ID{}
	for o := range r.now.All() {
		if c, ok := o.(schema.Claimant); ok {
			for _, claim := range c.Claims() {
				claimed[claim] = o.ID()
			}
		}
	}
	for _, id := range r.wanted() {
		if c, ok := r.before.Get(id).(schema.Claimant); ok {
			for _, claim := range c.Claims() {
				if by, taken := claimed[claim]; taken && r.want[id] {
					r.leave(id, "cannot come back beside "+by.String())
				}
			}
		}
		if d, ok := r.before.Get(id).(schema.Demanding); ok && r.want[id] && d.Eased(r.before, r.made) == nil {
			r.leave(id, "cannot hold for rows whose values are lost")
			r.Later = append(r.Later, Step{Verb: Create, To: d})
		}
	}
	for again := true; again; {
		again = false
		for _, id := range r.wanted() {
			i := slices.IndexFunc(r.before.Uses(id), r.isMissing)
			if i >= 0 {
				r.leave(id, "needs "+r.before.Uses(id)[i].String()+", which is gone")
				again = true
			}
		}
	}
}

// isMissing says that something which was there neither is now nor comes back.
func (r *restoring) isMissing(id schema.ID) bool {
	return r.before.Has(id) && !r.now.Has(id) && !r.want[id]
}

func (r *restoring) made(id schema.ID) bool { return r.want[id] }

func (r *restoring) wanted() []schema.ID {
	return slices.DeleteFunc(r.before.IDs(), func(id schema.ID) bool { return !r.want[id] })
}

// put makes the state that the restoration leads to.
func (r *restoring) put() {
	for _, id := range r.before.IDs() {
		o := r.before.Get(id)
		if !r.want[id] && !r.formerly[id] {
			continue
		}
		if d, ok := o.(schema.Demanding); ok && r.want[id] {
			eased := d.Eased(r.before, r.made)
			if attrs := diff.Differences(eased, o); len(attrs) > 0 {
				r.Eased = append(r.Eased, id)
				r.Later = append(r.Later, Step{Verb: Alter, From: eased, To: o, Attrs: attrs})
			}
			o = eased
		}
		r.Back = append(r.Back, id)
		r.To.Put(o)
		r.To.SetUses(id, r.before.Uses(id))
	}
}
