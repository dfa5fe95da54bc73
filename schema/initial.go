package schema

// Initial is the catalog of a database that was just created, as far as it is not empty: the schema public and the
// extension plpgsql (https://www.postgresql.org/docs/current/manage-ag-templatedbs.html). Where the catalog that is
// given has them too, they are taken from there, because nobody wants to see them created.
func Initial(like *Catalog) *Catalog {
	c := NewCatalog(like.Major)
	for _, o := range []Object{&Namespace{Name: "public"}, &Extension{Name: "plpgsql", Schema: "pg_catalog"}} {
		if same := like.Get(o.ID()); same != nil {
			o = same
		}
		c.Put(o)
	}
	return c
}
