package render

import "pawl/schema"

var operatorFamilyMember = ddl[*schema.OperatorFamilyMember]{
	create: func(w *writer, m *schema.OperatorFamilyMember, _ []schema.Object) {
		operatorFamilyName(w.kw("ALTER OPERATOR FAMILY "), m.Schema, m.Family, m.Method).kw(" ADD ")
		member(w, m.Member)
		w.end()
	},
	inline: func(w *writer, m *schema.OperatorFamilyMember) { member(w, m.Member) },
	drop: func(w *writer, m *schema.OperatorFamilyMember) {
		operatorFamilyName(w.kw("ALTER OPERATOR FAMILY "), m.Schema, m.Family, m.Method).kw(" DROP ").
			kw(either(m.Function, "FUNCTION ", "OPERATOR ")).number(int64(m.Number)).
			kw(" (").expr(m.Left).kw(", ").expr(m.Right).kw(")").end()
	},
	safety: definitions(""),
}

// member writes an operator or function as CREATE OPERATOR CLASS and ALTER OPERATOR FAMILY have it. The types of an
// operator are those of its operands.
func member(w *writer, m schema.Member) {
	if m.Function {
		w.kw("FUNCTION ").number(int64(m.Number)).kw(" (").expr(m.Left).kw(", ").expr(m.Right).kw(") ").expr(m.Object)
		return
	}
	w.kw("OPERATOR ").number(int64(m.Number)).kw(" ").expr(m.Object)
	if m.OrderBy != nil {
		w.kw(" FOR ORDER BY ").qualified(*m.OrderBy)
	}
}
