package schema

// KindForeignDataWrapper is a foreign data wrapper.
const KindForeignDataWrapper Kind = "foreign data wrapper"

// ForeignDataWrapper is a row of pg_foreign_data_wrapper.
type ForeignDataWrapper struct {
	Name      string
	Handler   Name     // the function that makes the callbacks; zero: none
	Validator Name     // the function that checks options; zero: none
	Options   []string // "name=value", sorted; see [Secret]
}

// ID implements [Object].
func (f *ForeignDataWrapper) ID() ID { return ID{Kind: KindForeignDataWrapper, Name: f.Name} }
