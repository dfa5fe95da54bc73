package schema

// KindTransform is a transform between a type and a language.
const KindTransform Kind = "transform"

// Transform is a row of pg_transform.
type Transform struct {
	// Name is the type and the language as SQL writes them: "public.hstore LANGUAGE plperl".
	Name    string
	FromSQL string // the function with its argument types; empty where there is none
	ToSQL   string
}

// ID implements [Object].
func (t *Transform) ID() ID { return ID{Kind: KindTransform, Name: t.Name} }
