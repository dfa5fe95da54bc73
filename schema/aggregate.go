package schema

// KindAggregate is an aggregate function.
const KindAggregate Kind = "aggregate"

// Aggregate is a row of pg_aggregate (https://www.postgresql.org/docs/current/catalog-pg-aggregate.html).
// What lies in pg_catalog is named without its schema.
type Aggregate struct {
	Schema     string
	Name       string
	Args       string   // the types of all arguments; empty for an aggregate of (*)
	Arguments  string   // pg_get_function_arguments: with modes, names and ORDER BY
	Inputs     []string // names of the arguments; empty for one without; "VARIADIC name"
	Result     string   // the type
	Type       string   // n normal, o ordered-set, h hypothetical-set
	DirectArgs int      // of an ordered-set aggregate
	Plain      Transition
	Moving     Transition // of moving-aggregate mode; zero: none
	Combine    Name
	Serial     Name
	Deserial   Name
	SortOp     Name
	Parallel   string // s safe, r restricted, u unsafe
}

// Transition is how an aggregate comes to its result.
type Transition struct {
	Function    Name
	Inverse     Name // of moving-aggregate mode
	State       string
	Space       int // approximate size of the state; 0: unknown
	Final       Name
	FinalExtra  bool
	FinalModify string  // r read only, s shareable, w read write
	Initial     *string // nil: null
}

// ID implements [Object].
func (a *Aggregate) ID() ID {
	return ID{Kind: KindAggregate, Schema: a.Schema, Name: a.Name, Args: a.Args}
}

// Claims implements [Claimant].
func (a *Aggregate) Claims() []Claim { return []Claim{claimRoutine(a.Schema, a.Name, a.Args)} }

// Family implements [Overloaded].
func (a *Aggregate) Family() Claim { return Claim{spaceRoutine, a.Schema, a.Name} }

// Exposed implements [Exposed].
func (a *Aggregate) Exposed() bool { return true }
