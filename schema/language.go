package schema

// KindLanguage is a procedural language that no extension made.
const KindLanguage Kind = "language"

// Language is a row of pg_language.
type Language struct {
	Name      string
	Trusted   bool
	Handler   Name
	Inline    Name // runs DO; zero where there is none
	Validator Name // zero where there is none
}

// ID implements [Object].
func (l *Language) ID() ID { return ID{Kind: KindLanguage, Name: l.Name} }
