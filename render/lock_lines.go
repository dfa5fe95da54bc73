package render

import (
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// Held is a lock that a step of a migration takes.
type Held struct {
	Part     int    `json:"part"` // from 1
	Step     string `json:"step"`
	Relation string `json:"relation"`
	Lock     string `json:"lock"`   // in the words of LOCK TABLE
	Blocks   string `json:"blocks"` // who waits: "reads and writes", "writes" or nobody
	Scans    string `json:"scans"`  // whether all rows are read: yes, no, perhaps
	Rewrites string `json:"rewrites"`

	// Perhaps says that it depends on the minor version of the server, or on whether the object is there.
	Perhaps bool `json:"perhaps,omitempty"`

	mode Mode
}

// Blocking says that queries of others wait for the lock to be released.
func (h Held) Blocking() bool { return h.mode.BlocksWrites() }

// Momentary says that nothing is read or written that takes longer in a larger table.
func (h Held) Momentary() bool { return h.Scans == "no" && h.Rewrites == "no" }

// Stronger is the one of two locks for which more have to wait.
func (h Held) Stronger(other Held) Held {
	if other.mode > h.mode {
		return other
	}
	return h
}

// Wait says in words who waits, and for how long.
func (h Held) Wait() string {
	switch {
	case h.Rewrites == "yes":
		return h.Blocks + " wait while it is written anew"
	case h.Rewrites == "perhaps":
		return h.Blocks + " wait, perhaps while it is written anew"
	case h.Scans == "yes":
		return h.Blocks + " wait while all rows are read"
	case h.Scans == "perhaps":
		return h.Blocks + " wait, perhaps while all rows are read"
	}
	return h.Blocks + " wait for a moment"
}

// Locks lists the locks that the steps of a migration take on relations that were there before it.
func Locks(parts []plan.Part) []Held {
	list := []Held{}
	born := map[schema.Name]bool{}
	for i, p := range parts {
		w := newWriter(p.Up)
		w.writeUp(p.Up)
		for _, a := range locked(p.Up, w.acts, born) {
			for _, l := range a.Locks {
				list = append(list, held(i+1, a.does(), l))
			}
		}
	}
	return list
}

// does says in words what the act is.
func (a Act) does() string {
	if o := a.Step.Object(); o != nil {
		return verbs[a.Step.Verb] + " " + o.ID().String()
	}
	if len(a.Ahead) > 0 {
		return "lock views before what they read"
	}
	return "look for what would be lost"
}

func held(part int, step string, l Lock) Held {
	id := schema.ID{Schema: l.Relation.Schema, Name: l.Relation.Name}
	h := Held{Part: part, Step: step, Relation: id.Label(), Lock: l.Mode.SQL(),
		Scans: l.Scans.String(), Rewrites: l.Rewrites.String(), Perhaps: l.Uncertain, mode: l.Mode}
	switch {
	case l.Mode.BlocksReads():
		h.Blocks = "reads and writes"
	case l.Mode.BlocksWrites():
		h.Blocks = "writes"
	}
	return h
}

var verbs = map[plan.Verb]string{plan.Create: "create", plan.Drop: "drop", plan.Alter: "alter", plan.Rename: "rename to", plan.SetAside: "archive as",
	plan.Update: "fill"}

// SQL is the mode's name as LOCK TABLE and the manual have it: ACCESS EXCLUSIVE.
func (m Mode) SQL() string {
	var b strings.Builder
	for i, r := range modes[m] {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

// String is the answer in a word.
func (w Whether) String() string { return [...]string{"no", "perhaps", "yes"}[w] }
