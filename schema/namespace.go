package schema

// KindSchema is a schema (pg_namespace).
const KindSchema Kind = "schema"

// Namespace is a row of pg_namespace. The schema public is one like the others: a new database has it, and a
// desired state may lack it.
type Namespace struct {
	Name string
}

// ID implements [Object].
func (n *Namespace) ID() ID { return ID{Kind: KindSchema, Name: n.Name} }

// Exposed implements [Exposed].
func (n *Namespace) Exposed() bool { return true }
