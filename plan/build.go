package plan

import (
	"maps"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// node is a step on its way to its place in the order.
type node struct {
	step   Step
	before map[*node]bool // nodes that must come after this one
	after  map[*node]bool // nodes that must come before this one
	soft   map[*node]bool // nodes that had better come before this one
	seq    int            // place in the order of making, which is deterministic
	pos    int            // place after the sort
}

func (b *builder) add(s Step) *node {
	n := &node{step: s, before: map[*node]bool{}, after: map[*node]bool{}, soft: map[*node]bool{}, seq: len(b.nodes)}
	b.nodes = append(b.nodes, n)
	return n
}

// build makes the steps of all changes.
func (b *builder) build() {
	b.creates, b.drops, b.alters = map[schema.ID]*node{}, map[schema.ID]*node{}, map[schema.ID][]*node{}
	b.followed = map[schema.ID]bool{}
	b.asides, b.attaches, b.releases = map[schema.ID]*node{}, map[schema.ID][]*node{}, map[schema.ID][]*node{}
	for id := range b.reattach {
		if _, ok := b.changes[id]; !ok {
			b.changes[id] = diff.Change{Op: diff.Alter, From: b.from.Get(id), To: b.to.Get(id)}
		}
	}
	ids := b.ids()
	for _, id := range ids {
		b.buildOne(b.changes[id])
	}
	for _, id := range ids {
		b.follow(id)
	}
	b.restore()
	b.settle()
	b.name()
	b.furnish()
	b.strip()
	b.outlive()
}

func (b *builder) buildOne(c diff.Change) {
	id := c.ID()
	switch c.Op {
	case diff.Create:
		b.buildCreate(c.To)
	case diff.Drop:
		b.buildDrop(c.From)
	case diff.Replace:
		if b.isAside(id) {
			aside := c.From.(schema.Type).Renamed(b.asideName(c.From))
			b.asides[id] = b.add(Step{Verb: Rename, From: c.From, To: aside})
			b.drops[id] = b.add(Step{Verb: Drop, From: aside})
		} else {
			b.buildDrop(c.From)
		}
		b.buildCreate(c.To)
	case diff.Alter:
		if !b.remade(c.To) {
			b.buildAlter(c)
		}
	}
}

// asideName is a name that is free in both catalogs.
func (b *builder) asideName(o schema.Object) string {
	id := o.ID()
	name := id.Name
	for {
		name = cut(name, "__old")
		id.Name = name
		if !b.from.Has(id) && !b.to.Has(id) {
			return name
		}
	}
}

// cut appends to a name and keeps it within PostgreSQL's 63 bytes (NAMEDATALEN).
func cut(name, suffix string) string {
	const most = 63
	for len(name)+len(suffix) > most {
		r := []rune(name)
		name = string(r[:len(r)-1])
	}
	return name + suffix
}

func (b *builder) buildDrop(o schema.Object) {
	if b.dropFollows(o) {
		return
	}
	id := o.ID()
	if attr, ok := b.detach[id]; ok {
		bare := o.(schema.Attaching).Without(attr)
		b.releases[id] = append(b.releases[id], b.add(Step{Verb: Alter, From: o, To: bare, Attrs: []string{attr}}))
		o = bare
	}
	b.drops[id] = b.add(Step{Verb: Drop, From: o, Only: b.survived(id)})
}

func (b *builder) buildCreate(o schema.Object) {
	id := o.ID()
	if b.createFollows(o) {
		return
	}
	if in, ok := o.(schema.Inline); ok && in.InlineMode() == schema.InlineAlways && b.created(in.Host()) {
		return // its host's step stands for it; see hostNodes
	}
	b.creates[id] = b.add(Step{Verb: Create, To: o})
	a, ok := o.(schema.Attaching)
	if !ok {
		return
	}
	bare := o
	for _, at := range a.Attachments() {
		if !at.InCreate {
			bare = bare.(schema.Attaching).Without(at.Attr)
		}
	}
	for _, at := range a.Attachments() {
		if !at.InCreate {
			b.attaches[id] = append(b.attaches[id], b.add(Step{Verb: Alter, From: bare, To: o, Attrs: []string{at.Attr}}))
		}
	}
}

// buildAlter makes a step for the attributes that change in place, and others for each attachment.
func (b *builder) buildAlter(c diff.Change) {
	id := c.ID()
	attachments := map[string]bool{}
	for _, o := range []schema.Object{c.From, c.To} {
		if a, ok := o.(schema.Attaching); ok {
			for _, at := range a.Attachments() {
				attachments[at.Attr] = true
			}
		}
	}
	var plain []string
	for _, attr := range c.Attrs {
		if !attachments[attr] && !b.recursed(c, attr) {
			plain = append(plain, attr)
		}
	}
	for _, attr := range slices.Sorted(maps.Keys(b.reattach[id])) {
		b.buildAttachment(c, attr)
	}
	for _, attr := range c.Attrs {
		if attachments[attr] && !b.reattach[id][attr] {
			b.buildAttachment(c, attr)
		}
	}
	if len(plain) > 0 {
		n := b.add(Step{Verb: Alter, From: c.From, To: c.To, Attrs: plain, Retype: b.convert[id]})
		b.alters[id] = append(b.alters[id], n)
	}
}

// buildAttachment takes an attachment off, makes it, or both.
func (b *builder) buildAttachment(c diff.Change, attr string) {
	id := c.ID()
	from := c.From
	if b.loses(c, attr) {
		bare := from.(schema.Attaching).Without(attr)
		b.releases[id] = append(b.releases[id], b.add(Step{Verb: Alter, From: from, To: bare, Attrs: []string{attr}}))
		from = bare
	}
	if len(needs(c.To, attr)) > 0 {
		b.attaches[id] = append(b.attaches[id], b.add(Step{Verb: Alter, From: from, To: c.To, Attrs: []string{attr}}))
	}
}

// needs lists what the attachment of this attribute needs.
func needs(o schema.Object, attr string) []schema.ID {
	if a, ok := o.(schema.Attaching); ok {
		for _, at := range a.Attachments() {
			if at.Attr == attr {
				return at.Needs
			}
		}
	}
	return nil
}
