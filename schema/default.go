package schema

// KindDefault is the default expression of a column.
const KindDefault Kind = "default"

// Default is a row of pg_attrdef that is not the expression of a generated column. It is an object of its own
// because it may need what needs its table: a sequence that the column owns, a function over the row type.
type Default struct {
	InTable
	Column     string
	Expression string // pg_get_expr
	Volatile   bool   // it calls a volatile function: each row gets a value of its own
	Parents    []Name // tables that the column comes from
	HasHeirs   bool
	Local      bool // the column is declared in the table itself
}

// ID implements [Object].
func (d *Default) ID() ID { return d.member(KindDefault, d.Column) }

// Host implements [Hosted]; the columns of views are no objects, so there it is the view.
func (d *Default) Host() ID {
	if d.Relation == KindTable || d.Relation == KindForeignTable {
		return d.member(KindColumn, d.Column)
	}
	return d.TableID()
}

// For implements [Bequest]: a column that comes from a parent table has the default that it has there (MergeAttributes in
// tablecmds.c).
func (d *Default) For(heir Heir) Object {
	own := *d
	if c, ok := heir.(*Column); ok {
		own.InTable, own.HasHeirs = c.InTable, c.HasHeirs
	}
	return &own
}

// Handed implements [Handed]: rows may be put into the child itself.
func (d *Default) Handed(child ID, parted bool) Object {
	own := *d
	own.Relation, own.Schema, own.Table = child.Kind, child.Schema, child.Name
	own.Parents, own.HasHeirs, own.Local = []Name{{d.Schema, d.Table}}, parted, true
	return &own
}

// InlineMode implements [Inline].
func (d *Default) InlineMode() InlineMode {
	if !d.Local || (d.Relation != KindTable && d.Relation != KindForeignTable) {
		return InlineNever
	}
	return InlineMay
}

// Accompanies implements [Accompanying].
func (d *Default) Accompanies() {}
