package schema

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
