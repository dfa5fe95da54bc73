package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"pawl/schema"
)

// Fingerprint is a hash over all objects that are not outside and the attributes that are compared: catalogs between
// which Compare finds nothing have the same fingerprint, on every machine and every version of the server; but for the names of
// NOT NULL, which there are since PostgreSQL 18.
func Fingerprint(c *schema.Catalog) string {
	return fingerprint(c, described)
}

func fingerprint(c *schema.Catalog, described func(schema.Object) []byte) string {
	h := sha256.New()
	for o := range c.All() {
		if !c.Outside[o.ID()] {
			h.Write(described(o))
		}
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// Prints takes the fingerprints of catalogs that have most of their objects in common, as those between the steps of a
// migration do: what is said of an object is put together once.
type Prints struct {
	said map[schema.Object][]byte
	last *schema.Catalog
	sum  string
}

// NewPrints returns one that knows no object.
func NewPrints() *Prints { return &Prints{said: map[schema.Object][]byte{}} }

// Fingerprint is [Fingerprint]. The catalog must not change between two calls.
func (p *Prints) Fingerprint(c *schema.Catalog) string {
	if p.last != c {
		p.last, p.sum = c, fingerprint(c, p.described)
	}
	return p.sum
}

func (p *Prints) described(o schema.Object) []byte {
	text, ok := p.said[o]
	if !ok {
		text = described(o)
		p.said[o] = text
	}
	return text
}

// described is what is hashed of an object.
func described(o schema.Object) []byte {
	id := o.ID()
	text := fmt.Appendf(nil, "%q\n", []string{string(id.Kind), string(id.Of), id.Schema, id.Parent, id.Name, id.Args, id.Role})
	for _, a := range SpecOf(id.Kind).attrs {
		if a.Ignored != "" {
			continue
		}
		v := a.value(o)
		if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
			continue // an attribute that is known of later leaves what does not have it as it was
		}
		value, err := json.Marshal(v.Interface())
		if err != nil {
			panic(fmt.Sprintf("diff: %s of %s cannot be written as JSON: %v", a.Name, id, err))
		}
		text = fmt.Appendf(text, "%s %s\n", a.Name, value)
	}
	return slices.Clip(text)
}
