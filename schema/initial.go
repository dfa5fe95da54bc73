package schema

// Initial is the catalog of a database that was just created, as far as it is not empty: the schema public and the
// extension plpgsql (https://www.postgresql.org/docs/current/manage-ag-templatedbs.html). Where the catalog that is
// given has them too, they are taken from there, because nobody wants to see them created.
func Initial(like *Catalog) *Catalog {
	c := NewCatalog(like.Major)
	c.Bootstrap = like.Bootstrap
	public := &Namespace{Name: "public"}
	for _, o := range []Object{public, &Extension{Name: "plpgsql", Schema: "pg_catalog"}} {
		if same := like.Get(o.ID()); same != nil {
			o = same
		}
		c.Put(o)
	}
	c.Owners[public.ID()] = ownerOfPublic(like)
	if id := public.ID(); like.Has(id.About(KindOwner)) {
		c.Put(&Owner{About: About{Target: id, Whole: id}, Role: c.Owners[id]})
	}
	return c
}
