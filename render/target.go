package render

import (
	"fmt"
	"strings"

	"pawl/schema"
)

// titles are the words for the kinds of objects that are called by kind and qualified name alone.
var titles = map[schema.Kind]keyword{
	schema.KindRole:             "ROLE",
	schema.KindSchema:           "SCHEMA",
	schema.KindExtension:        "EXTENSION",
	schema.KindTable:            "TABLE",
	schema.KindForeignTable:     "FOREIGN TABLE",
	schema.KindView:             "VIEW",
	schema.KindMaterializedView: "MATERIALIZED VIEW",
	schema.KindSequence:         "SEQUENCE",
	schema.KindEnum:             "TYPE",
	schema.KindComposite:        "TYPE",
	schema.KindRange:            "TYPE",
	"multirange":                "TYPE",
	"base type":                 "TYPE",
	"shell type":                "TYPE",
	schema.KindDomain:           "DOMAIN",
	"collation":                 "COLLATION",
	"conversion":                "CONVERSION",
	"language":                  "LANGUAGE",
	"statistics":                "STATISTICS",
	"text search parser":        "TEXT SEARCH PARSER",
	"text search template":      "TEXT SEARCH TEMPLATE",
	"text search dictionary":    "TEXT SEARCH DICTIONARY",
	"text search configuration": "TEXT SEARCH CONFIGURATION",
	"access method":             "ACCESS METHOD",
	"foreign data wrapper":      "FOREIGN DATA WRAPPER",
	"server":                    "SERVER",
	"event trigger":             "EVENT TRIGGER",
	"publication":               "PUBLICATION",
	"subscription":              "SUBSCRIPTION",
}

// members are the words for the kinds of objects that are called by their name ON a relation.
var members = map[schema.Kind]keyword{
	schema.KindConstraint: "CONSTRAINT",
	schema.KindTrigger:    "TRIGGER",
	schema.KindRule:       "RULE",
	schema.KindPolicy:     "POLICY",
}

// routines are the words for the kinds of objects that are called by name and argument types.
var routines = map[schema.Kind]keyword{
	schema.KindFunction:  "FUNCTION",
	schema.KindProcedure: "PROCEDURE",
	schema.KindAggregate: "AGGREGATE",
}

// others are the kinds of objects that are called in a way of their own.
var others = map[schema.Kind]func(w *writer, id schema.ID) *writer{
	schema.KindColumn: func(w *writer, id schema.ID) *writer {
		return w.kw("COLUMN ").name(id.Schema, id.Parent, id.Name)
	},
	schema.KindIndex: func(w *writer, id schema.ID) *writer { // its Parent is the table, which has no part in its name
		return w.kw("INDEX ").name(id.Schema, id.Name)
	},
	schema.KindDomainConstraint: func(w *writer, id schema.ID) *writer {
		return w.kw("CONSTRAINT ").name(id.Name).kw(" ON DOMAIN ").name(id.Schema, id.Parent)
	},
	schema.KindOperator: func(w *writer, id schema.ID) *writer {
		return w.kw("OPERATOR ").operator(id.Schema, id.Name).kw(" (").expr(id.Args).kw(")")
	},
	schema.KindOperatorClass: func(w *writer, id schema.ID) *writer {
		return w.kw("OPERATOR CLASS ").name(id.Schema, id.Name).kw(" USING ").name(id.Args)
	},
	schema.KindOperatorFamily: func(w *writer, id schema.ID) *writer {
		return w.kw("OPERATOR FAMILY ").name(id.Schema, id.Name).kw(" USING ").name(id.Args)
	},
	schema.KindCast: func(w *writer, id schema.ID) *writer {
		return w.kw("CAST (").expr(id.Name).kw(")")
	},
	schema.KindTransform: func(w *writer, id schema.ID) *writer {
		return w.kw("TRANSFORM FOR ").expr(id.Name)
	},
}

// Commentable says that COMMENT ON knows the kind
// (https://www.postgresql.org/docs/current/sql-comment.html).
func Commentable(k schema.Kind) bool {
	return titles[k] != "" || members[k] != "" || routines[k] != "" || others[k] != nil
}

// target writes an object's kind and identity as COMMENT ON, SECURITY LABEL ON and ALTER … OWNER TO spell it. What
// it needs of an ID is said at [schema.ID].
func (w *writer) target(id schema.ID) *writer {
	if title, ok := titles[id.Kind]; ok {
		return w.kw(title).kw(" ").name(id.Schema, id.Name)
	}
	if title, ok := members[id.Kind]; ok {
		return w.kw(title).kw(" ").name(id.Name).kw(" ON ").name(id.Schema, id.Parent)
	}
	if title, ok := routines[id.Kind]; ok {
		return w.kw(title).kw(" ").routine(id)
	}
	if write, ok := others[id.Kind]; ok {
		return write(w, id)
	}
	panic(fmt.Sprintf("render: no SQL is known for %s", id))
}

// roles writes a list of roles; "public" is PUBLIC.
func (w *writer) roles(list []string) *writer {
	for i, r := range list {
		if i > 0 {
			w.kw(", ")
		}
		w.role(r)
	}
	return w
}

// role writes the name of a role. No role is called public (check_rolespec_name in acl.c), so that it is PUBLIC.
func (w *writer) role(name string) *writer {
	if name == "public" {
		return w.kw("PUBLIC")
	}
	return w.name(name)
}

// routine writes the name and argument types of a function, procedure or aggregate.
func (w *writer) routine(id schema.ID) *writer {
	w.name(id.Schema, id.Name).kw("(")
	if id.Kind == schema.KindAggregate && id.Args == "" {
		return w.kw("*)")
	}
	if id.Kind != schema.KindProcedure {
		return w.expr(id.Args).kw(")")
	}
	// Without a word on the mode the list could also be that of all arguments of another procedure, with its OUT
	// ones (LookupFuncWithArgs in parse_func.c).
	for i, typ := range types(id.Args) {
		if i > 0 {
			w.kw(", ")
		}
		w.kw("IN ").expr(typ)
	}
	return w.kw(")")
}

// types splits a list of types; a comma inside a quoted name does not count.
func types(args string) []string {
	if args == "" {
		return nil
	}
	var list []string
	quoted, start := false, 0
	for i := range len(args) {
		switch {
		case args[i] == '"':
			quoted = !quoted
		case !quoted && strings.HasPrefix(args[i:], ", "):
			list = append(list, args[start:i])
			start = i + 2
		}
	}
	return append(list, args[start:])
}

// operator writes an operator's name, which is never quoted.
func (w *writer) operator(namespace, symbol string) *writer {
	if namespace != "" {
		w.name(namespace).kw(".")
	}
	return w.expr(symbol)
}
