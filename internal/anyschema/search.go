package anyschema

import "pawl/schema"

// search are the sorts of text search objects.
var search = []sort{
	{
		name: "parser", makes: kinds(schema.KindTextSearchParser),
		options: []option{of("headline", "", ", headline = prsd_headline")},
		sql:     "CREATE TEXT SEARCH PARSER {name} (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype{headline});",
		title:   "TEXT SEARCH PARSER {name}",
	},
	{
		name: "template", makes: kinds(schema.KindTextSearchTemplate),
		options: []option{of("functions", "lexize = dsimple_lexize, init = dsimple_init", "init = dsimple_init, lexize = dsynonym_lexize")},
		sql:     "CREATE TEXT SEARCH TEMPLATE {name} ({functions});", title: "TEXT SEARCH TEMPLATE {name}",
	},
	{
		name: "dictionary", makes: kinds(schema.KindTextSearchDictionary),
		refs:    []ref{{name: "template", to: []string{"template"}, optional: true}},
		options: []option{of("options", "", ", stopwords = english", ", accept = false", ", accept = true, stopwords = german")},
		sql:     "CREATE TEXT SEARCH DICTIONARY {name} (template = {template?{template}}{template!simple}{options});",
		title:   "TEXT SEARCH DICTIONARY {name}",
	},
	{
		name: "configuration", makes: kinds(schema.KindTextSearchConfiguration, schema.KindTextSearchMapping),
		refs: []ref{
			{name: "parser", to: []string{"parser"}, optional: true},
			{name: "dictionary", to: []string{"dictionary"}, optional: true},
		},
		options: []option{
			of("simple", "", mapping+"email WITH simple;", mapping+"email, url WITH english_stem, simple;"),
			of("own", mapping+"word WITH {dictionary};", mapping+"word, asciiword WITH {dictionary}, simple;", mapping+"word WITH simple, {dictionary};"),
		},
		sql:   "CREATE TEXT SEARCH CONFIGURATION {name} (parser = {parser?{parser}}{parser!\"default\"}); {simple} {dictionary?{own}}",
		title: "TEXT SEARCH CONFIGURATION {name}",
	},
}

// mapping begins a statement that adds a mapping to a configuration.
const mapping = "ALTER TEXT SEARCH CONFIGURATION {name} ADD MAPPING FOR "
