package lint

import (
	"slices"

	pg "github.com/pganalyze/pg_query_go/v5"
)

var codeRules = []*Rule{
	{
		Code: "PAWL-L501", Name: "rename-table", Severity: Error,
		Summary: "code that knows the old name of the table fails at once",
		Why:     "Code that runs while the migration is applied uses the old name, and the new code the new one; bodies of functions that are strings keep the old one as well.",
		Manual:  "sql-altertable.html",
		Instead: "In two steps: rename and, in the same transaction, create a view of the old name; drop the view when no code uses it (pawl generate writes that for “renamed from”).",
		find: func(s *statement) []hit {
			v := s.GetRenameStmt()
			kinds := []pg.ObjectType{pg.ObjectType_OBJECT_TABLE, pg.ObjectType_OBJECT_FOREIGN_TABLE, pg.ObjectType_OBJECT_VIEW, pg.ObjectType_OBJECT_MATVIEW}
			if v == nil || !slices.Contains(kinds, v.RenameType) || s.getsView(v.Relation) {
				return nil
			}
			return on(v.Relation)
		},
	},
	{
		Code: "PAWL-L502", Name: "rename-column", Severity: Error,
		Summary: "code that knows the old name of the column fails at once",
		Why:     "Code that runs while the migration is applied uses the old name, and the new code the new one; bodies of functions that are strings keep the old one as well.",
		Manual:  "sql-altertable.html",
		Instead: "A second column with the new name that a trigger keeps the same, filled in batches; drop the old one when no code uses it (pawl generate writes that for “renamed from”).",
		find: func(s *statement) []hit {
			v := s.GetRenameStmt()
			if v == nil || v.RenameType != pg.ObjectType_OBJECT_COLUMN || s.exchanges(v) {
				return nil
			}
			return []hit{{table: v.Relation, what: nameOf(v.Relation) + "." + v.Subname}}
		},
	},
	{
		Code: "PAWL-L503", Name: "rename-schema", Severity: Error,
		Summary: "code that knows the old name of the schema fails at once",
		Why:     "All that is in it has another name from now on, also for a search_path that names the schema.",
		Manual:  "sql-alterschema.html", Instead: "A new schema with views of what code uses in the old one.",
		find: renames(pg.ObjectType_OBJECT_SCHEMA),
	},
	{
		Code: "PAWL-L504", Name: "rename-enum-value", Severity: Error,
		Summary: "code that writes the old value fails at once",
		Why:     "ALTER TYPE … RENAME VALUE changes the label for all rows in a moment; code that writes or compares with the old one gets an error (22P02).",
		Manual:  "sql-altertype.html", Instead: "ADD VALUE, deploy code that writes the new one and reads both, and update the rows.",
		find: func(s *statement) []hit {
			if v := s.GetAlterEnumStmt(); v.GetOldVal() != "" {
				return about(dotted(v.TypeName) + "." + v.OldVal)
			}
			return nil
		},
	},
	{
		Code: "PAWL-L505", Name: "rename-in-use", Severity: Warning,
		Summary: "code that knows the old name fails at once",
		Why:     "Queries name functions, types, domains and sequences as they do tables. (Renamed indexes and constraints matter only to code that reads error messages.)",
		Manual:  "sql-commands.html", Instead: "Create it under the new name beside the old one, and drop the old one when no code uses it.",
		find: renames(pg.ObjectType_OBJECT_FUNCTION, pg.ObjectType_OBJECT_PROCEDURE, pg.ObjectType_OBJECT_ROUTINE, pg.ObjectType_OBJECT_AGGREGATE,
			pg.ObjectType_OBJECT_TYPE, pg.ObjectType_OBJECT_DOMAIN, pg.ObjectType_OBJECT_SEQUENCE, pg.ObjectType_OBJECT_ATTRIBUTE, pg.ObjectType_OBJECT_ROLE,
			pg.ObjectType_OBJECT_DATABASE),
	},
	{
		Code: "PAWL-L506", Name: "set-schema", Severity: Error,
		Summary: "code that knows where it was fails at once",
		Why:     "SET SCHEMA gives it another qualified name; without one it is found only if the search_path has the new schema.",
		Manual:  "sql-altertable.html", Instead: "A view of the old name in the old schema, in the same transaction, until no code uses it.",
		find: func(s *statement) []hit {
			v := s.GetAlterObjectSchemaStmt()
			switch {
			case v == nil || v.ObjectType == pg.ObjectType_OBJECT_EXTENSION:
				return nil
			case v.Relation != nil && !s.getsView(v.Relation):
				return on(v.Relation)
			case v.Relation == nil:
				return about(droppedName(v.Object))
			}
			return nil
		},
	},
	{
		Code: "PAWL-L507", Name: "drop-in-use", Severity: Off,
		Summary: "code that uses it fails",
		Why:     "Nothing is lost, as its definition brings it back. But PostgreSQL does not know what applications use, nor what bodies of functions that are strings do. Privileges on it go with it.",
		Manual:  "sql-commands.html", Instead: "Drop it when no code uses it any more.",
		find: drops(pg.ObjectType_OBJECT_VIEW, pg.ObjectType_OBJECT_FUNCTION, pg.ObjectType_OBJECT_PROCEDURE, pg.ObjectType_OBJECT_ROUTINE, pg.ObjectType_OBJECT_AGGREGATE,
			pg.ObjectType_OBJECT_TYPE, pg.ObjectType_OBJECT_DOMAIN),
	},
}

// renames is a matcher for RENAME of some types of objects.
func renames(types ...pg.ObjectType) func(*statement) []hit {
	return func(s *statement) []hit {
		v := s.GetRenameStmt()
		if v == nil || !slices.Contains(types, v.RenameType) {
			return nil
		}
		old := v.Subname
		switch {
		case v.Relation != nil:
			old = nameOf(v.Relation)
		case v.Object != nil:
			old = droppedName(v.Object)
		}
		if s.getsType(old) {
			return nil
		}
		return about(old)
	}
}

// getsView says that the transaction goes on with a relation of the old name.
func (s *statement) getsView(old *pg.RangeVar) bool {
	for _, later := range s.script.statements[s.index+1:] {
		if s.block == 0 || later.block != s.block {
			return false
		}
		if made := created(later.Node); made != nil && same(made, old) {
			return true
		}
		if r := later.GetRenameStmt(); r != nil && r.Newname == old.Relname && r.RenameType != pg.ObjectType_OBJECT_COLUMN {
			return true
		}
	}
	return false
}

// exchanges says that the transaction gives the old name to another column of the table, or that this is such a name.
func (s *statement) exchanges(v *pg.RenameStmt) bool {
	for _, other := range s.script.statements {
		r := other.GetRenameStmt()
		if r == nil || r == v || s.block == 0 || other.block != s.block || r.RenameType != pg.ObjectType_OBJECT_COLUMN || !same(r.Relation, v.Relation) {
			continue
		}
		if r.Newname == v.Subname || v.Newname == r.Subname {
			return true
		}
	}
	return false
}

// getsType says that the transaction goes on with a type of the old name.
func (s *statement) getsType(old string) bool {
	for _, later := range s.script.statements[s.index+1:] {
		if s.block == 0 || later.block != s.block {
			return false
		}
		names := [][]*pg.Node{later.GetCreateEnumStmt().GetTypeName(), later.GetCreateDomainStmt().GetDomainname(), later.GetCreateRangeStmt().GetTypeName()}
		if slices.ContainsFunc(names, func(n []*pg.Node) bool { return n != nil && dotted(n) == old }) {
			return true
		}
	}
	return false
}
