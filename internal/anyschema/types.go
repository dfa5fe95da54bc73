package anyschema

import "pawl/schema"

// values are the sorts of types that columns, arguments and attributes can have.
var values = []string{"enum", "domain", "composite", "range", "base type"}

// types are the sorts of schemas, extensions and types.
var types = []sort{
	{
		name: "schema", makes: kinds(schema.KindSchema), global: true,
		sql: "CREATE SCHEMA {name};", title: "SCHEMA {name}", grant: "USAGE ON SCHEMA {name}",
	},
	{
		name: "extension", makes: kinds(schema.KindExtension), named: "{ext}", clash: "extension {ext}",
		refs:    []ref{{name: "into", to: []string{"schema"}, optional: true}},
		options: []option{of("ext", "citext", "hstore", "pg_trgm")},
		sql:     "CREATE EXTENSION {ext} {into?SCHEMA {into}};",
	},
	{
		name: "enum", makes: kinds(schema.KindEnum), weight: 3,
		options: []option{of("labels", "'a', 'b'", "'a', 'b', 'c'", "'b', 'a'", "'a'", "", "'a', 'new', 'b'", "'it''s', 'a'")},
		sql:     "CREATE TYPE {name} AS ENUM ({labels});", title: "TYPE {name}", grant: "USAGE ON TYPE {name}",
	},
	{
		name: "composite", makes: kinds(schema.KindComposite), weight: 2,
		refs: []ref{{name: "of", to: values, optional: true}},
		options: []option{of("attributes", "a int, b text", "a int", "b text, a int", "a bigint, b text",
			`a int, b text COLLATE "C"`, "a numeric(10,2), b varchar(5), c int[]")},
		sql: `CREATE TYPE {name} AS ({attributes}{of?, "of" {of}});`, title: "TYPE {name}", grant: "USAGE ON TYPE {name}",
	},
	{
		name: "domain", makes: kinds(schema.KindDomain), weight: 2,
		options: []option{
			of("type", "int", "bigint", "text", "varchar(20)", "numeric(10,2)", "text[]"),
			of("null", "", "NOT NULL", "NULL"),
			of("default", "", "DEFAULT NULL"),
		},
		sql: "CREATE DOMAIN {name} AS {type} {default} {null};", title: "DOMAIN {name}", grant: "USAGE ON DOMAIN {name}",
	},
	{
		name: "text domain", makes: kinds(schema.KindDomain),
		refs: []ref{{name: "collation", to: []string{"collation"}, optional: true}},
		options: []option{
			of("type", "text", "varchar(10)"),
			of("default", "", "DEFAULT 'x'", "DEFAULT 'y'"),
		},
		sql: "CREATE DOMAIN {name} AS {type} {collation?COLLATE {collation}} {default};", title: "DOMAIN {name}",
		grant: "USAGE ON DOMAIN {name}",
	},
	{
		name: "domain constraint", makes: kinds(schema.KindDomainConstraint), named: "{ident}",
		refs:    []ref{{name: "on", to: []string{"domain", "text domain"}}},
		options: []option{of("check", "VALUE IS NOT NULL", "VALUE::text <> 'x'"), of("valid", "", "NOT VALID")},
		sql:     "ALTER DOMAIN {on} ADD CONSTRAINT {ident} CHECK ({check}) {valid};",
		title:   "CONSTRAINT {ident} ON DOMAIN {on}",
	},
	{
		name: "range", makes: kinds(schema.KindRange),
		refs: []ref{{name: "collation", to: []string{"collation"}, optional: true}},
		options: []option{
			of("subtype", "subtype = int4", "subtype = int4, subtype_diff = int4range_subdiff", "subtype = float8",
				"subtype = float8, subtype_diff = float8mi", "subtype = numeric, subtype_opclass = numeric_ops"),
			of("multirange", "", `, multirange_type_name = "{schemaless}"`),
			of("schemaless", "many {key}"),
		},
		sql:   `CREATE TYPE {name} AS RANGE ({collation!{subtype}}{collation?subtype = text, collation = {collation}}{multirange});`,
		title: "TYPE {name}", grant: "USAGE ON TYPE {name}",
	},
	{
		name: "base type", makes: kinds(schema.KindBaseType, schema.KindShellType),
		options: []option{
			of("like", "int4", "int8", "text"),
			of("storage", "", ", storage = plain"),
			of("rest", "", ", category = 'N'", ", preferred = true", ", default = '7'", ", delimiter = ';'"),
			of("binary", "", ", receive = {name}_recv", ", send = {name}_send"),
		},
		named: "{schema}.base_{key}",
		sql: `CREATE TYPE {name};
			CREATE FUNCTION {name}_in(cstring) RETURNS {name} LANGUAGE internal IMMUTABLE STRICT AS '{like}in';
			CREATE FUNCTION {name}_out({name}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS '{like}out';
			CREATE FUNCTION {name}_recv(internal) RETURNS {name} LANGUAGE internal IMMUTABLE STRICT AS '{like}recv';
			CREATE FUNCTION {name}_send({name}) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS '{like}send';
			CREATE TYPE {name} (input = {name}_in, output = {name}_out, like = {like}{storage}{rest}{binary});`,
		title: "TYPE {name}", grant: "USAGE ON TYPE {name}",
	},
	{
		name: "collation", makes: kinds(schema.KindCollation),
		options: []option{of("as", "provider = icu, locale = 'de'", "provider = icu, locale = 'en-u-ks-level2', deterministic = false",
			"provider = libc, locale = 'C'", "lc_collate = 'C', lc_ctype = 'POSIX'").
			and(16, "provider = icu, locale = 'de', rules = '&b < a'").and(17, "provider = builtin, locale = 'C.UTF-8'")},
		sql: "CREATE COLLATION {name} ({as});", title: "COLLATION {name}",
	},
}
