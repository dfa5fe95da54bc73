package render

import (
	"slices"

	"pawl/schema"
)

var textSearchConfiguration = ddl[*schema.TextSearchConfiguration]{
	create: func(w *writer, c *schema.TextSearchConfiguration, parts []schema.Object) {
		w.kw("CREATE TEXT SEARCH CONFIGURATION ").name(c.Schema, c.Name).kw(" (PARSER = ").qualified(c.Parser).kw(")").end()
		for _, group := range mappingsByDictionaries(parts) {
			addMapping(w, group)
		}
	},
	drop: func(w *writer, c *schema.TextSearchConfiguration) {
		w.kw("DROP TEXT SEARCH CONFIGURATION ").name(c.Schema, c.Name).end()
	},
	rename: func(w *writer, from, to *schema.TextSearchConfiguration) {
		w.kw("ALTER TEXT SEARCH CONFIGURATION ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	safety: definitions("queries that name it, and sessions that have it as default_text_search_config"),
}

// mappingsByDictionaries puts mappings to the same dictionaries together, in the order of the first of each.
func mappingsByDictionaries(parts []schema.Object) [][]*schema.TextSearchMapping {
	var groups [][]*schema.TextSearchMapping
	for _, part := range parts {
		m, ok := part.(*schema.TextSearchMapping)
		if !ok {
			continue
		}
		i := slices.IndexFunc(groups, func(g []*schema.TextSearchMapping) bool {
			return slices.Equal(g[0].Dictionaries, m.Dictionaries)
		})
		if i < 0 {
			groups = append(groups, []*schema.TextSearchMapping{m})
		} else {
			groups[i] = append(groups[i], m)
		}
	}
	return groups
}
