package schema

import "slices"

// KindOperator is an operator.
const KindOperator Kind = "operator"

// None stands for the operand that a prefix operator lacks.
const None = "NONE"

// Operator is a row of pg_operator.
type Operator struct {
	Schema     string
	Name       string
	Left       string // format_type, or None
	Right      string
	Shell      bool // it is known only as the commutator or negator of another, and cannot be used yet
	Forgotten  bool // it is a shell, and the other one is gone
	Function   Name
	Commutator Name // its operands are those of this one, exchanged
	Negator    Name // its operands are those of this one
	Restrict   Name // selectivity estimators
	Join       Name
	Hashes     bool
	Merges     bool
	NamesShell bool // its commutator or negator is a shell
	Linkable   bool // ALTER OPERATOR can set the last ones but the estimators (since PostgreSQL 17)
}

// ID implements [Object].
func (o *Operator) ID() ID { return operatorID(Name{o.Schema, o.Name}, o.Left, o.Right) }

// LeftIn implements [Leftover].
func (o *Operator) LeftIn() ID {
	if !o.Forgotten {
		return ID{}
	}
	return ID{Kind: KindSchema, Name: o.Schema}
}

func operatorID(n Name, left, right string) ID {
	return ID{Kind: KindOperator, Schema: n.Schema, Name: n.Name, Args: left + ", " + right}
}

// CommutatorID is the ID of the commutator; it is zero where there is none.
func (o *Operator) CommutatorID() ID {
	if o.Commutator.IsZero() {
		return ID{}
	}
	return operatorID(o.Commutator, o.Right, o.Left)
}

// NegatorID is the ID of the negator; it is zero where there is none.
func (o *Operator) NegatorID() ID {
	if o.Negator.IsZero() {
		return ID{}
	}
	return operatorID(o.Negator, o.Left, o.Right)
}

// Needs implements [Needing]: a shell that takes the place of an operator comes with the operator that names it, so
// that must come after the end of the other.
func (o *Operator) Needs() []ID {
	if !o.NamesShell {
		return nil
	}
	return slices.DeleteFunc([]ID{o.CommutatorID(), o.NegatorID()}, func(id ID) bool { return id == ID{} })
}

// Claims implements [Claimant]: since PostgreSQL 17 an operator is the commutator, and the negator, of one other
// at most.
func (o *Operator) Claims() []Claim {
	var claims []Claim
	if id := o.CommutatorID(); id != (ID{}) {
		claims = append(claims, Claim{spaceCommutator, id.Schema, id.Name + "(" + id.Args + ")"})
	}
	if id := o.NegatorID(); id != (ID{}) {
		claims = append(claims, Claim{spaceNegator, id.Schema, id.Name + "(" + id.Args + ")"})
	}
	return claims
}

// Ambient implements [Ambient]: expressions hold its symbol.
func (o *Operator) Ambient() {}

// Exposed implements [Exposed].
func (o *Operator) Exposed() bool { return true }
