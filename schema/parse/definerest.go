package parse

import (
	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// createdOther names what is neither relation, type nor routine.
func createdOther(n *pg_query.Node) (Object, bool) {
	plain := func(kind, name string, tolerant bool) (Object, bool) {
		return Object{Kind: kind, Name: name, Creates: true, Tolerant: tolerant}, true
	}
	switch v := n.Node.(type) {
	case *pg_query.Node_CreateRoleStmt:
		return plain("role", v.CreateRoleStmt.Role, false)
	case *pg_query.Node_CreateExtensionStmt:
		return plain("extension", v.CreateExtensionStmt.Extname, v.CreateExtensionStmt.IfNotExists)
	case *pg_query.Node_CreateEventTrigStmt:
		return plain("event trigger", v.CreateEventTrigStmt.Trigname, false)
	case *pg_query.Node_CreatePublicationStmt:
		return plain("publication", v.CreatePublicationStmt.Pubname, false)
	case *pg_query.Node_CreateSubscriptionStmt:
		return plain("subscription", v.CreateSubscriptionStmt.Subname, false)
	case *pg_query.Node_CreateFdwStmt:
		return plain("foreign data wrapper", v.CreateFdwStmt.Fdwname, false)
	case *pg_query.Node_CreateForeignServerStmt:
		return plain("server", v.CreateForeignServerStmt.Servername, v.CreateForeignServerStmt.IfNotExists)
	case *pg_query.Node_CreatePlangStmt:
		return plain("language", v.CreatePlangStmt.Plname, v.CreatePlangStmt.Replace)
	case *pg_query.Node_CreateAmStmt:
		return plain("access method", v.CreateAmStmt.Amname, false)
	case *pg_query.Node_CreateConversionStmt:
		return createdNamed("conversion", v.CreateConversionStmt.ConversionName, false)
	case *pg_query.Node_CreateOpClassStmt:
		return createdNamed("operator class", v.CreateOpClassStmt.Opclassname, false)
	case *pg_query.Node_CreateOpFamilyStmt:
		return createdNamed("operator family", v.CreateOpFamilyStmt.Opfamilyname, false)
	case *pg_query.Node_CreateCastStmt:
		return plain("cast", "("+typeText(v.CreateCastStmt.Sourcetype)+" as "+typeText(v.CreateCastStmt.Targettype)+")", false)
	case *pg_query.Node_CreateTransformStmt:
		return plain("transform", typeText(v.CreateTransformStmt.TypeName)+" "+v.CreateTransformStmt.Lang, v.CreateTransformStmt.Replace)
	case *pg_query.Node_CreateUserMappingStmt:
		return Object{Kind: "user mapping", Parent: v.CreateUserMappingStmt.Servername,
			Name: v.CreateUserMappingStmt.User.GetRolename(), Creates: true, Tolerant: v.CreateUserMappingStmt.IfNotExists}, true
	}
	return Object{}, false
}

// alteredOther names what a statement alters that is made by another one.
func alteredOther(n *pg_query.Node) (Object, bool) {
	named := func(kind string, names []*pg_query.Node) (Object, bool) {
		schema, name := qualified(names)
		return Object{Kind: kind, Schema: schema, Name: name}, true
	}
	plain := func(kind, name string) (Object, bool) { return Object{Kind: kind, Name: name}, true }
	switch v := n.Node.(type) {
	case *pg_query.Node_AlterRoleStmt:
		return plain("role", v.AlterRoleStmt.Role.GetRolename())
	case *pg_query.Node_AlterRoleSetStmt:
		return plain("role", v.AlterRoleSetStmt.Role.GetRolename())
	case *pg_query.Node_AlterSeqStmt:
		return relation("sequence", v.AlterSeqStmt.Sequence), true
	case *pg_query.Node_AlterStatsStmt:
		return named("statistics", v.AlterStatsStmt.Defnames)
	case *pg_query.Node_AlterEnumStmt:
		return named("enum", v.AlterEnumStmt.TypeName)
	case *pg_query.Node_AlterDomainStmt:
		return named("domain", v.AlterDomainStmt.TypeName)
	case *pg_query.Node_AlterTypeStmt:
		return named("type", v.AlterTypeStmt.TypeName)
	case *pg_query.Node_AlterTsdictionaryStmt:
		return named("text search dictionary", v.AlterTsdictionaryStmt.Dictname)
	case *pg_query.Node_AlterTsconfigurationStmt:
		return named("text search configuration", v.AlterTsconfigurationStmt.Cfgname)
	case *pg_query.Node_AlterCollationStmt:
		return named("collation", v.AlterCollationStmt.Collname)
	case *pg_query.Node_AlterOpFamilyStmt:
		return named("operator family", v.AlterOpFamilyStmt.Opfamilyname)
	case *pg_query.Node_AlterExtensionStmt:
		return plain("extension", v.AlterExtensionStmt.Extname)
	case *pg_query.Node_AlterFdwStmt:
		return plain("foreign data wrapper", v.AlterFdwStmt.Fdwname)
	case *pg_query.Node_AlterForeignServerStmt:
		return plain("server", v.AlterForeignServerStmt.Servername)
	case *pg_query.Node_AlterPublicationStmt:
		return plain("publication", v.AlterPublicationStmt.Pubname)
	case *pg_query.Node_AlterSubscriptionStmt:
		return plain("subscription", v.AlterSubscriptionStmt.Subname)
	case *pg_query.Node_AlterEventTrigStmt:
		return plain("event trigger", v.AlterEventTrigStmt.Trigname)
	}
	return Object{}, false
}

// grantedOn names the objects of a GRANT or REVOKE. Of ALL TABLES IN SCHEMA and its
// like it names the schemas.
func grantedOn(v *pg_query.GrantStmt) []Object {
	objtype := v.Objtype
	if v.Targtype == pg_query.GrantTargetType_ACL_TARGET_ALL_IN_SCHEMA {
		objtype = pg_query.ObjectType_OBJECT_SCHEMA
	}
	var objects []Object
	for _, each := range v.Objects {
		objects = append(objects, objectOf(objtype, each))
	}
	return objects
}

func renamed(v *pg_query.RenameStmt) Object {
	switch v.RenameType {
	case pg_query.ObjectType_OBJECT_COLUMN, pg_query.ObjectType_OBJECT_ATTRIBUTE, pg_query.ObjectType_OBJECT_TABCONSTRAINT,
		pg_query.ObjectType_OBJECT_TRIGGER, pg_query.ObjectType_OBJECT_POLICY, pg_query.ObjectType_OBJECT_RULE:
		return Object{Kind: kindWord(v.RenameType), Schema: v.Relation.GetSchemaname(), Parent: v.Relation.GetRelname(), Name: v.Subname}
	case pg_query.ObjectType_OBJECT_SCHEMA:
		return Object{Kind: "schema", Name: v.Subname}
	}
	return relationOr(v.Relation, v.RenameType, v.Object)
}

func relationOr(v *pg_query.RangeVar, objtype pg_query.ObjectType, other *pg_query.Node) Object {
	if v != nil {
		return relation(kindWord(objtype), v)
	}
	return objectOf(objtype, other)
}

// objectOf names the object in the forms that the grammar has for "any object".
func objectOf(objtype pg_query.ObjectType, n *pg_query.Node) Object {
	kind := kindWord(objtype)
	switch v := n.GetNode().(type) {
	case *pg_query.Node_RangeVar:
		return relation(kind, v.RangeVar)
	case *pg_query.Node_String_:
		return Object{Kind: kind, Name: v.String_.Sval}
	case *pg_query.Node_ObjectWithArgs:
		return routine(kind, v.ObjectWithArgs)
	case *pg_query.Node_TypeName:
		schema, name := qualified(v.TypeName.Names)
		return Object{Kind: kind, Schema: schema, Name: name}
	case *pg_query.Node_List:
		return listedObject(objtype, v.List.Items)
	}
	return Object{Kind: kind}
}

func listedObject(objtype pg_query.ObjectType, items []*pg_query.Node) Object {
	kind := kindWord(objtype)
	switch objtype {
	case pg_query.ObjectType_OBJECT_COLUMN, pg_query.ObjectType_OBJECT_ATTRIBUTE, pg_query.ObjectType_OBJECT_TABCONSTRAINT,
		pg_query.ObjectType_OBJECT_TRIGGER, pg_query.ObjectType_OBJECT_POLICY, pg_query.ObjectType_OBJECT_RULE:
		if len(items) < 2 {
			break
		}
		schema, table := qualified(items[:len(items)-1])
		return Object{Kind: kind, Schema: schema, Parent: table, Name: items[len(items)-1].GetString_().GetSval()}
	case pg_query.ObjectType_OBJECT_DOMCONSTRAINT:
		if len(items) == 2 {
			schema, domain := qualified(items[0].GetTypeName().GetNames())
			return Object{Kind: kind, Schema: schema, Parent: domain, Name: items[1].GetString_().GetSval()}
		}
	case pg_query.ObjectType_OBJECT_OPCLASS, pg_query.ObjectType_OBJECT_OPFAMILY:
		items = items[min(1, len(items)):] // the access method comes first
	}
	schema, name := qualified(items)
	return Object{Kind: kind, Schema: schema, Name: name}
}
