package schema

// KindProcedure is a procedure.
const KindProcedure Kind = "procedure"

// Procedure is a row of pg_proc with prokind p.
type Procedure struct {
	Routine
	// Signature is Args with IN before each: without a mode PostgreSQL would also look for a procedure with output
	// arguments of these types, and find two.
	Signature string
}

// ID implements [Object].
func (p *Procedure) ID() ID { return p.id(KindProcedure) }

// Exposed implements [Exposed].
func (p *Procedure) Exposed() bool { return true }
