package diff

import "pawl/schema"

// Loses lists what the change destroys, in words. Where an object is replaced that goes on holding its state, like a
// type under columns, it is what the difference of its attributes means.
func (c Change) Loses() []string {
	if c.Op == Create {
		return nil
	}
	var list []string
	if c.Op == Drop || c.Op == Replace {
		if h, ok := c.From.(schema.Holder); ok && h.Holds() != "" {
			return []string{h.Holds()}
		}
		if d, ok := c.From.(schema.Derived); ok && d.Contents() != "" {
			list = append(list, d.Contents())
		}
	}
	s := SpecOf(c.ID().Kind)
	for _, name := range c.Attrs {
		if a, ok := s.attr(name); ok {
			if what := a.loses(c.From, c.To); what != "" {
				list = append(list, what)
			}
		}
	}
	return list
}

// LosesTo is [Change.Loses] on the way to a catalog, in which what is gone may go on elsewhere, or more be lost.
func (c Change) LosesTo(to *schema.Catalog) []string {
	if o, ok := c.From.(schema.Continued); ok && c.Op == Drop && o.Continues(to) {
		return nil
	}
	list := c.Loses()
	s := SpecOf(c.ID().Kind)
	for _, name := range c.Attrs {
		if a, ok := s.attr(name); ok {
			if what := a.losesIn(c.From, c.To, to); what != "" {
				list = append(list, what)
			}
		}
	}
	return list
}
