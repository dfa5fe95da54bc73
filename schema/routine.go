package schema

import "strings"

// Routine is what functions and procedures have in common: a row of pg_proc.
type Routine struct {
	Schema     string
	Name       string
	Args       string   // the types of the input arguments, without modes and names
	Definition string   // pg_get_functiondef after CREATE OR REPLACE FUNCTION or PROCEDURE
	Inputs     []string // names of the input arguments; empty for one without; "VARIADIC name"
	Outputs    []string // name and type of the columns where the result is a record
	Defaults   []string // of the last input arguments
	Result     string   // SETOF and the type; of a procedure record or void
}

func (r Routine) id(kind Kind) ID {
	return ID{Kind: kind, Schema: r.Schema, Name: r.Name, Args: r.Args}
}

// Claims implements [Claimant]: functions, procedures and aggregates share one name space, in which the types of
// the input arguments are part of the name (pg_proc_proname_args_nsp_index).
func (r Routine) Claims() []Claim { return []Claim{claimRoutine(r.Schema, r.Name, r.Args)} }

// Recompiled implements [Compiled]: a session keeps what PL/pgSQL made of a body until the row of pg_proc changes (pl_comp.c), and
// refuses a variable of another type ("type of parameter … does not match that when preparing the plan", pl_exec.c).
func (r Routine) Recompiled() (attr string) {
	if strings.Contains(r.Definition, "\n LANGUAGE plpgsql\n") {
		return "Definition"
	}
	return ""
}

// Family implements [Overloaded].
func (r Routine) Family() Claim { return Claim{spaceRoutine, r.Schema, r.Name} }

func claimRoutine(schema, name, args string) Claim {
	return Claim{spaceRoutine, schema, name + "(" + args + ")"}
}
