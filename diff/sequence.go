package diff

import "pawl/schema"

var sequence = attrs[*schema.Sequence]{
	{Name: "Type"},
	{Name: "SequenceOptions", Loses: func(from, to *schema.Sequence) string {
		return restartLoses(&from.SequenceOptions, &to.SequenceOptions)
	}},
	{Name: "Persistence"},
	{Name: "OwnedBy"},
}

// LosesNumber is what a sequence loses that has to begin anew.
const LosesNumber = "the number at which its sequence stood"

// restartLoses says that a sequence has to begin anew, because no number of it lies within its new bounds.
func restartLoses(from, to *schema.SequenceOptions) string {
	if from == nil || to == nil || from.Max >= to.Min && from.Min <= to.Max {
		return ""
	}
	return LosesNumber
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
