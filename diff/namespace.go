package diff

import "pawl/schema"

// A schema is nothing but its name; owner and privileges are objects of their own.
var namespace = attrs[*schema.Namespace]{}

// schemaLike compares what is in two schemas, by name; it is of no interest where nothing would be lost.
func schemaLike(from, to *schema.Namespace, l *look) Likeness {
	old, holds := contents(l.old, from.Name)
	new, _ := contents(l.new, to.Name)
	shared := 0
	for id := range old {
		if new[id] {
			shared++
		}
	}
	most := max(len(old), len(new))
	switch {
	case !holds || 2*shared <= most:
		return Unlike
	case shared < most:
		return Similar
	}
	return Alike
}

// contents are the objects in a schema, without its name; holds says that one of them holds something.
func contents(cat *schema.Catalog, name string) (list map[schema.ID]bool, holds bool) {
	list = map[schema.ID]bool{}
	for o := range cat.All() {
		if id := o.ID(); id.Schema == name && id.Parent == "" && id.Of == "" {
			id.Schema = ""
			list[id] = true
			h, ok := o.(schema.Holder)
			holds = holds || ok && h.Holds() != ""
		}
	}
	return list, holds
}
