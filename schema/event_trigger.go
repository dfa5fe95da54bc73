package schema

// KindEventTrigger is an event trigger.
const KindEventTrigger Kind = "event trigger"

// EventTrigger is a row of pg_event_trigger.
type EventTrigger struct {
	Name     string
	Event    string
	Tags     []string // command tags that it fires for; empty: all
	Function Name
	State    string // O origin and local, D never, R on a replica, A always
}

// ID implements [Object].
func (e *EventTrigger) ID() ID { return ID{Kind: KindEventTrigger, Name: e.Name} }
