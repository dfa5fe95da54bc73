package plan

import (
	"fmt"
	"slices"

	"pawl/diff"
	"pawl/schema"
)

// parted puts a migration together in which tables leave and join: everything else is planned from the state in which
// those that leave have left to the state in which those that join have not.
type parted struct {
	Options
	from, start *schema.Catalog // before and after those leave
	end, to     *schema.Catalog // before and after those join
	own         []hop           // everything else
	list        []hop
}

// spreadParted makes the parts of a migration in which tables leave and join.
func spreadParted(from, to *schema.Catalog, changes []diff.Change, o Options) ([]Part, error) {
	m := parted{Options: o, from: from, start: from, end: to, to: to}
	if o.Leave != nil {
		m.start = withoutLeft(from, to, o.Leave)
	}
	if o.Join != nil {
		m.end = o.Join.Apart
	}
	rest := diff.Compare(m.start, m.end)
	if moves(rest) {
		m.Online = nil
	}
	costly := map[schema.ID]bool{}
	if len(rest) > 0 || len(o.Data) > 0 {
		s, err := newSchedule(m.pass(m.start, m.end), o.Rules, rest)
		if err != nil {
			return nil, err
		}
		if m.own, err = s.finished(m.end); err != nil {
			return nil, err
		}
		costly = s.costly()
	}
	for _, id := range m.end.NotIn(to) {
		if !from.Has(id) {
			costly[id] = true
		}
	}
	if err := m.join(); err != nil {
		return nil, err
	}
	m.attribute(changes)
	return makeParts(from, m.list, costly, m.Options)
}

// withoutLeft is the catalog once tables have left, without the checks that they keep unless they are dropped.
func withoutLeft(from, to *schema.Catalog, leave *Partings) *schema.Catalog {
	cat := leave.Apart.Clone()
	for _, id := range leave.Apart.NotIn(from) {
		if to.Has(hostOf(leave.Apart.Get(id))) {
			cat.Remove(id)
		}
	}
	return cat
}

// join puts the hops into their order. What joins does so before the contract phase, and what leaves does so in it; unless
// the rest changes the same tables at that time.
func (m *parted) join() error {
	n := slices.IndexFunc(m.own, func(h hop) bool { return h.phase == PhaseContract })
	if n < 0 {
		n = len(m.own)
	}
	leaveAt, joinAt := -1, -1
	var leaving, joining map[schema.ID]bool
	if m.Leave != nil {
		leaveAt, leaving = n, Trees(m.from, m.Leave.List)
	}
	if m.Join != nil {
		joinAt, joining = n, Trees(m.to, m.Join.List)
		if m.touches(n, len(m.own), joining) {
			joinAt = len(m.own)
		}
	}
	if m.touches(0, n, leaving) || m.meet(leaving, joining) {
		leaveAt = 0
		m.leave(PhaseExpand)
	}
	left, joined := leaveAt < 0 || len(m.list) > 0, joinAt < 0
	for i := 0; i <= len(m.own); i++ {
		if i == joinAt {
			m.arrive(m.phaseAt(i, n))
			joined = true
		}
		if i == leaveAt && !left {
			m.leave(PhaseContract)
			left = true
		}
		if i < len(m.own) {
			h := m.own[i]
			if !left {
				h.to = h.to.Followed(m.start, m.from, everything)
			}
			if joined && m.Join != nil {
				h.to = h.to.Followed(m.end, m.to, everything)
			}
			m.list = append(m.list, h)
		}
	}
	last := &m.list[len(m.list)-1]
	if more := diff.Compare(last.to, m.to); len(more) > 0 {
		return fmt.Errorf("the tables that leave and join leave %s behind", more[0].ID())
	}
	last.to = m.to
	return nil
}

// phaseAt is the phase of what comes before the rest's hop of that number, where contract begins with the n-th.
func (m *parted) phaseAt(i, n int) Phase {
	if i > n {
		return PhaseContract
	}
	return PhaseExpand
}

// touches says that the rest changes tables in one of its hops from i to before n.
func (m *parted) touches(i, n int, tables map[schema.ID]bool) bool {
	for ; i < n; i++ {
		before := m.start
		if i > 0 {
			before = m.own[i-1].to
		}
		for _, c := range diff.Compare(before, m.own[i].to) {
			for cat, o := range map[*schema.Catalog]schema.Object{before: c.From, m.own[i].to: c.To} {
				if o == nil {
					continue
				}
				if up, ok := parentOf(cat, o); tables[Root(cat, o)] || ok && tables[up] {
					return true
				}
			}
		}
	}
	return false
}

// meet says that something joins where something leaves.
func (m *parted) meet(leaving, joining map[schema.ID]bool) bool {
	for id := range leaving {
		if joining[id] {
			return true
		}
	}
	return false
}

// at is the catalog to which the hops lead so far.
func (m *parted) at() *schema.Catalog {
	if len(m.list) == 0 {
		return m.from
	}
	return m.list[len(m.list)-1].to
}

// leave has tables leave: those that PostgreSQL takes off in a transaction together, the others one by one. The checks that
// stay behind go next.
func (m *parted) leave(phase Phase) {
	for _, tables := range together(m.Leave.List) {
		before := m.at()
		in := m.scope(m.Leave.List, tables, m.from)
		after := before.Followed(m.from, m.Leave.Apart, in)
		m.list = append(m.list, hop{to: after, phase: phase, rules: []string{tables[0].rule}, link: &link{tables: tables, checked: with(before, after)}})
	}
	if rest := m.at().Followed(m.Leave.Apart, m.start, everything); len(diff.Compare(m.at(), rest)) > 0 {
		m.list = append(m.list, hop{to: rest, phase: phase, rules: []string{m.Leave.List[0].rule}})
	}
}

// arrive has tables join.
func (m *parted) arrive(phase Phase) {
	for _, tables := range together(m.Join.List) {
		before := m.at()
		in := m.scope(m.Join.List, tables, m.to)
		after := before.Followed(m.end, m.to, in)
		m.list = append(m.list, hop{to: after, phase: phase, rules: []string{tables[0].rule},
			link: &link{tables: tables, joins: true, checked: with(after, before)}})
	}
}

// scope says what changes with some of the tables; with the last of them, that is everything that is left.
func (m *parted) scope(all, tables []Parting, attached *schema.Catalog) func(schema.ID) bool {
	if tables[len(tables)-1] == all[len(all)-1] {
		return everything
	}
	tops := map[schema.ID]bool{}
	for _, x := range tables {
		tops[x.Table], tops[x.Default] = true, true
	}
	cats := []*schema.Catalog{attached}
	for _, p := range []*Partings{m.Leave, m.Join} {
		if p != nil {
			cats = append(cats, p.Apart)
		}
	}
	return within(below(attached, tops), cats...)
}

// together parts the list into those that go in one transaction and each of the others.
func together(list []Parting) [][]Parting {
	var out [][]Parting
	for _, x := range list {
		if n := len(out) - 1; n >= 0 && !x.Concurrently && !out[n][0].Concurrently {
			out[n] = append(out[n], x)
		} else {
			out = append(out, []Parting{x})
		}
	}
	return out
}

// with is a catalog with what only the other has.
func with(cat, other *schema.Catalog) *schema.Catalog {
	out := cat.Clone()
	for _, id := range other.NotIn(cat) {
		out.Put(other.Get(id))
		out.SetUses(id, other.Uses(id))
	}
	return out
}

// attribute says of each hop which changes of the migration end with it: those between the catalogs that the user knows.
func (m *parted) attribute(changes []diff.Change) {
	last := map[schema.ID]int{}
	for i, h := range m.list {
		for _, c := range h.completes {
			last[c.ID()] = i
		}
		if h.link == nil {
			continue
		}
		before := m.from
		if i > 0 {
			before = m.list[i-1].to
		}
		for _, c := range diff.Compare(before, h.to) {
			last[c.ID()] = i
		}
	}
	for i := range m.list {
		m.list[i].completes = nil
	}
	for _, c := range changes {
		i, ok := last[c.ID()]
		if !ok {
			i = len(m.list) - 1
		}
		m.list[i].completes = append(m.list[i].completes, c)
	}
}
