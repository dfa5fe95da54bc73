package state

import (
	"context"
	"fmt"

	"pawl/plan"
	"pawl/plan/rules"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Migration plans the way from one state to the desired one and back. script is where the desired state was
// written down, for its annotations; path are the schemas in which they look up names without one. What the desired
// state has and nobody can plan is an [UnmodelledError].
func (s *Source) Migration(ctx context.Context, script *parse.Script, from, to *schema.Catalog, path []string) ([]plan.Part, error) {
	if err := s.refuseUnmodelled(from, to); err != nil {
		return nil, err
	}
	o := plan.Options{Rules: s.Rules, Online: s.Online, ArchiveIn: s.ArchiveIn}
	if o.Rules == nil {
		o.Rules = rules.All
	}
	var err error
	if o.Hints, o.Renames, err = Hints(script, from, to, path); err != nil {
		return nil, err
	}
	if err := s.decide(script, from, to); err != nil {
		return nil, err
	}
	if err := s.askRenames(script, from, to, path, &o); err != nil {
		return nil, err
	}
	known := s.sizes(&o, from)
	s.Notes = append(s.Notes, rules.Spread(&o, from, to)...)
	before := formerly(from, o.Renames)
	byOldNames(&o, before)
	start, err := s.planFrom(ctx, &o, from, to)
	if err != nil {
		return nil, err
	}
	if err := s.takeData(&o, o.Shown, to, path); err != nil {
		return nil, err
	}
	s.readBodies(from, o.Renamed, to, path)
	desired := to
	if to, err = s.archived(ctx, &o, o.Shown, to); err != nil {
		return nil, err
	}
	if o.Retyped, err = s.retyped(ctx, &o, start, to); err != nil {
		return nil, err
	}
	if err := s.partings(ctx, &o, o.Shown, to); err != nil {
		return nil, err
	}
	if from == s.live {
		s.Questions = render.Questions(from, o.Shown, desired, o.InOneStep(from))
	}
	o.Misread = misread(start, to)
	parts, err := plan.Migration(from, to, o)
	switch {
	case known != nil:
		known.taken(parts, before)
	case s.Online != nil:
		assumed(parts, from, before)
	}
	if err != nil {
		return nil, advised(err)
	}
	s.tellAtOnce(parts, from, before)
	return parts, s.tryData(ctx, parts)
}

// planFrom is the state after the renames, from which the rest is planned, and has the desired state be spelled as the one that is there.
func (s *Source) planFrom(ctx context.Context, o *plan.Options, from, to *schema.Catalog) (start *schema.Catalog, err error) {
	start = from
	if len(o.Renames) > 0 {
		if o.Renamed, err = s.renamed(ctx, from, o.Renames); err != nil {
			return nil, fmt.Errorf("rehearsing the renames: %w", err)
		}
		o.Renamed.FilledAs(from)
		start = o.Renamed
	}
	if o.Shown, err = s.shown(ctx, o, start, to); err != nil {
		return nil, err
	}
	if o.Shown != from {
		to.Adopt(o.Shown)
	}
	return start, s.settle(ctx, o.Shown, to)
}

// tellAtOnce notes that tables in use change in one step, and why.
func (s *Source) tellAtOnce(parts []plan.Part, from *schema.Catalog, before map[schema.ID]schema.ID) {
	if len(parts) == 0 {
		return
	}
	for _, r := range parts[0].Renamed {
		s.Notes = append(s.Notes, rules.AtOnce(r, parts[0].Hurry))
	}
	if parts[0].AtOnce != "" && len(changedTables(parts[0], from, before)) > 0 {
		s.Notes = append(s.Notes, "nothing is spread over several steps, because "+parts[0].AtOnce+": who uses the tables may have to wait until all of it is done")
	}
}

// decide has both sides hold what is compared: owners, privileges, roles and what is outside only as far as the user wants.
func (s *Source) decide(script *parse.Script, from, to *schema.Catalog) error {
	user := to.User
	if s.Owners {
		compareOwners(from, to)
	}
	if s.Roles {
		schema.CompareShared(from, to)
	}
	to.OwnedAs(from)
	to.FilledAs(from)
	if err := s.settleOutside(from, to); err != nil {
		return err
	}
	s.decidePrivileges(script, from, to)
	if from != s.live {
		return nil
	}
	return missingRoles(script, from, to, user) // of what is compared by now
}

// settleOutside makes what the filters leave out the same on both sides, so that it takes no part in what differs.
func (s *Source) settleOutside(from, to *schema.Catalog) error {
	if len(from.Archived())+len(to.Archived()) > 0 {
		s.recorded = true
		if s.filter == nil { // nobody has read a catalog here
			if err := s.choose(nil, nil); err != nil {
				return err
			}
		}
	}
	if !s.isFiltered() {
		return nil
	}
	s.Survey(from, to)
	s.filter.Mark(from, records(from)...)
	s.filter.Mark(to, records(to)...) // owners have come in since they were read
	from.SetAside(to)
	if s.live != nil {
		if err := unmet(from, to); err != nil {
			return err
		}
	} else {
		from.Supplement(to)
	}
	to.Adopt(from)
	return nil
}
