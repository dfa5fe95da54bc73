package schema

// KindRule is a rewrite rule other than that of a view.
const KindRule Kind = "rule"

// Rule is a row of pg_rewrite whose name is not _RETURN.
type Rule struct {
	InTable
	Name       string
	Definition string // pg_get_ruledef after CREATE RULE name AS, without the semicolon
	State      string // O origin and local, D never, R on a replica, A always
}

// ID implements [Object].
func (r *Rule) ID() ID { return r.member(KindRule, r.Name) }
