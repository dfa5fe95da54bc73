package proof

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"pawl/diff"
	"pawl/introspect"
	"pawl/schema"
	"pawl/schema/parse"
)

// halfWay looks whether a part of the migration led to where it was planned to lead.
func (t *trial) halfWay(ctx context.Context, part int) error {
	got, err := introspect.ReadScratch(ctx, t.live.conn)
	if err != nil {
		return err
	}
	want := t.Parts[part].Up.To
	putOwners(got, want)
	want.OwnedAs(got)
	t.stillTo(fmt.Sprintf("after part %d", part+1), slices.DeleteFunc(diff.Compare(got, want), t.follows))
	return nil
}

// putOwners has the state that was read hold the owners that the planned one names, as objects: reading makes none of them.
func putOwners(got, want *schema.Catalog) {
	got.PutOwners()
	for o := range schema.Each[*schema.Owner](got) {
		if !want.Has(o.ID()) {
			got.Remove(o.ID())
		}
	}
}

// follows says that a difference on the way is of no interest: that of an object which no part changes, because it
// follows others, or that of one of the whole server, or of one that is left out.
func (t *trial) follows(c diff.Change) bool {
	if _, shared := c.Object().(schema.Shared); shared || t.left[c.ID()] {
		return true
	}
	for _, p := range t.Parts {
		if slices.ContainsFunc(p.Completes, func(planned diff.Change) bool { return planned.ID() == c.ID() }) {
			return false
		}
	}
	return t.from.Has(c.ID()) && t.to.Has(c.ID())
}

// arrived looks whether anything is left to do.
func (t *trial) arrived(ctx context.Context, when string, want *schema.Catalog, script *parse.Script) error {
	got, err := introspect.ReadScratch(ctx, t.live.conn)
	if err == nil {
		t.sameState(ctx, when, got, want, script)
	}
	return err
}

// otherWayRound looks whether the old state has what is there.
func (t *trial) otherWayRound(ctx context.Context) error {
	got, err := introspect.ReadScratch(ctx, t.live.conn)
	if err == nil {
		t.sameState(ctx, "after the down, the other way round", t.from, got, &parse.Script{})
	}
	return err
}

func (t *trial) sameState(ctx context.Context, when string, got, want *schema.Catalog, script *parse.Script) {
	// A comparison notes down on both sides what it compares.
	parts, err := t.source.Migration(ctx, script, got.Clone(), want, []string{"public"})
	if err != nil {
		t.failf("%s, a second look: %v", when, err)
	}
	for _, p := range parts {
		t.stillTo(when+", a second look", p.Up.Changes)
		if len(p.Up.Changes) == 0 {
			t.failf("%s, a second look finds something to do", when)
		}
	}
}

func (t *trial) stillTo(when string, changes []diff.Change) {
	for _, c := range changes {
		t.failf("%s: still to %s %s %v\n%s", when, c.Op, c.ID(), c.Attrs, values(c))
	}
}

func values(c diff.Change) string {
	var b strings.Builder
	for _, a := range c.Attrs {
		from, _ := diff.Value(c.From, a)
		to, _ := diff.Value(c.To, a)
		b.WriteString("  " + a + ": " + from + " → " + to + "\n")
	}
	return b.String()
}
