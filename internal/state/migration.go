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
// written down, for its annotations; path are the schemas in which they look up names without one.
func (s *Source) Migration(ctx context.Context, script *parse.Script, from, to *schema.Catalog, path []string) ([]plan.Part, error) {
	if s.Owners {
		compareOwners(from, to)
	}
	to.OwnedAs(from)
	s.decidePrivileges(script, from, to)
	o := plan.Options{Rules: rules.All, Online: s.Online}
	var err error
	if o.Hints, o.Renames, err = Hints(script, from, to, path); err != nil {
		return nil, err
	}
	if len(o.Renames) > 0 {
		if o.Renamed, err = s.renamed(ctx, from, o.Renames); err != nil {
			return nil, fmt.Errorf("rehearsing the renames: %w", err)
		}
	}
	start := from
	if o.Renamed != nil {
		start = o.Renamed
	}
	if err := s.settle(ctx, start, to); err != nil {
		return nil, err
	}
	s.readBodies(from, o.Renamed, to, path)
	return plan.Migration(from, to, o)
}

// renamed has the renames rehearsed in a scratch database: what PostgreSQL shows afterwards, in views and
// expressions too, is the state that the rest starts from.
func (s *Source) renamed(ctx context.Context, from *schema.Catalog, renames []plan.Renaming) (*schema.Catalog, error) {
	steps, err := plan.RenameSteps(from, renames)
	if err != nil {
		return nil, err
	}
	whole, err := plan.Make(schema.Initial(from), from)
	if err != nil {
		return nil, err
	}
	change := render.Statements(&plan.Plan{From: from, To: from, Steps: steps})
	return s.Rehearsed(ctx, render.Schema(whole), change, from.Major)
}
