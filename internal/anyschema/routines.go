package anyschema

import "pawl/schema"

// routines are the sorts of languages and routines.
var routines = []sort{
	{
		name: "language", makes: kinds(schema.KindLanguage), global: true,
		options: []option{
			of("trusted", "", "TRUSTED"),
			of("inline", "", "INLINE plpgsql_inline_handler"),
			of("validator", "", "VALIDATOR plpgsql_validator"),
		},
		sql:   "CREATE {trusted} LANGUAGE {name} HANDLER plpgsql_call_handler {inline} {validator};",
		title: "LANGUAGE {name}",
	},
	{
		name: "function", makes: kinds(schema.KindFunction), weight: 3,
		refs: []ref{{name: "type", to: append([]string{"table", "view"}, values...), optional: true}},
		options: []option{
			of("argument", "a int", "a int DEFAULT 1", "a int, b text DEFAULT 'x'", "c int", "VARIADIC a int[]", "a bigint", "int"),
			of("result", "RETURNS int", "RETURNS bigint", "RETURNS SETOF int", "RETURNS TABLE (x int)"),
			of("volatility", "", "STABLE", "IMMUTABLE"),
			of("strict", "", "STRICT"),
			of("definer", "", "SECURITY DEFINER"),
			of("leakproof", "", "LEAKPROOF"),
			of("parallel", "", "PARALLEL SAFE", "PARALLEL RESTRICTED"),
			of("cost", "", "COST 7"),
			of("set", "", "SET work_mem = '1MB'", "SET search_path = public, \"$user\"", "SET search_path = ''"),
			of("body", "AS 'SELECT 1'", "AS $$ SELECT 2 $$", "AS $x$ SELECT 1 -- $$ $x$"),
		},
		sql: `CREATE FUNCTION {name}({type?t {type}, }{argument}) {result} LANGUAGE sql {volatility} {strict} {definer} {leakproof}
			{parallel} {cost} {set} {body};`,
		title: "FUNCTION {name}", grant: "EXECUTE ON FUNCTION {name}",
	},
	{
		name: "body function", makes: kinds(schema.KindFunction),
		refs:    []ref{{name: "reads", to: []string{"table", "view", "column"}, optional: true}},
		options: []option{of("default", "", "DEFAULT 1"), of("more", "", "+ 1")},
		sql: `CREATE FUNCTION {name}(a int {default}) RETURNS int LANGUAGE sql STABLE
			BEGIN ATOMIC SELECT a {more}{reads? FROM {reads.relation} r}; END;`,
		title: "FUNCTION {name}", grant: "EXECUTE ON FUNCTION {name}",
	},
	{
		name: "trigger function", makes: kinds(schema.KindFunction),
		options: []option{of("body", "RETURN NEW", "RETURN NULL")},
		sql:     "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; END $$;",
		title:   "FUNCTION {name}", grant: "EXECUTE ON FUNCTION {name}",
	},
	{
		name: "procedure", makes: kinds(schema.KindProcedure),
		refs: []ref{{name: "type", to: values, optional: true}},
		options: []option{
			of("argument", "a int", "a int DEFAULT 1", "INOUT a int", "b int", "a int, OUT b int", ""),
			of("definer", "", "SECURITY DEFINER"),
			of("set", "", "SET work_mem = '1MB'"),
			of("body", "NULL", "PERFORM 1"),
		},
		sql: `CREATE PROCEDURE {name}({argument}) LANGUAGE plpgsql {definer} {set}
			AS $$ {type?DECLARE v {type};} BEGIN {body}; END $$;`,
		title: "PROCEDURE {name}", grant: "EXECUTE ON PROCEDURE {name}",
	},
	{
		name: "aggregate", makes: kinds(schema.KindAggregate), named: "{schema}.agg_{key}",
		options: []option{
			of("arguments", "int4", "a int4"),
			of("plain", "sfunc = int4pl, stype = int4", "sfunc = int4pl, stype = int4, initcond = '0'",
				"sfunc = int4pl, stype = int4, finalfunc = int4abs", "sfunc = int4mul, stype = int4, initcond = '1'",
				"sfunc = int4pl, stype = int4, finalfunc = int4abs, finalfunc_modify = shareable"),
			of("combine", "", ", combinefunc = int4pl"),
			of("parallel", "", ", parallel = safe", ", parallel = restricted"),
			of("moving", "", ", msfunc = int4pl, minvfunc = int4mi, mstype = int4", ", msfunc = int4pl, minvfunc = int4mi, mstype = int4, minitcond = '3'"),
			of("sortop", "", ", sortop = <", ", sortop = >"),
		},
		sql:   "CREATE AGGREGATE {name}({arguments}) ({plain}{combine}{parallel}{moving}{sortop});",
		title: "AGGREGATE {name}(int4)", grant: "EXECUTE ON FUNCTION {name}(int4)",
	},
	{
		name: "cast", makes: kinds(schema.KindCast), named: "({from} AS {to})", clash: "cast {from} {to}",
		refs: []ref{{name: "from", to: []string{"enum", "composite", "range", "base type"}}},
		options: []option{
			of("to", "text", "int4", "bigint"),
			of("context", "", "AS ASSIGNMENT", "AS IMPLICIT"),
		},
		sql: "CREATE CAST {name} WITH INOUT {context};", title: "CAST {name}",
	},
	{
		name: "transform", makes: kinds(schema.KindTransform), named: "{for} LANGUAGE {language}", clash: "transform {for} {language}",
		refs: []ref{{name: "language", to: []string{"language"}}},
		options: []option{
			of("for", "int4", "int8"),
			of("functions", "FROM SQL WITH FUNCTION prsd_lextype(internal)",
				"FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION {for}recv(internal)",
				"TO SQL WITH FUNCTION {for}recv(internal)"),
		},
		sql: "CREATE TRANSFORM FOR {for} LANGUAGE {language} ({functions});", title: "TRANSFORM FOR {name}",
	},
	{
		name: "event trigger", makes: kinds(schema.KindEventTrigger), global: true,
		refs: []ref{{name: "calls", to: []string{"event function"}}},
		options: []option{
			of("event", "ddl_command_start", "ddl_command_end", "sql_drop"),
			of("tags", "", "WHEN TAG IN ('CREATE TABLE')", "WHEN TAG IN ('DROP TABLE', 'CREATE INDEX')"),
			of("state", "", "ALTER EVENT TRIGGER {name} DISABLE;", "ALTER EVENT TRIGGER {name} ENABLE ALWAYS;"),
		},
		sql:   "CREATE EVENT TRIGGER {name} ON {event} {tags} EXECUTE FUNCTION {calls}(); {state}",
		title: "EVENT TRIGGER {name}",
	},
	{
		name: "event function", makes: kinds(schema.KindFunction),
		options: []option{of("body", "NULL", "PERFORM 1")},
		sql:     "CREATE FUNCTION {name}() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN {body}; END $$;",
		title:   "FUNCTION {name}", grant: "EXECUTE ON FUNCTION {name}",
	},
}
