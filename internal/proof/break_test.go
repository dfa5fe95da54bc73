package proof

import (
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"pawl/plan"
	"pawl/render"
	"pawl/schema"
)

// planned breaks what is planned.
func (m mutation) planned(t *testing.T, parts []plan.Part) []plan.Part {
	t.Helper()
	parts = slices.Clone(parts)
	forgotten := map[string]bool{}
	for i := range parts {
		up, down := *parts[i].Up, *parts[i].Down
		parts[i].Up, parts[i].Down = &up, &down
		for _, e := range m.Functions {
			e.inFunctions(&up, forgotten)
			e.inFunctions(&down, forgotten)
		}
		forget(&up, m.ForgetUp, forgotten)
		forget(&down, m.ForgetDown, forgotten)
		if m.Safe || m.Runs {
			forgotten["losses"] = forgotten["losses"] || len(up.Losses) > 0
			up.Losses = nil
		}
	}
	wanted := []string{m.ForgetUp, m.ForgetDown, map[bool]string{true: "losses"}[m.Safe || m.Runs]}
	for _, e := range m.Functions {
		wanted = append(wanted, e.Take)
	}
	for _, what := range wanted {
		if what != "" && !forgotten[what] {
			t.Fatalf("there is nothing to forget: %s", what)
		}
	}
	return parts
}

// inFunctions changes the functions of a plan.
func (e edit) inFunctions(p *plan.Plan, done map[string]bool) {
	changed := func(o schema.Object) schema.Object {
		f, ok := o.(*schema.Function)
		if !ok || !strings.Contains(f.Definition, e.Take) {
			return o
		}
		done[e.Take] = true
		g := *f
		g.Definition = strings.ReplaceAll(f.Definition, e.Take, *e.Put)
		return &g
	}
	for _, cat := range []**schema.Catalog{&p.From, &p.To} {
		*cat = (*cat).Clone()
		for _, id := range (*cat).IDs() {
			(*cat).Put(changed((*cat).Get(id)))
		}
	}
	p.Steps = slices.Clone(p.Steps)
	for i, s := range p.Steps {
		p.Steps[i].From, p.Steps[i].To = changed(s.From), changed(s.To)
	}
}

// forget leaves out what a plan does to an object.
func forget(p *plan.Plan, name string, forgotten map[string]bool) {
	is := func(s plan.Step) bool { return name != "" && s.Object().ID().String() == name }
	left := slices.DeleteFunc(slices.Clone(p.Steps), is)
	for i, s := range left {
		left[i].Parts = nil
		for _, o := range s.Parts {
			if is(plan.Step{To: o}) {
				forgotten[name] = true
				continue
			}
			left[i].Parts = append(left[i].Parts, o)
		}
	}
	forgotten[name] = forgotten[name] || len(left) < len(p.Steps)
	p.Steps = left
}

// written breaks what is written.
func (m mutation) written(t *testing.T, scripts []render.Script) {
	t.Helper()
	for way, edits := range [][]edit{m.Up, m.Down} {
		for _, e := range edits {
			hits := 0
			for i := range scripts {
				body := []*render.Body{&scripts[i].Up, &scripts[i].Down}[way]
				body.Statements = slices.Clone(body.Statements)
				for n, text := range body.Statements {
					if strings.Contains(text, e.Take) {
						hits++
						body.Statements[n] = e.on(text)
					}
				}
			}
			if hits == 0 {
				t.Fatalf("no statement has the text %q in\n%s", e.Take, all(scripts, way))
			}
		}
	}
	for i := range scripts {
		if m.Runs {
			scripts[i].Unsafe = []string{"something loses something"}
		}
	}
}

// on is the statement as it is broken. What is left out leaves something behind that does nothing, as the locks of each are looked at.
func (e edit) on(text string) string {
	if e.Put == nil {
		return "SELECT"
	}
	return strings.ReplaceAll(text, e.Take, *e.Put)
}

func all(scripts []render.Script, way int) string {
	var b strings.Builder
	for _, s := range scripts {
		b.WriteString([]render.Body{s.Up, s.Down}[way].Text())
	}
	return b.String()
}

// change puts what is declared of a relation in the place of what was, and says how often.
func (d declared) change(acts []render.Act) (hits int) {
	for i := range acts {
		acts[i].Locks = slices.Clone(acts[i].Locks)
		for n := range acts[i].Locks {
			l := &acts[i].Locks[n]
			if l.Relation.Name != d.Relation || l.Mode.SQL() != d.Of {
				continue
			}
			hits++
			if d.Mode != "" {
				l.Mode = render.ModeOf(strings.ReplaceAll(title(d.Mode), " ", "") + "Lock")
			}
			if d.Scans != nil {
				l.Scans = render.Whether(*d.Scans)
			}
			if d.Rewrites != nil {
				l.Rewrites = render.Whether(*d.Rewrites)
			}
		}
	}
	return hits
}

// title has each word of a mode begin with a capital, as in pg_locks.
func title(words string) string {
	list := strings.Fields(strings.ToLower(words))
	for i, w := range list {
		list[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(list, " ")
}

// whether is [render.Whether] in its words.
type whether render.Whether

// UnmarshalYAML reads the word.
func (w *whether) UnmarshalYAML(node *yaml.Node) error {
	for _, one := range []render.Whether{render.No, render.Perhaps, render.Yes} {
		if node.Value == one.String() {
			*w = whether(one)
			return nil
		}
	}
	return &yaml.TypeError{Errors: []string{node.Value + " is neither yes, no nor perhaps"}}
}
