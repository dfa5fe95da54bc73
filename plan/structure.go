package plan

import (
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// Structural are the steps of a way back that brings back the structure, where the data is gone: what rows without values might
// not obey is tried, or made without the demand, which is tried afterwards. There are none if the way back has none.
func (p *Plan) Structural() []Step {
	made, tried := map[schema.ID]bool{}, map[schema.ID]bool{}
	for _, s := range p.Steps {
		if s.Verb == Create && !p.From.Has(s.To.ID()) {
			made[s.To.ID()] = true
		}
	}
	var list []Step
	for _, s := range p.Steps {
		id := s.Object().ID()
		s.Tries = s.Verb != Drop && slices.ContainsFunc(p.Named().Uses(id), func(used schema.ID) bool { return tried[used] })
		d, demands := s.To.(schema.Demanding)
		if s.Verb == Create && demands {
			eased := d.Eased(p.Named(), func(id schema.ID) bool { return made[id] })
			switch {
			case eased == nil:
				s.Tries = true
			case !diff.Equal(eased, s.To):
				whole := s.To
				s.To = eased
				list = append(list, s)
				s = Step{Verb: Alter, From: eased, To: whole, Attrs: diff.Differences(eased, whole), Tries: true}
			}
		}
		tried[id] = tried[id] || s.Tries && s.Verb == Create
		list = append(list, s)
	}
	return list
}
