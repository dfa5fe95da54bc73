package schema

// KindExtension is an extension.
const KindExtension Kind = "extension"

// Extension is a row of pg_extension. What belongs to it is no object of its own.
type Extension struct {
	Name           string
	Schema         string
	Version        string
	DefaultVersion bool // Version is the one that this server installs unless told otherwise
	Relocatable    bool // it can be moved to another schema
	HasRows        bool // it has tables with rows of its users (pg_extension_config_dump)
}

// ID implements [Object]. An extension lives in no schema: its name is the only one in the database.
func (e *Extension) ID() ID { return ID{Kind: KindExtension, Name: e.Name} }

// Holds implements [Holder].
func (e *Extension) Holds() string {
	if e.HasRows {
		return "the rows of its tables"
	}
	return ""
}

// sameExtension says that both catalogs have the extension, in the same version and schema.
func sameExtension(a, b *Catalog, name string) bool {
	id := (&Extension{Name: name}).ID()
	x, inA := Find[*Extension](a, id)
	y, inB := Find[*Extension](b, id)
	return inA && inB && x.Version == y.Version && x.Schema == y.Schema
}

// Ambient implements [Ambient]: its functions and types have names of their own.
func (e *Extension) Ambient() {}
