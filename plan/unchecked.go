package plan

import (
	"pawl/diff"
	"pawl/schema"
)

// Unchecked is a routine whose body PostgreSQL could not check when the plan makes or changes it.
type Unchecked struct {
	ID  schema.ID
	Why string
}

// Unchecked lists those routines, in the order of the steps. The body of any other one was found good by a server in
// the state that the plan leads to, and everything that it names is as it will be when its step comes.
func (p *Plan) Unchecked() []Unchecked {
	last := p.lastSteps()
	var list []Unchecked
	for i, s := range p.Steps {
		id := s.Object().ID()
		body := p.To.Bodies[id]
		if body == nil || s.Verb == Drop {
			continue
		}
		if why := p.unchecked(id, body, i, last); why != "" {
			list = append(list, Unchecked{id, why})
		}
	}
	return list
}

// lastSteps says for each object, with the parts of a CREATE, which step is the last to make or change it; for an
// object that is dropped for good, which step drops it.
func (p *Plan) lastSteps() map[schema.ID]int {
	last := map[schema.ID]int{}
	for i, s := range p.Steps {
		last[s.Object().ID()] = i
		for _, part := range s.Parts {
			last[part.ID()] = i
		}
	}
	return last
}

func (p *Plan) unchecked(id schema.ID, body *schema.Body, at int, last map[schema.ID]int) string {
	said, asked := p.To.Checked[id]
	switch {
	case !asked:
		return "no server was asked about its body in this state"
	case said != "":
		return said
	case body.Opaque:
		return "not all of its body is understood"
	case body.SessionPath:
		return "what its body means depends on the search_path of the session"
	}
	for _, u := range body.List() {
		if body.Uses[u].Early && p.comes(u, at, last) {
			return "its body needs " + u.String() + ", which is not there yet"
		}
	}
	for _, u := range body.List() {
		if other, ok := p.stands(u, at, last); ok && body.Uses[u].Early {
			return "its call of " + u.String() + " could be taken for one of " + other.String() + ", which goes later"
		}
	}
	return ""
}

// comes says that an object is made or changed only after a step, or gets its name then with its host, or is made by no
// step of these.
func (p *Plan) comes(id schema.ID, at int, last map[schema.ID]int) bool {
	step, own := last[id]
	hosts, hosted := last[host(p.To, id)]
	switch {
	case own && step > at:
		return true
	case hosted && hosts > at && p.Steps[hosts].Verb != Alter:
		return true
	}
	return !own && !hosted && !p.From.Has(id)
}

// stands finds an object of the same family that is dropped only after a step.
func (p *Plan) stands(id schema.ID, at int, last map[schema.ID]int) (schema.ID, bool) {
	o, ok := p.To.Get(id).(schema.Overloaded)
	if !ok {
		return schema.ID{}, false
	}
	for _, other := range p.From.Named(id.Schema, id.Name) {
		f, ok := p.From.Get(other).(schema.Overloaded)
		if ok && f.Family() == o.Family() && !p.To.Has(other) && last[other] > at {
			return other, true
		}
	}
	return schema.ID{}, false
}

// carryBodies gives a catalog on the way what is known of its bodies. What a server said of one in the state at either
// end is true here if all that PostgreSQL looks for is here as it is there.
func (s *schedule) carryBodies(at *schema.Catalog) {
	at.Bodies, at.Checked = map[schema.ID]*schema.Body{}, map[schema.ID]string{}
	for _, end := range []*schema.Catalog{s.from, s.to} {
		for id, body := range end.Bodies {
			if o := at.Get(id); o == nil || !diff.Equal(o, end.Get(id)) {
				continue
			}
			at.Bodies[id] = body
			delete(at.Checked, id)
			if said, ok := end.Checked[id]; ok && looksTheSame(body, end, at) {
				at.Checked[id] = said
			}
		}
	}
}

// looksTheSame says that what a check of the body looks for is the same in two catalogs.
func looksTheSame(body *schema.Body, end, at *schema.Catalog) bool {
	for id, u := range body.Uses {
		if u.Early && (!at.Has(id) || !end.Has(id) || !diff.Equal(at.Get(id), end.Get(id))) {
			return false
		}
	}
	return true
}
