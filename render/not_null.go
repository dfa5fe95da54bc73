package render

import (
	"pawl/plan"
	"pawl/schema"
)

// notNull writes the constraint as part of a column's definition.
func notNull(w *writer, c *schema.Column) {
	// A child table may have a constraint of that name already, which the usual name of a new one steers clear of.
	added := c.HasHeirs && c.NotNullName != "" && w.step.Verb == plan.Create && w.step.To.ID() == c.ID()
	if c.NamesNotNull() || added {
		w.kw(" CONSTRAINT ").name(c.NotNullName)
	}
	w.kw(" NOT NULL").kw(either(c.NotNullNoInherit, " NO INHERIT", ""))
}

// alterNotNull writes SET NOT NULL where that says all.
func alterNotNull(w *writer, _, to *schema.Column) {
	if !to.NotNull || !to.NamesNotNull() && !to.NotNullInvalid && !to.NotNullNoInherit {
		alterColumn(w, to, false).kw(either(to.NotNull, " SET NOT NULL", " DROP NOT NULL")).end()
		return
	}
	alterMember(w, to.InTable).kw(" ADD CONSTRAINT ").name(to.NotNullName).kw(" NOT NULL ").name(to.Name).
		kw(either(to.NotNullNoInherit, " NO INHERIT", "")).kw(either(to.NotNullInvalid, " NOT VALID", "")).end()
}

func renameNotNull(w *writer, from, to *schema.Column) {
	renameConstraint(w, to.InTable, from.NotNullName, to.NotNullName)
}

// validateNotNull makes the constraint again where it must stop being valid.
func validateNotNull(w *writer, from, to *schema.Column) {
	if to.NotNullInvalid {
		alterColumn(w, to, false).kw(" DROP NOT NULL").end()
		alterNotNull(w, from, to)
		return
	}
	alterMember(w, to.InTable).kw(" VALIDATE CONSTRAINT ").name(to.NotNullName).end()
}

func inheritNotNull(w *writer, from, to *schema.Column) {
	if from.NotNullInvalid != to.NotNullInvalid && to.NotNullInvalid {
		return // it was made again
	}
	alterMember(w, to.InTable).kw(" ALTER CONSTRAINT ").name(to.NotNullName).
		kw(either(to.NotNullNoInherit, " NO INHERIT", " INHERIT")).end()
}
