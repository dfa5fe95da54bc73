package schema

import "strings"

// KindTrigger is a trigger.
const KindTrigger Kind = "trigger"

// Trigger is a row of pg_trigger that a user made, or PostgreSQL for a partition.
type Trigger struct {
	InTable
	Name        string
	Definition  string // pg_get_triggerdef after the name; empty for a clone
	Constraint  bool   // CREATE CONSTRAINT TRIGGER
	Partitioned bool   // a row trigger of a partitioned table, which partitions have clones of
	Firing      Firing
	Parent      *TriggerRef // the trigger of the partitioned table that this one is a clone of
}

// Firing is when a trigger fires: O origin and local, D never, R on a replica, A always.
type Firing struct {
	State  string
	Parent string // of a clone: the state of the trigger that it is a clone of
}

// TriggerRef names a trigger.
type TriggerRef struct {
	Schema, Table, Name string
}

// Follows says that a clone fires when its parent does.
func (f Firing) Follows() bool { return f.Parent == "" || f.Parent == f.State }

// ID implements [Object].
func (t *Trigger) ID() ID { return t.member(KindTrigger, t.Name) }

// Ancestors implements [Heir].
func (t *Trigger) Ancestors() []ID {
	if t.Parent == nil {
		return nil
	}
	return []ID{{Kind: KindTrigger, Schema: t.Parent.Schema, Parent: t.Parent.Table, Name: t.Parent.Name}}
}

// Inherited implements [Heir].
func (t *Trigger) Inherited() bool { return t.Parent != nil }

// Made implements [Clone].
func (t *Trigger) Made() (made Object, attrs []string) {
	if t.Firing.Follows() {
		return t, nil
	}
	u := *t
	u.Firing.State = t.Firing.Parent
	return &u, []string{"Firing"}
}

// Handed implements [Handed]: a trigger for statements is the table's own.
func (t *Trigger) Handed(child ID, parted bool) Object {
	if !t.Partitioned {
		return nil
	}
	own := *t
	own.Relation, own.Schema, own.Table = child.Kind, child.Schema, child.Name
	own.Definition, own.Partitioned = "", parted
	own.Parent, own.Firing.Parent = &TriggerRef{t.Schema, t.Table, t.Name}, t.Firing.State
	return &own
}

// AlsoOf is the trigger for UPDATE OF one more column, if it is for that of the first; ok is false if it is not.
func (t *Trigger) AlsoOf(column, more string) (wider *Trigger, ok bool) {
	// pg_get_triggerdef names the events before the table, and columns only there (ruleutils.c).
	events, rest, found := strings.Cut(t.Definition, " OF ")
	if !found || !strings.HasSuffix(events, "UPDATE") || strings.Contains(events, " ON ") {
		return nil, false
	}
	for at := 0; ; {
		name := leadingIdent(rest[at:])
		end := at + len(name)
		if name == QuoteIdent(column) {
			u := *t
			u.Definition = events + " OF " + rest[:end] + ", " + QuoteIdent(more) + rest[end:]
			return &u, true
		}
		if !strings.HasPrefix(rest[end:], ", ") {
			return nil, false
		}
		at = end + len(", ")
	}
}

// leadingIdent is the name at the beginning of a text, with its quotes.
func leadingIdent(text string) string {
	if !strings.HasPrefix(text, `"`) {
		return text[:len(text)-len(strings.TrimLeftFunc(text, func(r rune) bool { return r != ' ' && r != ',' }))]
	}
	for i := 1; i < len(text); i++ {
		if text[i] == '"' {
			if i+1 == len(text) || text[i+1] != '"' {
				return text[:i+1]
			}
			i++
		}
	}
	return text
}
