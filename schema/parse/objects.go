package parse

import (
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// String names the object as messages do: kind, then the name as SQL writes it.
func (o Object) String() string {
	var b strings.Builder
	if o.Kind != "" {
		b.WriteString(o.Kind + " ")
	}
	onTable := o.Parent != ""
	if !onTable && o.Schema != "" {
		b.WriteString(quoteName(o.Schema) + ".")
	}
	b.WriteString(quoteName(o.Name) + o.Arguments)
	if onTable {
		switch o.Kind {
		case "trigger", "policy", "rule":
			b.WriteString(" on ")
		default:
			b.WriteString(" of ")
		}
		if o.Schema != "" {
			b.WriteString(quoteName(o.Schema) + ".")
		}
		b.WriteString(quoteName(o.Parent))
	}
	return b.String()
}

// quoteName puts a name in double quotes where reading it back would change it.
// Keywords stay bare: this is for people, not for servers.
func quoteName(name string) string {
	plain := name != ""
	for i := range len(name) {
		c := name[i]
		plain = plain && (c == '_' || c >= 0x80 || 'a' <= c && c <= 'z' || i > 0 && ('0' <= c && c <= '9' || c == '$'))
	}
	if plain {
		return name
	}
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

// unquoteName gives the name that a token stands for.
func unquoteName(text string) string {
	if inner, ok := strings.CutPrefix(text, `"`); ok {
		return strings.ReplaceAll(strings.TrimSuffix(inner, `"`), `""`, `"`)
	}
	if len(text) > 3 && (text[0]|0x20) == 'u' && text[1] == '&' {
		return unescapeUnicode(strings.ReplaceAll(text[3:len(text)-1], `""`, `"`))
	}
	// Like the server in UTF-8, this folds ASCII letters only.
	folded := []byte(text)
	for i, c := range folded {
		if 'A' <= c && c <= 'Z' {
			folded[i] = c | 0x20
		}
	}
	return string(folded)
}

// unescapeUnicode resolves the \XXXX and \+XXXXXX of a U&"name". Another escape
// character than the backslash is so rare that it is not looked for.
func unescapeUnicode(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		digits, skip := 4, 1
		if strings.HasPrefix(text[i:], `\+`) {
			digits, skip = 6, 2
		}
		if text[i] != '\\' || i+skip+digits > len(text) {
			b.WriteByte(text[i])
			continue
		}
		code, ok := hexRune(text[i+skip : i+skip+digits])
		if !ok {
			b.WriteByte(text[i])
			continue
		}
		b.WriteRune(code)
		i += skip + digits - 1
	}
	return b.String()
}

func hexRune(digits string) (rune, bool) {
	var code rune
	for _, c := range strings.ToLower(digits) {
		index := strings.IndexRune("0123456789abcdef", c)
		if index < 0 {
			return 0, false
		}
		code = code<<4 | rune(index)
	}
	return code, true
}

// stringsOf gives the names in a list of String nodes.
func stringsOf(nodes []*pg_query.Node) []string {
	var names []string
	for _, n := range nodes {
		names = append(names, n.GetString_().GetSval())
	}
	return names
}

// qualified takes a list of String nodes for a name with or without a schema.
func qualified(nodes []*pg_query.Node) (schema, name string) {
	names := stringsOf(nodes)
	if len(names) == 0 {
		return "", ""
	}
	if len(names) > 1 {
		schema = names[len(names)-2]
	}
	return schema, names[len(names)-1]
}

// typeText writes a type's name as it stands in the text, in one spelling.
func typeText(t *pg_query.TypeName) string {
	schema, name := qualified(t.GetNames())
	if schema != "" && schema != "pg_catalog" {
		name = schema + "." + name
	}
	if t.GetSetof() {
		name = "setof " + name
	}
	if t.GetPctType() {
		name += "%type"
	}
	return name + strings.Repeat("[]", len(t.GetArrayBounds()))
}

// inputTypes writes the types of the parameters that tell overloaded routines apart:
// those of output do not, in procedures neither.
func inputTypes(parameters []*pg_query.Node) string {
	var types []string
	for _, each := range parameters {
		parameter := each.GetFunctionParameter()
		switch parameter.GetMode() {
		case pg_query.FunctionParameterMode_FUNC_PARAM_TABLE, pg_query.FunctionParameterMode_FUNC_PARAM_OUT:
		default:
			types = append(types, typeText(parameter.GetArgType()))
		}
	}
	return "(" + strings.Join(types, ",") + ")"
}

// kindWord is the word for a type of object, as Object.Kind has it.
func kindWord(objtype pg_query.ObjectType) string {
	word := strings.TrimPrefix(objtype.String(), "OBJECT_")
	switch objtype {
	case pg_query.ObjectType_OBJECT_MATVIEW:
		return "materialized view"
	case pg_query.ObjectType_OBJECT_TABCONSTRAINT, pg_query.ObjectType_OBJECT_DOMCONSTRAINT:
		return "constraint"
	case pg_query.ObjectType_OBJECT_LARGEOBJECT:
		return "large object"
	case pg_query.ObjectType_OBJECT_PARAMETER_ACL:
		return "configuration parameter"
	case pg_query.ObjectType_OBJECT_STATISTIC_EXT:
		return "statistics"
	case pg_query.ObjectType_OBJECT_FDW:
		return "foreign data wrapper"
	case pg_query.ObjectType_OBJECT_FOREIGN_SERVER:
		return "server"
	case pg_query.ObjectType_OBJECT_OPCLASS:
		return "operator class"
	case pg_query.ObjectType_OBJECT_OPFAMILY:
		return "operator family"
	case pg_query.ObjectType_OBJECT_TSCONFIGURATION:
		return "text search configuration"
	case pg_query.ObjectType_OBJECT_TSDICTIONARY:
		return "text search dictionary"
	case pg_query.ObjectType_OBJECT_TSPARSER:
		return "text search parser"
	case pg_query.ObjectType_OBJECT_TSTEMPLATE:
		return "text search template"
	}
	return strings.ToLower(strings.ReplaceAll(word, "_", " "))
}
