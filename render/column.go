package render

import (
	"strings"

	"pawl/schema"
)

var column = ddl[*schema.Column]{
	found: foundMember[*schema.Column]("pg_attribute", "attrelid", "attname", " AND NOT attisdropped"),
	create: func(w *writer, c *schema.Column, parts []schema.Object) {
		alterMember(w, c.InTable).kw(" ADD COLUMN ")
		columnDefinition(w, c, defaultsOf(parts)[c.Name], false)
		w.end()
		columnSettings(w, c)
	},
	drop: func(w *writer, c *schema.Column) {
		if w.step.Only {
			w.kw("ALTER TABLE ONLY ").name(c.Schema, c.Table)
		} else {
			alterMember(w, c.InTable)
		}
		w.kw(" DROP COLUMN ").kw(either(w.step.IfExists, "IF EXISTS ", "")).name(c.Name).end()
	},
	rename: renameColumn,
	aside:  archiveColumn,
	update: func(w *writer, c *schema.Column, expression, where string) {
		if expression == "" {
			expression = valueOf(w, w.step.From.(*schema.Column), c)
		}
		if w.step.Batched {
			updateInBatches(w, c, expression, where)
			return
		}
		w.kw("UPDATE ").name(c.Schema, c.Table).kw(" SET ").name(c.Name).kw(" = ").expr(expression).
			kw(" WHERE ").name(c.Name).kw(" ").expr(where).end()
	},
	guards:    guardsOfColumn,
	locks:     columnLocks,
	questions: columnQuestions,
	first:     columnOrder,
	alter: map[string]func(w *writer, from, to *schema.Column){
		"Type": alterColumnType,
		"Collation": func(w *writer, from, to *schema.Column) {
			if from.Type == to.Type {
				alterColumnType(w, from, to)
			}
		},
		"NotNull":             alterNotNull,
		"NotNullName":         renameNotNull,
		"NotNullInvalid":      validateNotNull,
		"NotNullNoInherit":    inheritNotNull,
		"Identity":            alterIdentity,
		"Sequence":            alterIdentitySequence,
		"SequencePersistence": func(w *writer, _, to *schema.Column) { sequencePersistence(w, to) },
		"Generated":           func(w *writer, _, to *schema.Column) { alterColumn(w, to, true).kw(" DROP EXPRESSION").end() },
		"Expression": func(w *writer, _, to *schema.Column) {
			if to.Generated != "" {
				alterColumn(w, to, false).kw(" SET EXPRESSION AS (").expr(to.Expression).kw(")").end()
			}
		},
		"TypeStorage": func(w *writer, _, to *schema.Column) {
			if !w.types.replaced[to.BaseType] { // a new type brings its own
				columnStorage(w, to)
			}
		},
		"Storage":     func(w *writer, _, to *schema.Column) { columnStorage(w, to) },
		"Compression": func(w *writer, _, to *schema.Column) { columnCompression(w, to) },
		"Statistics":  func(w *writer, _, to *schema.Column) { columnStatistics(w, to) },
		"Options": func(w *writer, from, to *schema.Column) {
			w.changedOptions(from.Options, to.Options, func() { alterColumn(w, to, true) })
		},
		"FdwOptions": func(w *writer, from, to *schema.Column) {
			alterColumn(w, to, true).kw(" OPTIONS (").changedFdwOptions(from.FdwOptions, to.FdwOptions).kw(")").end()
		},
	},
	safety: columnVerdicts,
}

// columnOrder lets an identity or generation expression go first, and come after NOT NULL.
func columnOrder(from, _ *schema.Column, attrs []string) []string {
	late := func(a string) bool {
		return a == "Identity" && from.Identity == "" || a == "Sequence"
	}
	early := func(a string) bool { return a == "Identity" && from.Identity != "" || a == "Generated" }
	var out []string
	for _, a := range attrs {
		if early(a) {
			out = append(out, a)
		}
	}
	for _, a := range attrs {
		if !early(a) && !late(a) {
			out = append(out, a)
		}
	}
	for _, a := range attrs {
		if late(a) {
			out = append(out, a)
		}
	}
	return out
}

// alterMember begins a statement on the relation that a part belongs to.
func alterMember(w *writer, t schema.InTable) *writer {
	switch t.Relation {
	case schema.KindView:
		w.kw("ALTER VIEW ")
	case schema.KindMaterializedView:
		w.kw("ALTER MATERIALIZED VIEW ")
	case schema.KindForeignTable:
		w.kw("ALTER FOREIGN TABLE ")
	default:
		w.kw("ALTER TABLE ")
	}
	return w.name(t.Schema, t.Table)
}

// alterColumn begins a statement on a column. only keeps child tables as they are: theirs are changed by
// statements of their own.
func alterColumn(w *writer, c *schema.Column, only bool) *writer {
	if only && c.HasHeirs {
		w.kw(either(c.Relation == schema.KindForeignTable, "ALTER FOREIGN TABLE ONLY ", "ALTER TABLE ONLY ")).
			name(c.Schema, c.Table)
	} else {
		alterMember(w, c.InTable)
	}
	return w.kw(" ALTER COLUMN ").name(c.Name)
}

// columnDefinition writes a column as CREATE TABLE and ADD COLUMN have it.
func columnDefinition(w *writer, c *schema.Column, d *schema.Default, typed bool) {
	w.name(c.Name)
	if typed {
		w.kw(" WITH OPTIONS")
	} else {
		w.kw(" ").expr(c.Type)
		if len(c.FdwOptions) > 0 {
			w.kw(" OPTIONS (").fdwOptions(c.FdwOptions).kw(")")
		}
		if !c.Collation.IsZero() {
			w.kw(" COLLATE ").qualified(c.Collation)
		}
	}
	switch {
	case c.Generated != "" && w.inheriting && c.GeneratedInherited && w.major < 16:
		// The expression is the parent's; older servers refuse to hear it again.
	case c.Generated == "v":
		w.kw(" GENERATED ALWAYS AS (").expr(c.Expression).kw(") VIRTUAL")
	case c.Generated != "":
		w.kw(" GENERATED ALWAYS AS (").expr(c.Expression).kw(") STORED")
	case c.Identity != "":
		w.kw(" ").kw(identity(c))
		sequenceParentheses(w, c.SequenceName, c.Sequence, c.Type)
	case d != nil:
		w.kw(" DEFAULT ").expr(d.Expression)
	}
	if c.NotNull && c.NotNullLocal && !c.NotNullInvalid {
		notNull(w, c)
	}
}

func identity(c *schema.Column) keyword {
	return either(c.Identity == "a", "GENERATED ALWAYS AS IDENTITY", "GENERATED BY DEFAULT AS IDENTITY")
}

// columnSettings writes what neither CREATE TABLE nor ADD COLUMN can say on all supported versions.
func columnSettings(w *writer, c *schema.Column) {
	if c.NotNullLocal && (c.NotNullInvalid || c.Follows()) {
		alterNotNull(w, nil, c)
	}
	if c.Storage != "" {
		columnStorage(w, c)
	}
	if c.Compression != "" {
		columnCompression(w, c)
	}
	if c.Statistics >= 0 {
		columnStatistics(w, c)
	}
	if len(c.Options) > 0 {
		alterColumn(w, c, true).kw(" SET (").options(c.Options).kw(")").end()
	}
	if c.SequencePersistence.OfItsOwn() {
		sequencePersistence(w, c)
	}
}

func sequencePersistence(w *writer, c *schema.Column) {
	w.kw("ALTER SEQUENCE ").qualified(c.IdentitySequence()).
		kw(either(c.SequencePersistence.Sequence == "u", " SET UNLOGGED", " SET LOGGED")).end()
}

func columnStorage(w *writer, c *schema.Column) {
	alterColumn(w, c, true).kw(" SET STORAGE ").expr(orElse(c.Storage, c.TypeStorage)).end()
}

func columnCompression(w *writer, c *schema.Column) {
	alterColumn(w, c, true).kw(" SET COMPRESSION ").expr(orElse(c.Compression, "default")).end()
}

func columnStatistics(w *writer, c *schema.Column) {
	alterColumn(w, c, true).kw(" SET STATISTICS ").number(int64(c.Statistics)).end()
}

func alterColumnType(w *writer, from, to *schema.Column) {
	alterColumn(w, to, false).kw(" TYPE ").expr(to.Type)
	if !to.Collation.IsZero() {
		w.kw(" COLLATE ").qualified(to.Collation)
	}
	// The values of a foreign table are elsewhere; PostgreSQL converts none, and refuses to be told how.
	if using := conversion(w, from, to); using != "" && to.Relation != schema.KindForeignTable {
		w.kw(" USING ").expr(using)
	}
	w.end()
	keepStorage(w, from, to)
}

// keepStorage puts back what a change of type resets, here and in child tables (ATExecAlterColumnType).
func keepStorage(w *writer, from, to *schema.Column) {
	if to.Storage != "" && to.Storage == from.Storage {
		alterColumn(w, to, false).kw(" SET STORAGE ").expr(to.Storage).end()
	}
	if to.Compression != "" && to.Compression == from.Compression {
		alterColumn(w, to, false).kw(" SET COMPRESSION ").expr(to.Compression).end()
	}
}

func alterIdentity(w *writer, from, to *schema.Column) {
	switch {
	case to.Identity == "":
		alterColumn(w, to, false).kw(" DROP IDENTITY").end()
	case from.Identity == "" && w.step.Adopts != nil:
		passIdentity(w, w.step.Adopts.(*schema.Column), to)
	case from.Identity == "":
		alterColumn(w, to, false).kw(" ADD ").kw(identity(to))
		sequenceParentheses(w, to.SequenceName, to.Sequence, to.Type)
		w.end()
		if to.SequencePersistence.OfItsOwn() {
			sequencePersistence(w, to)
		}
	default:
		alterColumn(w, to, false).kw(either(to.Identity == "a", " SET GENERATED ALWAYS", " SET GENERATED BY DEFAULT")).end()
	}
}

// passIdentity makes a column the identity column in another one's place, whose numbers go on. The table is locked.
func passIdentity(w *writer, from, to *schema.Column) {
	statement := func(write func(w *writer)) string {
		inner := &writer{major: w.major}
		write(inner)
		return strings.Join(inner.statements, ";\n    ") + ";\n"
	}
	body := "\nDECLARE\n    last   bigint;\n    called boolean;\nBEGIN\n" +
		"    SELECT last_value, is_called INTO last, called FROM " + sequenceOf(from) + ";\n" +
		"    " + statement(func(w *writer) { alterColumn(w, from, false).kw(" DROP IDENTITY").end() }) +
		"    " + statement(func(w *writer) { alterIdentity(w, bare(to), to) }) +
		"    PERFORM pg_catalog.setval(" + Literal(sequenceOf(to)) + ", last, called);\nEND\n"
	w.kw("DO ").expr(Dollar(body)).end()
}

// sequenceOf is the name of an identity column's sequence in SQL.
func sequenceOf(c *schema.Column) string {
	n := c.IdentitySequence()
	return qualified(n.Schema, n.Name)
}

// bare is the column without its identity.
func bare(c *schema.Column) *schema.Column {
	plain := *c
	plain.Identity = ""
	return &plain
}

func alterIdentitySequence(w *writer, from, to *schema.Column) {
	if from.Identity == "" || to.Identity == "" {
		return
	}
	intoBounds(w, from.IdentitySequence(), *from.Sequence, *to.Sequence)
	alterColumn(w, to, false)
	changedSequenceOptions(w, *from.Sequence, *to.Sequence, " SET")
	restart(w, *from.Sequence, *to.Sequence)
	w.end()
}
