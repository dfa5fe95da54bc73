package schema

// KindFunction is a function.
const KindFunction Kind = "function"

// Function is a row of pg_proc with prokind f or w.
type Function struct {
	Routine
	Window bool // a window function
}

// ID implements [Object].
func (f *Function) ID() ID { return f.id(KindFunction) }
