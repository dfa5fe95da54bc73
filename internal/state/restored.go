package state

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/migrate"
	"pawl/plan"
	"pawl/render"
	"pawl/schema"
	"pawl/schema/parse"
)

// Restored is a way forward from migrations that cannot be undone.
type Restored struct {
	plan.Restoration
	// Lost is what is gone for good, a sentence for each object.
	Lost []string
	// SQL are the statements that make what comes back, as they can stand in a schema. LaterSQL are those that remain for when
	// there are values again.
	SQL, LaterSQL []string
}

// ErrNothingLost says that migrations lose nothing, so that their ways back can be taken.
var ErrNothingLost = errors.New("nothing is lost")

// Restore finds the way forward that brings back the structure which some of the files removed: those from one up to another.
// now is the state that it starts from.
func (s *Source) Restore(ctx context.Context, files []migrate.File, from, to int, now *schema.Catalog) (*Restored, error) {
	if !slices.ContainsFunc(files[from:to], func(f migrate.File) bool { return f.Unsafe != "" || f.From == "" }) {
		return nil, ErrNothingLost
	}
	before, err := s.Migrated(ctx, files[:from], nil, now.Major)
	if err != nil {
		return nil, err
	}
	after, err := s.Migrated(ctx, files[:to], nil, now.Major)
	if err != nil {
		return nil, err
	}
	after.FilledAs(before)
	ids, lost := lostBy(files[from:to], before, after)
	if len(ids) == 0 {
		return nil, ErrNothingLost
	}
	r := &Restored{Restoration: *plan.Restore(before, after, now, ids), Lost: lost}
	if len(r.Back) == 0 {
		return r, nil
	}
	way, err := plan.Make(now, r.To)
	if err != nil {
		return nil, fmt.Errorf("planning what comes back: %w", err)
	}
	r.SQL, r.LaterSQL = render.Statements(way), render.Statements(&plan.Plan{From: r.To, To: r.To, Steps: r.Later})
	near, far := divide(now)
	if r.To, err = s.changed(ctx, near, r.SQL); err != nil {
		return nil, fmt.Errorf("trying in a scratch database what comes back: %w", err)
	}
	r.To.Outside = maps.Clone(now.Outside)
	s.complete(r.To, now, far)
	return r, nil
}

// Forward plans the way to what a restoration leads to.
func (s *Source) Forward(ctx context.Context, r *Restored, now *schema.Catalog, path []string) ([]plan.Part, error) {
	s.Privileges = "manage" // both sides have them
	return s.Migration(ctx, &parse.Script{}, now, r.To, path)
}

// lostBy finds what files lose: in those that pawl wrote the header says it. In others it is what is dropped or changed.
func lostBy(files []migrate.File, before, after *schema.Catalog) (ids []schema.ID, lost []string) {
	said, foreign := "", false
	for _, f := range files {
		foreign = foreign || f.From == ""
		if f.Unsafe != "" {
			said += "; " + f.Unsafe
		}
	}
	for _, id := range before.IDs() {
		for _, whats := range sentences(said, id) {
			ids, lost = append(ids, id), append(lost, id.String()+" loses "+whats)
		}
	}
	if !foreign {
		return slices.Compact(ids), lost
	}
	changes := diff.Compare(before, after)
	ended, renamed := map[schema.ID]bool{}, map[schema.ID]bool{}
	for _, c := range changes {
		ended[c.ID()] = c.Op == diff.Drop
	}
	for _, c := range diff.Candidates(before, after, func(id schema.ID) schema.ID { return id }) {
		renamed[c.From.ID()] = c.Likeness >= diff.Alike
	}
	for _, c := range changes {
		h, ok := c.From.(schema.Hosted)
		if ok && ended[h.Host()] || len(c.Loses()) == 0 || slices.Contains(ids, c.ID()) || renamed[c.ID()] {
			continue
		}
		ids, lost = append(ids, c.ID()), append(lost, c.ID().String()+" loses "+strings.Join(c.Loses(), " and "))
	}
	return ids, lost
}

// sentences are what a header says that an object loses.
func sentences(said string, id schema.ID) []string {
	var list []string
	for rest := said; ; {
		_, after, ok := strings.Cut(rest, "; "+strings.Join(strings.FieldsFunc(id.String(), func(r rune) bool { return r == '\n' || r == '\r' }), " ")+" loses ")
		if !ok {
			return list
		}
		whats, _, _ := strings.Cut(after, "; ")
		list, rest = append(list, whats), after
	}
}
