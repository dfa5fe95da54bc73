package parse

import (
	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// objectsOf names what a definition makes or alters.
func objectsOf(n *pg_query.Node) []Object {
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateSchemaStmt:
		return schemaObjects(v.CreateSchemaStmt)
	case *pg_query.Node_AlterTableStmt:
		return alteredTable(v.AlterTableStmt)
	case *pg_query.Node_GrantStmt:
		return grantedOn(v.GrantStmt)
	case *pg_query.Node_CommentStmt:
		return []Object{objectOf(v.CommentStmt.Objtype, v.CommentStmt.Object)}
	case *pg_query.Node_SecLabelStmt:
		return []Object{objectOf(v.SecLabelStmt.Objtype, v.SecLabelStmt.Object)}
	case *pg_query.Node_AlterOwnerStmt:
		return []Object{relationOr(v.AlterOwnerStmt.Relation, v.AlterOwnerStmt.ObjectType, v.AlterOwnerStmt.Object)}
	case *pg_query.Node_AlterObjectSchemaStmt:
		return []Object{relationOr(v.AlterObjectSchemaStmt.Relation, v.AlterObjectSchemaStmt.ObjectType, v.AlterObjectSchemaStmt.Object)}
	case *pg_query.Node_RenameStmt:
		return []Object{renamed(v.RenameStmt)}
	}
	for _, find := range []func(*pg_query.Node) (Object, bool){
		createdRelation, createdOnTable, createdType, createdRoutine, createdOther, alteredOther,
	} {
		if o, ok := find(n); ok {
			return []Object{o}
		}
	}
	return nil
}

func relation(kind string, v *pg_query.RangeVar) Object {
	return Object{Kind: kind, Schema: v.GetSchemaname(), Name: v.GetRelname()}
}

func created(kind string, v *pg_query.RangeVar, tolerant bool) (Object, bool) {
	o := relation(kind, v)
	o.Creates, o.Tolerant = true, tolerant
	return o, true
}

func createdNamed(kind string, names []*pg_query.Node, tolerant bool) (Object, bool) {
	schema, name := qualified(names)
	return Object{Kind: kind, Schema: schema, Name: name, Creates: true, Tolerant: tolerant}, true
}

func createdRelation(n *pg_query.Node) (Object, bool) {
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateStmt:
		return created("table", v.CreateStmt.Relation, v.CreateStmt.IfNotExists)
	case *pg_query.Node_CreateForeignTableStmt:
		base := v.CreateForeignTableStmt.BaseStmt
		return created("foreign table", base.GetRelation(), base.GetIfNotExists())
	case *pg_query.Node_ViewStmt:
		return created("view", v.ViewStmt.View, v.ViewStmt.Replace)
	case *pg_query.Node_CreateTableAsStmt:
		kind := "table"
		if v.CreateTableAsStmt.Objtype == pg_query.ObjectType_OBJECT_MATVIEW {
			kind = "materialized view"
		}
		return created(kind, v.CreateTableAsStmt.Into.GetRel(), v.CreateTableAsStmt.IfNotExists)
	case *pg_query.Node_CreateSeqStmt:
		return created("sequence", v.CreateSeqStmt.Sequence, v.CreateSeqStmt.IfNotExists)
	case *pg_query.Node_IndexStmt:
		// An index stands in the schema of its table; its own name has none.
		o := Object{Kind: "index", Schema: v.IndexStmt.Relation.GetSchemaname(), Name: v.IndexStmt.Idxname}
		o.Creates, o.Tolerant = true, v.IndexStmt.IfNotExists
		return o, true
	case *pg_query.Node_CreateStatsStmt:
		if len(v.CreateStatsStmt.Defnames) == 0 {
			return Object{}, false // the server names it
		}
		return createdNamed("statistics", v.CreateStatsStmt.Defnames, v.CreateStatsStmt.IfNotExists)
	}
	return Object{}, false
}

// createdOnTable names what has a name only together with its table's.
func createdOnTable(n *pg_query.Node) (Object, bool) {
	on := func(kind, name string, table *pg_query.RangeVar, tolerant bool) (Object, bool) {
		return Object{Kind: kind, Schema: table.GetSchemaname(), Parent: table.GetRelname(), Name: name,
			Creates: true, Tolerant: tolerant}, true
	}
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateTrigStmt:
		return on("trigger", v.CreateTrigStmt.Trigname, v.CreateTrigStmt.Relation, v.CreateTrigStmt.Replace)
	case *pg_query.Node_CreatePolicyStmt:
		return on("policy", v.CreatePolicyStmt.PolicyName, v.CreatePolicyStmt.Table, false)
	case *pg_query.Node_AlterPolicyStmt:
		o, _ := on("policy", v.AlterPolicyStmt.PolicyName, v.AlterPolicyStmt.Table, false)
		o.Creates = false
		return o, true
	case *pg_query.Node_RuleStmt:
		return on("rule", v.RuleStmt.Rulename, v.RuleStmt.Relation, v.RuleStmt.Replace)
	}
	return Object{}, false
}

func createdType(n *pg_query.Node) (Object, bool) {
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateEnumStmt:
		return createdNamed("enum", v.CreateEnumStmt.TypeName, false)
	case *pg_query.Node_CreateDomainStmt:
		return createdNamed("domain", v.CreateDomainStmt.Domainname, false)
	case *pg_query.Node_CompositeTypeStmt:
		return created("composite", v.CompositeTypeStmt.Typevar, false)
	case *pg_query.Node_CreateRangeStmt:
		return createdNamed("range", v.CreateRangeStmt.TypeName, false)
	case *pg_query.Node_DefineStmt:
		return defined(v.DefineStmt)
	}
	return Object{}, false
}

// defined names what the many statements of one form make: CREATE word name (...).
func defined(v *pg_query.DefineStmt) (Object, bool) {
	// CREATE TYPE without a definition only announces the name.
	announced := v.Kind == pg_query.ObjectType_OBJECT_TYPE && len(v.Definition) == 0
	o, _ := createdNamed(kindWord(v.Kind), v.Defnames, v.IfNotExists || v.Replace || announced)
	if v.Kind == pg_query.ObjectType_OBJECT_AGGREGATE {
		if len(v.Args) > 0 {
			o.Arguments = inputTypes(v.Args[0].GetList().GetItems())
		} else {
			o.Kind = "" // the old form gives its types as options; the server compares them
		}
	}
	return o, true
}

func createdRoutine(n *pg_query.Node) (Object, bool) {
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateFunctionStmt:
		kind := "function"
		if v.CreateFunctionStmt.IsProcedure {
			kind = "procedure"
		}
		o, _ := createdNamed(kind, v.CreateFunctionStmt.Funcname, v.CreateFunctionStmt.Replace)
		o.Arguments = inputTypes(v.CreateFunctionStmt.Parameters)
		return o, true
	case *pg_query.Node_AlterFunctionStmt:
		o := routine(kindWord(v.AlterFunctionStmt.Objtype), v.AlterFunctionStmt.Func)
		return o, true
	}
	return Object{}, false
}

func routine(kind string, v *pg_query.ObjectWithArgs) Object {
	schema, name := qualified(v.GetObjname())
	o := Object{Kind: kind, Schema: schema, Name: name}
	switch {
	case v.GetArgsUnspecified():
	case len(v.GetObjfuncargs()) > 0:
		o.Arguments = inputTypes(v.GetObjfuncargs())
	default:
		o.Arguments = "("
		for i, each := range v.GetObjargs() {
			if i > 0 {
				o.Arguments += ","
			}
			o.Arguments += typeText(each.GetTypeName())
		}
		o.Arguments += ")"
	}
	return o
}

// schemaObjects names a schema and what its CREATE SCHEMA defines within it.
func schemaObjects(v *pg_query.CreateSchemaStmt) []Object {
	name := v.Schemaname
	if name == "" {
		name = v.Authrole.GetRolename()
	}
	objects := []Object{{Kind: "schema", Name: name, Creates: true, Tolerant: v.IfNotExists}}
	for _, each := range v.SchemaElts {
		for _, o := range objectsOf(each) {
			if o.Schema == "" {
				o.Schema = name
			}
			objects = append(objects, o)
		}
	}
	return objects
}

// alteredTable names a table and the columns and constraints added to it.
func alteredTable(v *pg_query.AlterTableStmt) []Object {
	table := relation(kindWord(v.Objtype), v.Relation)
	if v.Objtype == pg_query.ObjectType_OBJECT_TYPE {
		table.Kind = "composite"
	}
	objects := []Object{table}
	for _, each := range v.Cmds {
		if o := addedPart(table, each.GetAlterTableCmd()); o.Name != "" {
			objects = append(objects, o)
		}
	}
	return objects
}

// addedPart names the column or constraint that one clause of ALTER TABLE adds; the
// name is empty if it adds none or leaves the name to the server.
func addedPart(table Object, v *pg_query.AlterTableCmd) Object {
	o := Object{Schema: table.Schema, Parent: table.Name, Creates: true}
	switch v.GetSubtype() {
	case pg_query.AlterTableType_AT_AddColumn:
		o.Kind, o.Name = partKind(table.Kind), v.Def.GetColumnDef().GetColname()
		o.Tolerant = v.MissingOk
	case pg_query.AlterTableType_AT_AddConstraint:
		o.Kind, o.Name = "constraint", v.Def.GetConstraint().GetConname()
	}
	return o
}

// partKind is what the columns of a relation are called.
func partKind(relationKind string) string {
	if relationKind == "composite" {
		return "attribute"
	}
	return "column"
}
