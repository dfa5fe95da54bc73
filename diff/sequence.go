package diff

import "pawl/schema"

var sequence = attrs[*schema.Sequence]{
	{Name: "Type"},
	{Name: "SequenceOptions"},
	{Name: "Persistence"},
	{Name: "OwnedBy"},
}

// sequenceLike says that the sequence of a column that stays is the same under any name: were another made, it would
// begin where rows are already.
func sequenceLike(from, to *schema.Sequence, l *look) Likeness {
	switch {
	case from.OwnedBy != nil && to.OwnedBy != nil:
		if l.now(from.OwnedBy.ID()) == to.OwnedBy.ID() {
			return Certain
		}
		return Unlike
	case !Equal(from, to):
		return Unlike
	case l.succeeds(from, to):
		return Alike
	}
	return Similar
}
