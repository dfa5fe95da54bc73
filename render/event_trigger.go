package render

import "pawl/schema"

var eventTrigger = ddl[*schema.EventTrigger]{
	create: func(w *writer, e *schema.EventTrigger, _ []schema.Object) {
		w.kw("CREATE EVENT TRIGGER ").name(e.Name).kw(" ON ").name(e.Event)
		for i, tag := range e.Tags {
			w.kw(either(i == 0, "\n    WHEN TAG IN (", ", ")).literal(tag)
		}
		w.kw(either(len(e.Tags) > 0, ")", "")).kw("\n    EXECUTE FUNCTION ").qualified(e.Function).kw("()").end()
		if e.State != "O" {
			eventTriggerState(w, e, e)
		}
	},
	drop: func(w *writer, e *schema.EventTrigger) { w.kw("DROP EVENT TRIGGER ").name(e.Name).end() },
	rename: func(w *writer, from, to *schema.EventTrigger) {
		w.kw("ALTER EVENT TRIGGER ").name(from.Name).kw(" RENAME TO ").name(to.Name).end()
	},
	alter:  map[string]func(w *writer, from, to *schema.EventTrigger){"State": eventTriggerState},
	safety: triggerVerdicts,
}

func eventTriggerState(w *writer, _, e *schema.EventTrigger) {
	w.kw("ALTER EVENT TRIGGER ").name(e.Name).kw(" ").kw(enabled(e.State)).end()
}
