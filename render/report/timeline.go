package report

import (
	"cmp"
	"slices"

	"pawl/render"
)

// Moment is a step of the migration with the locks that it takes, on the timeline of all of them.
type Moment struct {
	Step  int    `json:"step"` // from 1, as of the files
	Phase string `json:"phase"`
	// Undoable says that all can be undone once it has run.
	Undoable bool `json:"undoable"`
	// Locks are on relations that were there before, those first for which most have to wait.
	Locks []Locked `json:"locks"`
}

// Locked is a relation that a step locks.
type Locked struct {
	Relation string `json:"relation"`
	Lock     string `json:"lock"`  // the strongest, in the words of LOCK TABLE
	Waits    string `json:"waits"` // who waits: "reads and writes", "writes" or nobody
	// Long says how long the lock is held, which is until the step ends: moment, read or written, while what any table has is
	// read or written.
	Long    string `json:"long"`
	Perhaps bool   `json:"perhaps,omitempty"` // it is not certain to be that long
	For     string `json:"for"`               // what takes the lock

	held render.Held
}

// How long a lock is held.
const (
	longMoment  = "moment"
	longRead    = "read"
	longWritten = "written"
)

// Timeline are the steps in order.
func (r *Report) Timeline() []Moment {
	list := make([]Moment, len(r.Files))
	last := r.LastExit()
	for i, f := range r.Files {
		var held []render.Held
		for _, h := range r.Locks {
			if h.Part == i+1 {
				held = append(held, h)
			}
		}
		list[i] = Moment{Step: i + 1, Phase: f.Phase, Undoable: i < last, Locks: lockedBy(held)}
	}
	return list
}

// lockedBy sums up the locks of a step, which are all held until it ends.
func lockedBy(held []render.Held) []Locked {
	list := []Locked{}
	at := map[string]int{}
	for i, h := range held {
		n, known := at[h.Relation]
		if !known {
			n = len(list)
			at[h.Relation] = n
			list = append(list, Locked{})
		}
		if known && list[n].held.Stronger(h).Lock == list[n].held.Lock {
			continue
		}
		list[n] = Locked{Relation: h.Relation, Lock: h.Lock, Waits: h.Blocks, For: h.Step, held: h}
		list[n].Long, list[n].Perhaps = longest(held[i:], h.Relation)
	}
	slices.SortStableFunc(list, func(a, b Locked) int {
		return cmp.Or(cmp.Compare(len(b.Waits), len(a.Waits)), cmp.Compare(a.Relation, b.Relation))
	})
	return list
}

// longest is what takes longest of what some acts do while a relation is locked: certainly to any, perhaps to this one.
func longest(held []render.Held, relation string) (long string, perhaps bool) {
	long = longMoment
	for _, h := range held {
		switch {
		case h.Rewrites == "yes":
			return longWritten, false
		case h.Rewrites == "perhaps" && h.Relation == relation:
			long, perhaps = longWritten, true
		case h.Scans == "yes" && (long == longMoment || perhaps && long == longRead):
			long, perhaps = longRead, false
		case h.Scans == "perhaps" && h.Relation == relation && long == longMoment:
			long, perhaps = longRead, true
		}
	}
	return long, perhaps
}

// Wait says in words who waits, and for how long.
func (l Locked) Wait() string {
	who := l.Waits + " wait"
	if l.Waits == "" {
		who = "nobody waits"
	}
	perhaps := ""
	if l.Perhaps {
		perhaps = "perhaps "
	}
	switch {
	case l.Waits == "" && l.Long == longMoment:
		return who
	case l.Long == longWritten:
		return who + ", " + perhaps + "while all rows are written anew"
	case l.Long == longRead:
		return who + ", " + perhaps + "while all rows are read"
	}
	return who + " for a moment"
}

// Level is how much a reviewer should mind: error, warning or note.
func (l Locked) Level() string {
	switch {
	case l.Waits == "":
		return "note"
	case l.Long == longMoment:
		return "warning"
	}
	return "error"
}

// mostShown is how many locks of a step the forms for people show.
const mostShown = 12

// Shown are the locks that are shown to people.
func (m Moment) Shown() []Locked { return m.Locks[:min(len(m.Locks), mostShown)] }

// More is how many are not.
func (m Moment) More() int { return max(0, len(m.Locks)-mostShown) }
