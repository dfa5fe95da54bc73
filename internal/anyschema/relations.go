package anyschema

import (
	"fmt"
	"strings"

	"pawl/schema"
)

// plain says that the table is not partitioned, foreign says nothing of it.
func plain(o *object) bool { return o.sort.name != "table" || o.picked["partition"] == "" }

// partitioned says that a table is.
func partitioned(o *object) bool { return o.picked["partition"] != "" }

// keyed says that a foreign key can lead to the table.
func keyed(o *object) bool { return o.picked["keyed"] != "" && o.picked["persistence"] == "" }

// forTables says that an access method is for tables.
func forTables(o *object) bool { return o.picked["type"] == "TYPE TABLE HANDLER heap_tableam_handler" }

// logged is the persistence of a table that can have one.
func logged(o *object) string {
	if partitioned(o) {
		return ""
	}
	return "{persistence}"
}

// how is what follows the columns of a table.
func how(o *object) string {
	if partitioned(o) {
		return "{partition}"
	}
	return "{method?USING {method}} {storage}"
}

// bounds are those of a partition, which no other one has.
func bounds(o *object) string {
	switch o.refs["of"].picked["partition"] {
	case "PARTITION BY LIST (id)":
		return "IN ({key})"
	case "PARTITION BY RANGE (id)":
		return fmt.Sprintf("FROM (%d) TO (%d)", o.key*10, o.key*10+10)
	}
	return fmt.Sprintf("WITH (MODULUS 64, REMAINDER %d)", o.key%64)
}

// local says that a relation reads no foreign table: there is no one who would answer.
func local(o *object) bool {
	return o.sort.name != "foreign table" && (o.refs["of"] == nil || o.sort.name != "view" || local(o.refs["of"]))
}

// viewOptions are those of a view: only one that can be updated can check what is written.
func viewOptions(o *object) string {
	for of := o.refs["of"]; of != nil; of = of.refs["of"] {
		if of.sort.name == "materialized view" && strings.Contains(o.picked["with"], "check_option") {
			return ""
		}
	}
	return "{with}"
}

// self is what a part of the relation calls it.
func self(*object) string { return "{name}" }

// idType is the type of the first column.
func idType(o *object) string { return strings.Fields(o.picked["id"])[1] }

// relations are the sorts of tables, sequences and views.
var relations = []sort{
	{
		name: "table", makes: kinds(schema.KindTable, schema.KindColumn), weight: 6,
		refs: []ref{{name: "method", to: []string{"access method"}, optional: true, where: forTables}},
		options: []option{
			of("persistence", "", "UNLOGGED"),
			of("id", "id int", "id int NOT NULL", "id bigint", "id smallint DEFAULT 4"),
			of("keyed", "", ", PRIMARY KEY (id)", ", UNIQUE (id)", ", CONSTRAINT \"key {key}\" PRIMARY KEY (id)"),
			of("partition", "", "", "", "PARTITION BY LIST (id)", "PARTITION BY RANGE (id)", "PARTITION BY HASH (id)"),
			of("storage", "", "WITH (fillfactor = 70)", "WITH (fillfactor = 60, autovacuum_enabled = false)", "WITH (toast.autovacuum_enabled = false)"),
			of("security", "", "ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;", "ALTER TABLE {name} FORCE ROW LEVEL SECURITY;"),
			of("identity", "", "ALTER TABLE {name} REPLICA IDENTITY FULL;", "ALTER TABLE {name} REPLICA IDENTITY NOTHING;"),
		},
		computed: map[string]func(*object) string{"logged": logged, "how": how, "type": idType, "relation": self},
		sql:      "CREATE {logged} TABLE {name} ({id}, note text{keyed}) {how}; {security} {identity}",
		title:    "TABLE {name}", grant: "SELECT, INSERT ON {name}",
	},
	{
		name: "partition", makes: kinds(schema.KindTable, schema.KindColumn), weight: 2,
		refs: []ref{{name: "of", to: []string{"table"}, where: partitioned}},
		options: []option{
			of("storage", "", "WITH (fillfactor = 70)"),
		},
		computed: map[string]func(*object) string{"bounds": bounds, "relation": self},
		sql:      "CREATE TABLE {name} PARTITION OF {of} FOR VALUES {bounds} {storage};",
		title:    "TABLE {name}", grant: "SELECT ON {name}",
	},
	{
		name: "heir", makes: kinds(schema.KindTable, schema.KindColumn), weight: 2,
		refs: []ref{{name: "of", to: []string{"table", "heir"}, where: plain}},
		options: []option{
			of("columns", "", "own_{key} int", "note text", "note text DEFAULT 'heir'", "id {of.type} NOT NULL", "own_{key} text COLLATE \"C\""),
		},
		computed: map[string]func(*object) string{"relation": self, "type": func(*object) string { return "{of.type}" }},
		sql:      "CREATE TABLE {name} ({columns}) INHERITS ({of});",
		title:    "TABLE {name}", grant: "SELECT ON {name}",
	},
	{
		name: "typed table", makes: kinds(schema.KindTable), refs: []ref{{name: "of", to: []string{"composite"}}},
		sql: "CREATE TABLE {name} OF {of};", title: "TABLE {name}", grant: "SELECT ON {name}",
	},
	{
		name: "sequence", makes: kinds(schema.KindSequence), named: "{by?{by.schema}}{by!{schema}}.{ident}",
		refs: []ref{{name: "by", to: []string{"column"}, optional: true}},
		options: []option{
			of("persistence", "").and(15, "UNLOGGED"),
			of("type", "", "AS int", "AS smallint"),
			of("increment", "", "INCREMENT 5", "INCREMENT -1"),
			of("bounds", "", "MAXVALUE 100", "MINVALUE -5 MAXVALUE 99"),
			of("cache", "", "CACHE 5"),
			of("cycle", "", "CYCLE"),
		},
		sql:   "CREATE {persistence} SEQUENCE {name} {type} {increment} {bounds} {cache} {cycle} {by?OWNED BY {by.column}};",
		title: "SEQUENCE {name}", grant: "USAGE ON SEQUENCE {name}",
	},
	{
		name: "view", makes: kinds(schema.KindView), weight: 3,
		refs: []ref{
			{name: "of", to: []string{"table", "heir", "partition", "foreign table", "view", "materialized view"}},
			{name: "calls", to: []string{"body function"}, optional: true},
		},
		options: []option{
			of("with", "", "WITH (security_barrier = true)", "WITH (check_option = local)").and(15, "WITH (security_invoker = true)"),
			of("columns", "v.id", "v.id, 1 AS more", "v.id AS id, v.id + 1 AS next", "v.id, v.id AS other", "v.id::text AS id2, v.id"),
			of("condition", "", "WHERE v.id > 0", "WHERE v.id IN (1, 2)"),
		},
		computed: map[string]func(*object) string{"relation": self, "kept": viewOptions},
		sql:      "CREATE VIEW {name} {kept} AS SELECT {columns}{calls?, {calls}(1) AS called} FROM {of} v {condition};",
		title:    "VIEW {name}", grant: "SELECT ON {name}",
	},
	{
		name: "materialized view", makes: kinds(schema.KindMaterializedView), weight: 2,
		refs: []ref{
			{name: "of", to: []string{"table", "heir", "partition", "view", "materialized view"}, where: local},
			{name: "method", to: []string{"access method"}, optional: true, where: forTables},
		},
		options: []option{
			of("with", "", "WITH (fillfactor = 70)"),
			of("columns", "v.id", "v.id, 1 AS more"),
			of("data", "", "WITH NO DATA"),
			of("settings", "", "ALTER MATERIALIZED VIEW {name} ALTER COLUMN id SET STATISTICS 9;"),
		},
		sql:   "CREATE MATERIALIZED VIEW {name} {method?USING {method}} {with} AS SELECT {columns} FROM {of} v {data}; {settings}",
		title: "MATERIALIZED VIEW {name}", grant: "SELECT ON {name}",
	},
}
