package lint

import (
	pg "github.com/pganalyze/pg_query_go/v5"
)

var constraintRules = []*Rule{
	{
		Code: "PAWL-L301", Name: "check-not-valid", Severity: Error,
		Summary: "nobody can use the table while its rows are read for the check",
		Why:     "ADD CONSTRAINT … CHECK reads all rows under an ACCESS EXCLUSIVE lock.",
		Manual:  "sql-altertable.html",
		Instead: "ADD CONSTRAINT … CHECK (…) NOT VALID, and VALIDATE CONSTRAINT in a later transaction: that reads while others read and write.",
		find:    addsConstraint(pg.ConstrType_CONSTR_CHECK, func(c *pg.Constraint) bool { return !c.SkipValidation }),
	},
	{
		Code: "PAWL-L302", Name: "foreign-key-not-valid", Severity: Error,
		Summary: "writes to both tables wait while each row is looked up",
		Why:     "ADD FOREIGN KEY takes a SHARE ROW EXCLUSIVE lock on both tables while it looks up the row that each one refers to.",
		Manual:  "sql-altertable.html",
		Instead: "ADD CONSTRAINT … FOREIGN KEY … NOT VALID, and VALIDATE CONSTRAINT in a later transaction. Of a partitioned table that is refused before PostgreSQL 18: add it to each partition first.",
		find:    addsConstraint(pg.ConstrType_CONSTR_FOREIGN, func(c *pg.Constraint) bool { return !c.SkipValidation }),
	},
	{
		Code: "PAWL-L303", Name: "unique-not-using-index", Severity: Error,
		Summary: "nobody can use the table while the index of the constraint is built",
		Why:     "ADD UNIQUE builds an index under an ACCESS EXCLUSIVE lock, and fails at its end if there are duplicates.",
		Manual:  "sql-altertable.html", Instead: "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX, which takes a moment.",
		find: addsConstraint(pg.ConstrType_CONSTR_UNIQUE, func(c *pg.Constraint) bool { return c.Indexname == "" }),
	},
	{
		Code: "PAWL-L304", Name: "primary-key-not-using-index", Severity: Error,
		Summary: "nobody can use the table while the index of the key is built",
		Why:     "ADD PRIMARY KEY builds an index under an ACCESS EXCLUSIVE lock; where the columns are not NOT NULL yet, it reads all rows for that too.",
		Manual:  "sql-altertable.html",
		Instead: "Make the columns NOT NULL (see set-not-null), CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … PRIMARY KEY USING INDEX.",
		find:    addsConstraint(pg.ConstrType_CONSTR_PRIMARY, func(c *pg.Constraint) bool { return c.Indexname == "" }),
	},
	{
		Code: "PAWL-L305", Name: "exclusion-constraint", Severity: Error,
		Summary: "nobody can use the table while the index of the constraint is built",
		Why:     "ADD EXCLUDE builds an index under an ACCESS EXCLUSIVE lock, and there is no form of it that works concurrently or is validated later.",
		Manual:  "sql-altertable.html", Instead: "When few use the table; or in a new table that the rows are copied into.",
		find: addsConstraint(pg.ConstrType_CONSTR_EXCLUSION, func(*pg.Constraint) bool { return true }),
	},
	{
		Code: "PAWL-L306", Name: "validate-in-same-transaction", Severity: Error, certain: true,
		Summary: "the constraint is validated while the lock of adding it is still held",
		Why:     "A lock is held until the transaction ends. ADD … NOT VALID and VALIDATE in one transaction read all rows under the strong lock, which is what NOT VALID is there to avoid.",
		Manual:  "explicit-locking.html", Instead: "VALIDATE CONSTRAINT in a transaction of its own: another migration, or behind COMMIT.",
		find: func(s *statement) []hit {
			return doesIf(func(a action) bool { return s.addedNow(a) }, pg.AlterTableType_AT_ValidateConstraint)(s)
		},
	},
	{
		Code: "PAWL-L307", Name: "drop-constraint", Severity: Warning, brief: true,
		Summary: "everything that uses the table waits while the constraint is dropped",
		Why:     "DROP CONSTRAINT takes an ACCESS EXCLUSIVE lock, for a foreign key on both tables. It is held for a moment, but while it waits for a query to end, all later queries wait behind it.",
		Manual:  "sql-altertable.html", Instead: "SET LOCAL lock_timeout before it, in a transaction of its own, and try again.",
		find: does(pg.AlterTableType_AT_DropConstraint),
	},
	{
		Code: "PAWL-L308", Name: "domain-constraint", Severity: Error,
		Summary: "writes to all tables with the domain wait while their rows are read",
		Why:     "ALTER DOMAIN … ADD CONSTRAINT and SET NOT NULL take a SHARE lock on each table that has a column of the domain, and read it. VALIDATE CONSTRAINT of a domain does the same.",
		Manual:  "sql-alterdomain.html",
		Instead: "ADD CONSTRAINT … NOT VALID, which holds for new values; or a check of each table that is validated by itself.",
		find: func(s *statement) []hit {
			v := s.GetAlterDomainStmt()
			bad := v != nil && (v.Subtype == "O" || v.Subtype == "V" || v.Subtype == "C" && !v.Def.GetConstraint().GetSkipValidation())
			if !bad {
				return nil
			}
			return about(dotted(v.TypeName))
		},
	},
	{
		Code: "PAWL-L309", Name: "constraint-gap", Severity: Warning,
		Summary: "rows come in that the dropped constraint kept out",
		Why:     "Between the two actions of one statement nothing comes in. But where a constraint is dropped in one transaction and added again in a later one, rows that break it may be there by then, and the second fails.",
		Manual:  "ddl-constraints.html", Instead: "Add the new constraint NOT VALID first, validate it, and drop the old one last.",
		find: func(s *statement) []hit {
			return doesIf(func(a action) bool { return s.addedLater(a) }, pg.AlterTableType_AT_DropConstraint)(s)
		},
	},
}

// addsConstraint is a matcher for constraints of a type that are added to a table.
func addsConstraint(typ pg.ConstrType, holds func(*pg.Constraint) bool) func(*statement) []hit {
	return doesIf(func(a action) bool {
		c := a.Def.GetConstraint()
		return c.GetContype() == typ && holds(c)
	}, pg.AlterTableType_AT_AddConstraint)
}

// addedNow says that the transaction at hand added the constraint that is validated.
func (s *statement) addedNow(a action) bool {
	for _, before := range s.script.statements[:s.index+1] {
		if before.index != s.index && (s.block == 0 || before.block != s.block) {
			continue
		}
		for _, other := range before.actions(pg.AlterTableType_AT_AddConstraint) {
			if c := other.Def.GetConstraint(); c.GetConname() == a.Name && c.SkipValidation && same(other.table, a.table) {
				return true
			}
		}
	}
	return false
}

// addedLater says that a later transaction of the file adds a constraint of the name again.
func (s *statement) addedLater(a action) bool {
	for _, later := range s.script.statements[s.index+1:] {
		if s.block != 0 && later.block == s.block {
			continue
		}
		for _, other := range later.actions(pg.AlterTableType_AT_AddConstraint) {
			if c := other.Def.GetConstraint(); c.GetConname() == a.Name && same(other.table, a.table) {
				return true
			}
		}
	}
	return false
}
