package diff

import (
	"cmp"
	"slices"

	"pawl/schema"
)

// Likeness is how much a new object is like one that is gone.
type Likeness int

// The degrees of likeness.
const (
	Unlike  Likeness = iota
	Similar          // it could be the old one under a new name
	Alike            // and nothing tells them apart but their names
	Certain          // it is the old one: it belongs to the same object, which can have one alone
)

// Candidate is an object that is gone, and a new one that may be the same under another name. What it holds is lost
// unless it is.
type Candidate struct {
	From, To schema.Object
	Likeness Likeness
}

// Same says that two candidates are about the same objects.
func (c Candidate) Same(other Candidate) bool {
	return c.From.ID() == other.From.ID() && c.To.ID() == other.To.ID()
}

// likenesses are the kinds whose objects hold something, or are held on to by what does, with what makes two of them
// alike. What can be made anew without loss is of no interest.
var likenesses = map[schema.Kind]func(from, to schema.Object, l *look) Likeness{
	schema.KindSchema:           like(schemaLike),
	schema.KindEnum:             like(typeLike[*schema.Enum]),
	schema.KindComposite:        like(typeLike[*schema.Composite]),
	schema.KindDomain:           like(typeLike[*schema.Domain]),
	schema.KindRange:            like(typeLike[*schema.Range]),
	schema.KindTable:            like(tableLike),
	schema.KindColumn:           like(columnLike),
	schema.KindSequence:         like(sequenceLike),
	schema.KindMaterializedView: like(materializedViewLike),
	schema.KindIndex:            like(attachedLike[*schema.Index]),
	schema.KindConstraint:       like(attachedLike[*schema.Constraint]),
}

func like[T schema.Object](f func(from, to T, l *look) Likeness) func(from, to schema.Object, l *look) Likeness {
	return func(from, to schema.Object, l *look) Likeness { return f(from.(T), to.(T), l) }
}

// attachedLike says that what is bound to an index of a partitioned table is the same under any name: a partition has one alone. Other
// indexes and keys are built again where they have another name.
func attachedLike[T schema.Attaching](from, to T, l *look) Likeness {
	was, is := bonds(from), bonds(to)
	if len(was) == 0 || len(was) != len(is) || !Equal(from, to) {
		return Unlike // or it is made anew with that
	}
	for i, id := range was {
		if l.now(id) != is[i] {
			return Unlike
		}
	}
	return Certain
}

// bonds are what an object is bound to.
func bonds(o schema.Attaching) (list []schema.ID) {
	for _, at := range o.Attachments() {
		if at.Binding {
			list = append(list, at.Needs...)
		}
	}
	return list
}

// typeLike says of two types that they are alike if what stays uses the new one in the place of the old one. Other types
// hold nothing.
func typeLike[T schema.Object](from, to T, l *look) Likeness {
	if Equal(from, to) && l.succeeds(from, to) {
		return Alike
	}
	return Unlike
}

// Candidates finds what may be renamed between two catalogs. now gives the ID that an object of the old one has once the
// renames that are known are made. Each object is in one candidate at most, the best one.
func Candidates(from, to *schema.Catalog, now func(schema.ID) schema.ID) []Candidate {
	pairs := within(from, to, now)
	gone := func(id schema.ID) bool { return likenesses[id.Kind] != nil && !to.Has(now(id)) }
	if slices.ContainsFunc(from.IDs(), gone) {
		pairs = append(pairs, between(newLook(from, to, now), gone)...)
	}
	return best(pairs)
}

// within finds candidates among the parts of what stays that are no objects of their own.
func within(from, to *schema.Catalog, now func(schema.ID) schema.ID) []Candidate {
	var pairs []Candidate
	for old := range schema.Each[*schema.Enum](from) {
		if new, ok := schema.Find[*schema.Enum](to, now(old.ID())); ok && !from.Outside[old.ID()] {
			pairs = append(pairs, labelsRenamed(old, new)...)
		}
	}
	return pairs
}

// between pairs what is gone with what is new, of the same kind and at the same place.
func between(l *look, gone func(schema.ID) bool) []Candidate {
	arrived := map[schema.ID][]schema.Object{}
	for o := range l.new.All() {
		if likenesses[o.ID().Kind] != nil && !l.arrivedFrom[o.ID()] && l.isFree(o, l.new, l.arrivedFrom) {
			arrived[place(o.ID())] = append(arrived[place(o.ID())], o)
		}
	}
	var pairs []Candidate
	for o := range l.old.All() {
		if !gone(o.ID()) || !l.isFree(o, l.old, l.stays) || unknown(l.old, l.new, o) {
			continue
		}
		id := l.now(o.ID())
		for _, n := range arrived[place(id)] {
			if how := likenesses[id.Kind](o, n, l); how > Unlike {
				pairs = append(pairs, Candidate{o, n, how})
			}
		}
	}
	return pairs
}

// place is what a rename leaves as it is.
func place(id schema.ID) schema.ID {
	id.Name = ""
	return id
}

// best takes of the pairs those that are most alike, each object once, in the order of the new IDs.
func best(pairs []Candidate) []Candidate {
	slices.SortStableFunc(pairs, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Likeness, a.Likeness),
			cmp.Compare(nameLikeness(b), nameLikeness(a)),
			cmp.Compare(order(a.From), order(b.From)),
			cmp.Compare(order(a.To), order(b.To)))
	})
	taken := map[schema.Object]bool{}
	var list []Candidate
	for _, p := range pairs {
		if !taken[p.From] && !taken[p.To] {
			taken[p.From], taken[p.To] = true, true
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b Candidate) int { return a.To.ID().Compare(b.To.ID()) })
	return list
}

func order(o schema.Object) int {
	if p, ok := o.(schema.Placed); ok {
		return p.Place()
	}
	return 0
}

// nameLikeness is how many letters two names have in common at their beginning or at their end.
func nameLikeness(c Candidate) int {
	a, b := c.From.ID().Name, c.To.ID().Name
	front, back, most := 0, 0, min(len(a), len(b))
	for front < most && a[front] == b[front] {
		front++
	}
	for back < most && a[len(a)-1-back] == b[len(b)-1-back] {
		back++
	}
	return max(front, back)
}
