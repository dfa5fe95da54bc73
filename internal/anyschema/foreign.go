package anyschema

import "pawl/schema"

// unvalidated are the options of what belongs to a wrapper that takes any.
func unvalidated(o *object) string {
	for ; o.refs["of"] != nil; o = o.refs["of"] {
	}
	if o.picked["validator"] == "VALIDATOR postgresql_fdw_validator" {
		return ""
	}
	return "{options}"
}

// foreign are the sorts of what leads to foreign data, and of foreign tables.
var foreign = []sort{
	{
		name: "wrapper", makes: kinds(schema.KindForeignDataWrapper), global: true,
		options: []option{
			of("validator", "", "VALIDATOR postgresql_fdw_validator", "NO VALIDATOR"),
			of("options", "", "OPTIONS (a 'x')", "OPTIONS (a 'y', b '1')"),
		},
		computed: map[string]func(*object) string{"set": unvalidated},
		sql:      "CREATE FOREIGN DATA WRAPPER {name} {validator} {set};",
		title:    "FOREIGN DATA WRAPPER {name}", grant: "USAGE ON FOREIGN DATA WRAPPER {name}",
	},
	{
		name: "server", makes: kinds(schema.KindServer), global: true,
		refs: []ref{{name: "of", to: []string{"wrapper"}}},
		options: []option{
			of("type", "", "TYPE 'a'", "TYPE 'b'"),
			of("version", "", "VERSION '1'", "VERSION '2'"),
			of("options", "", "OPTIONS (host 'x')", "OPTIONS (port '1', host 'it''s')"),
		},
		sql:   "CREATE SERVER {name} {type} {version} FOREIGN DATA WRAPPER {of} {options};",
		title: "SERVER {name}", grant: "USAGE ON FOREIGN SERVER {name}",
	},
	{
		name: "user mapping", makes: kinds(schema.KindUserMapping), named: "{user}", clash: "mapping {user} {of}",
		refs: []ref{{name: "of", to: []string{"server"}}},
		options: []option{
			of("user", "PUBLIC", "any_reader"),
			of("options", "", "OPTIONS (user 'a')", "OPTIONS (user 'b')"),
		},
		sql: "CREATE USER MAPPING FOR {user} SERVER {of} {options};",
	},
	{
		name: "foreign table", makes: kinds(schema.KindForeignTable, schema.KindColumn),
		refs: []ref{{name: "of", to: []string{"server"}}, {name: "type", to: values, optional: true}},
		options: []option{
			of("id", "id int", "id bigint", "id int NOT NULL", "id int DEFAULT 3"),
			of("options", "", "OPTIONS (a 'x')", "OPTIONS (a 'y', b 'z')"),
			of("check", "", ", CHECK (id > 0)"),
		},
		computed: map[string]func(*object) string{"set": unvalidated},
		sql:      "CREATE FOREIGN TABLE {name} ({id}{type?, v {type}}{check}) SERVER {of} {set};",
		title:    "FOREIGN TABLE {name}", grant: "SELECT ON {name}",
	},
}
