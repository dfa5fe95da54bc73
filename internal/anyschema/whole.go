package anyschema

import "pawl/schema"

// whole are the sorts of what is about a whole database: replication, default privileges and owners.
var whole = []sort{
	{
		name: "publication", makes: kinds(schema.KindPublication, schema.KindPublicationTable), global: true, weight: 2,
		refs: []ref{{name: "table", to: []string{"table"}, optional: true, where: func(o *object) bool { return o.picked["persistence"] == "" }}},
		options: []option{
			of("publish", "", "publish = 'insert'", "publish = 'insert, delete'"),
			of("root", "", "publish_via_partition_root = true"),
			of("filter", "").and(15, "WHERE (id > 0)", "(id, note)"),
		},
		computed: map[string]func(*object) string{"with": func(o *object) string {
			switch a, b := o.picked["publish"], o.picked["root"]; {
			case a != "" && b != "":
				return "WITH ({publish}, {root})"
			case a != "" || b != "":
				return "WITH ({publish}{root})"
			}
			return ""
		}, "about": func(o *object) string {
			if partitioned(o.refs["table"]) || o.picked["publish"] != "publish = 'insert'" {
				return ""
			}
			return "{filter}"
		}},
		sql: "CREATE PUBLICATION {name} {table?FOR TABLE {table} {about}} {with};", title: "PUBLICATION {name}",
	},
	{
		name: "publication of all", makes: kinds(schema.KindPublication), global: true,
		options: []option{of("publish", "", "WITH (publish = 'insert')")},
		sql:     "CREATE PUBLICATION {name} FOR ALL TABLES {publish};", title: "PUBLICATION {name}",
	},
	{
		name: "publication of a schema", makes: kinds(schema.KindPublication, schema.KindPublicationSchema), global: true, since: 15,
		refs: []ref{{name: "of", to: []string{"schema"}}},
		sql:  "CREATE PUBLICATION {name} FOR TABLES IN SCHEMA {of};", title: "PUBLICATION {name}",
	},
	{
		name: "subscription", makes: kinds(schema.KindSubscription), global: true,
		options: []option{
			of("publications", "p", "p, q", "q"),
			of("connection", "dbname=nowhere", "dbname=other host=nowhere"),
			of("with", "", ", binary = true", ", synchronous_commit = 'local'", ", streaming = on").
				and(15, ", disable_on_error = true").and(16, ", origin = none", ", run_as_owner = true", ", streaming = parallel"),
		},
		sql:   "CREATE SUBSCRIPTION {name} CONNECTION '{connection}' PUBLICATION {publications} WITH (connect = false, slot_name = NONE{with});",
		title: "SUBSCRIPTION {name}",
	},
	{
		name: "default privileges", makes: kinds(schema.KindDefaultPrivileges), named: "{on}", clash: "default {on}{in?{in}}",
		refs: []ref{{name: "in", to: []string{"schema"}, optional: true}},
		options: []option{
			of("on", "TABLES", "SEQUENCES", "FUNCTIONS", "TYPES"),
			of("what", "GRANT ALL ON {on} TO any_reader", "GRANT ALL ON {on} TO any_reader WITH GRANT OPTION", "GRANT ALL ON {on} TO any_reader, any_writer"),
		},
		sql: "ALTER DEFAULT PRIVILEGES {in?IN SCHEMA {in}} {what};",
	},
}
