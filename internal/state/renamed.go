package state

import (
	"context"
	"slices"

	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

// renamed has the renames rehearsed in a scratch database: what PostgreSQL shows afterwards, in views and
// expressions too, is the state that the rest starts from.
func (s *Source) renamed(ctx context.Context, from *schema.Catalog, renames []plan.Renaming) (*schema.Catalog, error) {
	steps, err := plan.RenameSteps(from, renames)
	if err != nil {
		return nil, err
	}
	near, far := divide(from)
	cat, err := s.changed(ctx, near, render.Statements(&plan.Plan{From: near, To: near, Steps: steps}))
	if err != nil {
		return nil, err
	}
	for id := range from.Outside {
		cat.Outside[afterRenames(id, renames)] = true
	}
	s.complete(cat, from, far)
	return cat, nil
}

// changed makes a state in a scratch database, changes it, and reads the result.
func (s *Source) changed(ctx context.Context, near *schema.Catalog, change []string) (*schema.Catalog, error) {
	whole, err := plan.Make(schema.Initial(near), near)
	if err != nil {
		return nil, err
	}
	return s.Rehearsed(ctx, render.Schema(whole), change, near.Major)
}

// complete adds to a state that was rehearsed what is far from the change, and what belongs to the server: the rehearsal is in
// one database, and says nothing of that.
func (s *Source) complete(cat, from, far *schema.Catalog) {
	cat.Supplement(far)
	for id, o := range from.Shared {
		if from.Has(id) {
			cat.Put(o)
		}
	}
}

// divide parts a catalog into what a rename can reach, and what is outside and has nothing to do with the rest.
func divide(cat *schema.Catalog) (near, far *schema.Catalog) {
	ids := schema.Initial(cat).IDs()
	inside := func(id schema.ID) bool { return cat.Has(id) && !cat.Outside[id] }
	for _, id := range cat.IDs() {
		if inside(id) || slices.ContainsFunc(cat.Uses(id), inside) {
			ids = append(ids, id)
		}
	}
	near, far = cat.Closure(ids), cat.Clone()
	for _, id := range near.IDs() {
		far.Remove(id)
	}
	return near, far
}

// afterRenames is what an object is called after the renames of others, or its own.
func afterRenames(id schema.ID, renames []plan.Renaming) schema.ID {
	for _, r := range renames {
		switch {
		case r.From.Kind == schema.KindSchema && id.Schema == r.From.Name:
			id.Schema = r.To.Name
		case r.From.Parent == "" && id.Schema == r.From.Schema && id.Parent == r.From.Name:
			id.Parent = r.To.Name
		case isNamed(id, r.From) && (id.Parent == r.From.Parent || id.Parent == r.To.Parent):
			id.Name = r.To.Name
		}
	}
	return id
}

// isNamed says that an ID is that of the object, or of what is said about it.
func isNamed(id, object schema.ID) bool {
	return (id.Kind == object.Kind || id.Of == object.Kind) && id.Schema == object.Schema && id.Name == object.Name
}
