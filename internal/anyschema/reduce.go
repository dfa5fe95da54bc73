package anyschema

import "slices"

// Pair is a schema and what becomes of it.
type Pair struct {
	old, new *model
}

// Old is the first schema as SQL.
func (p Pair) Old() string { return p.old.sql() }

// New is the second one.
func (p Pair) New() string { return p.new.sql() }

// String writes the pair as a case.
func (p Pair) String() string { return "-- old.sql --\n" + p.Old() + "-- new.sql --\n" + p.New() }

// Reduce makes a pair smaller for as long as it fails: it takes out objects, takes back edits, and replaces what was
// chosen by the plainest.
func Reduce(p Pair, fails func(Pair) bool) Pair {
	for {
		smaller, found := reduceOnce(p, fails)
		if !found {
			return p
		}
		p = smaller
	}
}

func reduceOnce(p Pair, fails func(Pair) bool) (Pair, bool) {
	found := false
	try := func(change func(Pair)) {
		c := p.clone()
		change(c)
		c.old.repair()
		c.new.repair()
		if c.String() != p.String() && fails(c) {
			p, found = c, true
		}
	}
	for size := len(p.keys()) / 2; size > 0; size /= 2 {
		for chunk := range slices.Chunk(p.keys(), size) {
			try(func(c Pair) { c.old.remove(chunk); c.new.remove(chunk) })
		}
	}
	for _, key := range p.keys() {
		try(func(c Pair) { c.takeBack(key) })
	}
	for _, key := range p.keys() {
		try(func(c Pair) { c.each(key, func(o *object) { o.in = nil }) })
		for _, text := range p.simpler(key) {
			try(func(c Pair) { c.each(key, text) })
		}
	}
	return p, found
}

func (p Pair) clone() Pair { return Pair{p.old.clone(), p.new.cloneRenamed()} }

// keys are the keys of the objects of both schemas.
func (p Pair) keys() []int {
	var list []int
	for _, o := range slices.Concat(p.old.objects, p.new.objects) {
		list = append(list, o.key)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// each calls f for the object with the key in both schemas.
func (p Pair) each(key int, f func(*object)) {
	for _, m := range []*model{p.old, p.new} {
		if o := m.get(key); o != nil {
			f(o)
		}
	}
}

// simpler lists what could be simpler about an object.
func (p Pair) simpler(key int) []func(*object) {
	o := p.new.get(key)
	if o == nil {
		o = p.old.get(key)
	}
	if o == nil {
		return nil
	}
	var list []func(*object)
	for _, opt := range o.sort.all() {
		plainest := opt.choices[0].text
		list = append(list, func(o *object) { o.picked[opt.name] = plainest })
	}
	for _, r := range o.sort.refs {
		if r.optional {
			list = append(list, func(o *object) { delete(o.refs, r.name) })
		}
	}
	return append(list, func(o *object) {
		if o.before == "" && o.ident[0] == '"' {
			o.ident = plainIdent(o.key)
		}
	})
}

// takeBack makes the object what it was in the old schema.
func (p Pair) takeBack(key int) {
	was, is := p.old.get(key), p.new.get(key)
	if was == nil || is == nil {
		return
	}
	is.ident, is.before, is.in = was.ident, "", nil
	if was.in != nil {
		is.in = p.new.get(was.in.key)
	}
	for name, text := range was.picked {
		is.picked[name] = text
	}
	for _, r := range is.sort.refs {
		delete(is.refs, r.name)
		if to := was.refs[r.name]; to != nil && p.new.get(to.key) != nil {
			is.refs[r.name] = p.new.get(to.key)
		}
	}
}

func (m *model) get(key int) *object {
	for _, o := range m.objects {
		if o.key == key {
			return o
		}
	}
	return nil
}

func (m *model) remove(keys []int) {
	m.objects = slices.DeleteFunc(m.objects, func(o *object) bool { return slices.Contains(keys, o.key) })
}

// cloneRenamed is a clone in which what was renamed still says so.
func (m *model) cloneRenamed() *model {
	c := m.clone()
	for i, o := range m.objects {
		c.objects[i].before = o.before
	}
	return c
}
