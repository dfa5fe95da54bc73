package bodies

// scope holds the variables of a block, by name.
type scope struct {
	outer *scope
	vars  map[string]typeRef
	// columnsFirst says that a column hides a variable of its name.
	columnsFirst bool
}

func newScope(outer *scope) *scope {
	s := &scope{outer: outer, vars: map[string]typeRef{}}
	if outer != nil {
		s.columnsFirst = outer.columnsFirst
	}
	return s
}

// variable finds the type of the variable that the name means.
func (s *scope) variable(name string) (typeRef, bool) {
	for ; s != nil; s = s.outer {
		if t, ok := s.vars[name]; ok {
			return t, true
		}
	}
	return typeRef{}, false
}
