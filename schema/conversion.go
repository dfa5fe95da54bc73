package schema

// KindConversion is a conversion between encodings.
const KindConversion Kind = "conversion"

// Conversion is a row of pg_conversion.
type Conversion struct {
	Schema   string
	Name     string
	Source   string // the name of the encoding
	Target   string
	Function Name
	Default  bool
}

// ID implements [Object].
func (c *Conversion) ID() ID { return ID{Kind: KindConversion, Schema: c.Schema, Name: c.Name} }

// Claims implements [Claimant]: a schema has one default conversion between two encodings (ConversionCreate).
func (c *Conversion) Claims() []Claim {
	if !c.Default {
		return nil
	}
	return []Claim{{spaceDefaultConversion, c.Schema, c.Source + " to " + c.Target}}
}
