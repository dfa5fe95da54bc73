package anyschema

import "strings"

// all are the options of the sort, with what can be said about every object.
func (s *sort) all() []option {
	list := s.options
	if s.title != "" {
		list = append(list[:len(list):len(list)], of("comment", "", "", "'said'", "'it''s \\ other'"))
	}
	if s.grant != "" {
		list = append(list[:len(list):len(list)], of("granted", "", "", "any_reader", "any_reader WITH GRANT OPTION", "PUBLIC"))
	}
	return list
}

// sql writes the model.
func (m *model) sql() string {
	var b strings.Builder
	for _, o := range m.objects {
		text := strings.Join(strings.Fields(o.expand(o.sort.sql)), " ")
		if o.before != "" {
			b.WriteString("-- pawl: renamed from " + o.before + "\n")
		}
		b.WriteString(strings.ReplaceAll(text, "; ", ";\n") + "\n")
		if c := o.picked["comment"]; c != "" {
			b.WriteString("COMMENT ON " + o.expand(o.sort.title) + " IS " + c + ";\n")
		}
		if g := o.picked["granted"]; g != "" {
			b.WriteString("GRANT " + o.expand(o.sort.grant) + " TO " + g + ";\n")
		}
	}
	return b.String()
}
