package anyschema

import "pawl/schema"

// member begins a statement that adds members to a family.
const member = "ALTER OPERATOR FAMILY {name} USING btree ADD "

// operators are the sorts of operators, what groups them, access methods and conversions.
var operators = []sort{
	{
		name: "operator", makes: kinds(schema.KindOperator), named: "{schema}.{symbol}", clash: "operator {name} {operands}",
		options: []option{
			of("symbol", "<#>", "@#@", "~~#", "#="),
			of("operands", "leftarg = int4, rightarg = int4"),
			of("function", "int4eq", "int4ne", "int4lt"),
			of("restrict", "", ", restrict = eqsel", ", restrict = neqsel"),
			of("join", "", ", join = eqjoinsel", ", join = neqjoinsel"),
			of("hashes", "", ", hashes", ", merges", ", hashes, merges"),
			of("commutator", "", ", commutator = OPERATOR({name})"),
			of("negator", "", ", negator = OPERATOR({schema}.{symbol}!)"),
		},
		sql:   "CREATE OPERATOR {name} ({operands}, function = {function}{restrict}{join}{hashes}{commutator}{negator});",
		title: "OPERATOR {name} (int4, int4)",
	},
	{
		name: "operator family", makes: kinds(schema.KindOperatorFamily, schema.KindOperatorFamilyMember),
		options: []option{of("add", "", member+"OPERATOR 1 < (int4, int8);", member+"OPERATOR 1 < (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8);",
			member+"OPERATOR 5 > (int4, int8), OPERATOR 1 < (int8, int4);", member+"OPERATOR 1 <= (int4, int8);")},
		sql:   "CREATE OPERATOR FAMILY {name} USING btree; {add}",
		title: "OPERATOR FAMILY {name} USING btree",
	},
	{
		name: "operator class", makes: kinds(schema.KindOperatorClass, schema.KindOperatorFamilyMember), clash: "{family?operators {family}}",
		refs: []ref{{name: "family", to: []string{"operator family"}, optional: true}},
		options: []option{of("members", "OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int4, int4)",
			"FUNCTION 1 btint4cmp(int4, int4), OPERATOR 1 <, OPERATOR 3 =", "OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int4, int4)")},
		sql:   "CREATE OPERATOR CLASS {name} FOR TYPE int4 USING btree {family?FAMILY {family}} AS {members};",
		title: "OPERATOR CLASS {name} USING btree",
	},
	{
		name: "access method", makes: kinds(schema.KindAccessMethod), global: true,
		options: []option{of("type", "TYPE TABLE HANDLER heap_tableam_handler", "TYPE INDEX HANDLER bthandler", "TYPE INDEX HANDLER hashhandler")},
		sql:     "CREATE ACCESS METHOD {name} {type};", title: "ACCESS METHOD {name}",
	},
	{
		name: "conversion", makes: kinds(schema.KindConversion), clash: "conversion {schema} {of}",
		options: []option{
			of("default", "", "DEFAULT"),
			of("of", "FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", "FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1", "FOR 'KOI8R' TO 'UTF8' FROM koi8r_to_utf8"),
		},
		sql: "CREATE {default} CONVERSION {name} {of};", title: "CONVERSION {name}",
	},
}
