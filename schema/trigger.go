package schema

// KindTrigger is a trigger.
const KindTrigger Kind = "trigger"
