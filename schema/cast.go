package schema

// KindCast is a cast.
const KindCast Kind = "cast"

// Cast is a row of pg_cast that is not made with a range type.
type Cast struct {
	Source   string // format_type
	Target   string
	Method   string // f function, i through text (INOUT), b none: the types are binary coercible
	Function string // with its argument types; empty for the other methods
	Context  string // e explicit, a on assignment, i implicit
}

// ID implements [Object].
func (c *Cast) ID() ID { return ID{Kind: KindCast, Name: c.Source + " AS " + c.Target} }

// Ambient implements [Ambient]: types are converted without its name.
func (c *Cast) Ambient() {}

// Converts implements [Converting].
func (c *Cast) Converts() {}

// Exposed implements [Exposed]: queries convert by it, and PostgreSQL does not record which expressions do.
func (c *Cast) Exposed() bool { return true }
