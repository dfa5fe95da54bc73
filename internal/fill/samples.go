package fill

import (
	"slices"
	"strings"
)

// builtin are values of PostgreSQL's own types and of widely used extensions, by the name in pg_type: usual ones first,
// then edges.
var builtin = map[string][]string{
	"bool": {"t", "f"},
	"int2": {"1", "2", "3", "10", "7", "50", "100", "0", "-1", "32767", "-32768"},
	"int4": {"1", "2", "3", "10", "7", "50", "100", "2020", "0", "-1", "2147483647", "-2147483648"},
	"int8": {"1", "2", "3", "10", "7", "50", "100", "0", "-1", "9223372036854775807", "-9223372036854775808"},
	"numeric": {"1", "10.125", "2.50", "0.5", "99.99", "10", "7", "100", "0", "-1.5", "0.000000000000000001", "12345678901234567890.123456789",
		"NaN"},
	"float4": {"1", "0.5", "2.25", "10", "100", "0", "-1.5", "3.4e38", "1e-37", "Infinity", "-Infinity", "NaN", "-0"},
	"float8": {"1", "0.5", "2.25", "10", "100", "0", "-1.5", "1.7976931348623157e308", "2.2e-308", "Infinity", "-Infinity", "NaN", "-0"},
	"money":  {"1.00", "99.99", "0", "-5.50", "92233720368547758.07"},
	"bytea":  {`\x01`, `\xdeadbeef`, `\x00ff00`, `\x`},
	"date":   {"2020-02-29", "2024-01-01", "1999-12-31", "2038-01-19", "2100-12-31", "0044-03-15 BC", "infinity", "-infinity"},
	"time":   {"12:00", "23:59:59.999999", "00:00", "24:00"},
	"timetz": {"12:00+00", "23:59:59.999999-11", "00:00+14"},
	"timestamp": {"2020-02-29 12:34:56", "2024-01-01", "1999-12-31 23:59:59.999999", "2100-12-31", "0044-03-15 12:00 BC", "infinity",
		"-infinity"},
	"timestamptz": {"2020-02-29 12:34:56+00", "2024-01-01+00", "1999-12-31 23:59:59.999999-11", "2100-12-31+14", "0044-03-15 12:00+00 BC",
		"infinity", "-infinity"},
	"interval": {"1 day", "2 hours", "1 year 2 mons 3 days 04:05:06.000007", "0", "-1 day", "178000000 years"},
	"uuid": {"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "6ecd8c99-4036-403d-bf84-cf8400f67836", "3f333df6-90a4-4fda-8dd3-9485d27cee36",
		"c2d29867-3d0b-4d49-9191-18a9d8ee7830", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"},
	"json":     {`{"a": 1}`, `[]`, `{}`, `[1, "two", null]`, `"text"`, `1`, `true`, `null`, `{"a": {"b": ["ü", 1.50]}}`},
	"jsonb":    {`{"a": 1}`, `[]`, `{}`, `[1, "two", null]`, `"text"`, `1`, `true`, `null`, `{"a": {"b": ["ü", 1.50]}}`},
	"jsonpath": {"$", "$.a[*]"}, "xml": {"<a/>", "<a b=\"c\">d</a>", "text"},
	"inet": {"192.168.0.1", "10.0.0.0/8", "2001:db8::1", "0.0.0.0/0"}, "cidr": {"192.168.0.0/24", "10.0.0.0/8", "2001:db8::/32"},
	"macaddr": {"08:00:2b:01:02:03", "00:00:00:00:00:00"}, "macaddr8": {"08:00:2b:01:02:03:04:05", "00:00:00:00:00:00:00:00"},
	"point": {"(1,2)", "(0,0)", "(-1.5,1e300)"}, "line": {"{1,-1,0}", "{0,1,5}"}, "lseg": {"[(0,0),(1,1)]", "[(0,0),(0,0)]"},
	"box": {"(1,1),(0,0)", "(0,0),(0,0)"}, "path": {"[(0,0),(1,1),(2,0)]", "((0,0),(1,1))"}, "polygon": {"((0,0),(1,1),(2,0))", "((0,0))"},
	"circle": {"<(0,0),1>", "<(1,2),0>"}, "tsvector": {"'a':1 'cat':2", "'a'", ""}, "tsquery": {"'a'", "'a' & !'b'", ""},
	"oid": {"1", "0", "4294967295"}, "xid": {"1", "4294967295"}, "xid8": {"1", "18446744073709551615"}, "cid": {"1", "0"}, "tid": {"(0,1)"},
	"pg_lsn": {"0/1", "16/B374D848", "FFFFFFFF/FFFFFFFF"}, "txid_snapshot": {"1:1:", "10:20:10,14"}, "pg_snapshot": {"1:1:", "10:20:10,14"},
	"regclass": {"pg_catalog.pg_class", "-"}, "regtype": {"integer", "text", "-"}, "regproc": {"pg_catalog.now", "-"}, "regrole": {"-"},
	"regprocedure": {"pg_catalog.now()", "-"}, "regnamespace": {"pg_catalog", "-"}, "regconfig": {"pg_catalog.simple"},
	"regdictionary": {"pg_catalog.simple"}, "regcollation": {`pg_catalog."C"`, "-"}, "regoper": {"0"}, "regoperator": {"0"},
	"char": {"a", "b", ""}, "refcursor": {"a", "c"}, "aclitem": {"=r/0"}, "int2vector": {"1 2", ""}, "oidvector": {"1 2", ""},
	"hstore": {`"a"=>"1"`, `"a"=>NULL`, ""}, "ltree": {"a", "a.b.c", ""}, "lquery": {"a.*", "*"}, "ltxtquery": {"a & b"},
	"cube": {"(1)", "(1,2),(3,4)"}, "isbn": {"978-0-393-04002-9"}, "geometry": {"POINT(1 2)", "POLYGON((0 0,0 1,1 1,0 0))", "LINESTRING(0 0,1 1)"},
	"geography": {"POINT(1 2)", "LINESTRING(0 0,1 1)"}, "semver": {"1.0.0", "0.1.0-a"},
}

// words are texts; long ones come last.
var words = []string{"a", "abc", "ABC", "b", "c-1", "x_2", "en", "a@example.com", "b@example.org", "https://example.com/a", "12345", "1",
	"0", "2020-01-01", "+15551234567", "{}", "t", "", " ", "Ünïcodé 𝄞", `it's "quoted" \ %_`, "two\nlines", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"}

// simple are values of a type that is made of no others.
func simple(name string, modifier int32) []string {
	switch name {
	case "text", "varchar", "bpchar", "name", "citext":
		return texts(modifier)
	case "bit", "varbit":
		return bits(name, int(modifier))
	case "numeric":
		if modifier >= 0 {
			return slices.Concat(precise(modifier), builtin["numeric"], biggest(modifier))
		}
	case "vector", "halfvec":
		return []string{"[" + strings.TrimSuffix(strings.Repeat("0.5,", int(max(modifier, 1))), ",") + "]",
			"[" + strings.TrimSuffix(strings.Repeat("1,", int(max(modifier, 1))), ",") + "]"}
	}
	if list, ok := builtin[name]; ok {
		return list
	}
	return []string{"1", "a", "0", "(1,2)", "", "1.0.0"} // of an extension, or a user's: perhaps one of these will do
}

// texts are words, cut to the length that a modifier allows, and one of that length.
func texts(modifier int32) []string {
	const header = 4 // VARHDRSZ, which the modifier includes
	if modifier < header {
		return append(words[:len(words):len(words)], strings.Repeat("long ", 100))
	}
	length := int(modifier - header)
	var list []string
	for _, w := range words {
		if r := []rune(w); len(r) > length {
			w = string(r[:length])
		}
		list = append(list, w)
	}
	return append(list, strings.Repeat("z", min(length, 1000)))
}

func bits(name string, length int) []string {
	if name == "varbit" || length < 1 {
		return []string{"1", "0", "101", ""}
	}
	return []string{strings.Repeat("1", length), strings.Repeat("0", length), strings.Repeat("10", length)[:length]}
}

// precisionAndScale are those that stand in the modifier of a numeric (numeric_typmod_precision and numeric_typmod_scale in
// numeric.c; a scale may be negative since PostgreSQL 15).
func precisionAndScale(modifier int32) (precision, scale int) {
	return int((modifier - 4) >> 16 & 0xffff), int((modifier-4)&0x7ff) ^ 1024 - 1024
}

// precise are small numbers that have as many digits after the point as a scale allows: each type with fewer rounds them.
func precise(modifier int32) []string {
	precision, scale := precisionAndScale(modifier)
	if scale <= 0 || scale >= precision {
		return nil
	}
	return []string{"1." + digits(1, scale), "2." + digits(3, scale), "0." + digits(7, scale)}
}

// digits are some digits, none of which is a zero.
func digits(first, count int) string {
	b := make([]byte, count)
	for i := range b {
		b[i] = '1' + byte((first+i)%9)
	}
	return string(b)
}

// biggest are the greatest and the least number of a precision and a scale.
func biggest(modifier int32) []string {
	precision, scale := precisionAndScale(modifier)
	whole := precision - scale
	if scale < 0 {
		n := strings.Repeat("9", precision) + strings.Repeat("0", -scale)
		return []string{n, "-" + n}
	}
	n := "0." + strings.Repeat("0", max(0, -whole)) + strings.Repeat("9", min(precision, scale))
	if whole > 0 {
		n = strings.Repeat("9", whole) + "." + strings.Repeat("9", scale)
	}
	return []string{n, "-" + n}
}
