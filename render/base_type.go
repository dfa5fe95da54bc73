package render

import (
	"strconv"

	"pawl/schema"
)

var baseType = ddl[*schema.BaseType]{
	found:  foundType[*schema.BaseType],
	create: createBaseType,
	drop:   func(w *writer, t *schema.BaseType) { dropType(w, t.Schema, t.Name) },
	alter: map[string]func(w *writer, from, to *schema.BaseType){
		"Receive":   setTypeFunction("RECEIVE", func(t *schema.BaseType) schema.Name { return t.Receive }),
		"Send":      setTypeFunction("SEND", func(t *schema.BaseType) schema.Name { return t.Send }),
		"TypmodIn":  setTypeFunction("TYPMOD_IN", func(t *schema.BaseType) schema.Name { return t.TypmodIn }),
		"TypmodOut": setTypeFunction("TYPMOD_OUT", func(t *schema.BaseType) schema.Name { return t.TypmodOut }),
		"Analyze":   setTypeFunction("ANALYZE", func(t *schema.BaseType) schema.Name { return t.Analyze }),
		"Subscript": setTypeFunction("SUBSCRIPT", func(t *schema.BaseType) schema.Name { return t.Subscript }),
		"Storage": func(w *writer, _, to *schema.BaseType) {
			alterType(w, to.Schema, to.Name).kw(" SET (STORAGE = ").expr(to.Storage).kw(")").end()
		},
	},
	safety: definitions("queries that name the type"),
}

func setTypeFunction(word keyword, of func(*schema.BaseType) schema.Name) func(w *writer, from, to *schema.BaseType) {
	return func(w *writer, _, to *schema.BaseType) {
		alterType(w, to.Schema, to.Name).kw(" SET (").kw(word).kw(" = ")
		if f := of(to); f.IsZero() {
			w.kw("NONE")
		} else {
			w.qualified(f)
		}
		w.kw(")").end()
	}
}

func createBaseType(w *writer, t *schema.BaseType, _ []schema.Object) {
	w.kw("CREATE TYPE ").name(t.Schema, t.Name).kw(" (\n    INPUT = ").qualified(t.Input).
		kw(",\n    OUTPUT = ").qualified(t.Output)
	function := func(word keyword, n schema.Name) {
		if !n.IsZero() {
			w.kw(",\n    ").kw(word).kw(" = ").qualified(n)
		}
	}
	function("RECEIVE", t.Receive)
	function("SEND", t.Send)
	function("TYPMOD_IN", t.TypmodIn)
	function("TYPMOD_OUT", t.TypmodOut)
	function("ANALYZE", t.Analyze)
	function("SUBSCRIPT", t.Subscript)
	baseTypeLayout(w, t)
	w.kw("\n)").end()
}

// baseTypeLayout writes what differs from what CREATE TYPE assumes.
func baseTypeLayout(w *writer, t *schema.BaseType) {
	option := func(given bool, word keyword, value string) {
		if given {
			w.kw(",\n    ").kw(word).kw(" = ").expr(value)
		}
	}
	option(t.Length != -1, "INTERNALLENGTH", strconv.Itoa(t.Length))
	if t.ByValue {
		w.kw(",\n    PASSEDBYVALUE")
	}
	option(t.Alignment != "int4", "ALIGNMENT", t.Alignment)
	option(t.Storage != "plain", "STORAGE", t.Storage)
	option(t.Category != "U", "CATEGORY", Literal(t.Category))
	option(t.Preferred, "PREFERRED", "true")
	option(t.HasDefault, "DEFAULT", Literal(t.Default))
	option(t.Element != "", "ELEMENT", t.Element)
	option(t.Delimiter != ",", "DELIMITER", Literal(t.Delimiter))
	option(t.Collatable, "COLLATABLE", "true")
}
