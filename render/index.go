package render

import (
	"strings"

	"pawl/schema"
)

var index = ddl[*schema.Index]{
	found: foundRelation[*schema.Index],
	create: func(w *writer, i *schema.Index, _ []schema.Object) {
		w.kw("CREATE ").kw(either(i.Unique, "UNIQUE ", "")).kw("INDEX ").kw(either(w.step.Concurrently, "CONCURRENTLY ", "")).name(i.Name).kw(" ON ").
			kw(either(i.Partitioned, "ONLY ", "")).name(i.Schema, i.Table).kw(" ").expr(i.Definition)
		if len(i.Options) > 0 {
			w.kw(" WITH (").options(i.Options).kw(")")
		}
		if i.Tablespace != "" {
			w.kw(" TABLESPACE ").name(i.Tablespace)
		}
		if i.Predicate != "" {
			w.kw(" WHERE ").expr(i.Predicate)
		}
		w.end()
		indexStatistics(w, nil, i.Statistics, i)
		if i.Clustered {
			clusterOn(w, i.InTable, i.Name)
		}
	},
	drop: func(w *writer, i *schema.Index) {
		w.kw("DROP INDEX ").kw(either(w.step.Concurrently, "CONCURRENTLY ", "")).
			kw(either(w.step.IfExists, "IF EXISTS ", "")).name(i.Schema, i.Name).end()
	},
	questions: indexQuestions,
	rename: func(w *writer, from, to *schema.Index) {
		w.kw("ALTER INDEX ").name(from.Schema, from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	alter: map[string]func(w *writer, from, to *schema.Index){
		"Options": func(w *writer, from, to *schema.Index) {
			w.changedOptions(from.Options, to.Options, func() { w.kw("ALTER INDEX ").name(to.Schema, to.Name) })
		},
		"Tablespace": func(w *writer, _, to *schema.Index) { indexTablespace(w, to.Schema, to.Name, to.Tablespace) },
		"Statistics": func(w *writer, from, to *schema.Index) { indexStatistics(w, from.Statistics, to.Statistics, to) },
		"Clustered": func(w *writer, _, to *schema.Index) {
			cluster(w, to.InTable, to.Name, to.Clustered)
		},
		"Parent": func(w *writer, _, to *schema.Index) {
			if to.Parent != nil {
				attachIndex(w, to.Parent.Schema, to.Parent.Name, to.Schema, to.Name)
			}
		},
	},
	locks:  indexLocks,
	safety: indexVerdicts,
}

// indexStatistics sets the statistics targets of expression columns, "2=500", and those that are gone to -1.
func indexStatistics(w *writer, from, to []string, i *schema.Index) {
	targets := map[string]string{}
	var order []string
	for _, s := range from {
		column, _, _ := strings.Cut(s, "=")
		targets[column] = "-1"
		order = append(order, column)
	}
	for _, s := range to {
		column, target, _ := strings.Cut(s, "=")
		if _, ok := targets[column]; !ok {
			order = append(order, column)
		}
		targets[column] = target
	}
	for _, column := range order {
		w.kw("ALTER INDEX ").name(i.Schema, i.Name).kw(" ALTER COLUMN ").expr(column).
			kw(" SET STATISTICS ").expr(targets[column]).end()
	}
}
