package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"

	"pawl/schema"
)

// Fingerprint is a hash over all objects that are not outside and the attributes that are compared: catalogs between
// which Compare finds nothing have the same fingerprint, on every machine and every version of the server; but for the names of
// NOT NULL, which there are since PostgreSQL 18.
func Fingerprint(c *schema.Catalog) string {
	h := sha256.New()
	for o := range c.All() {
		id := o.ID()
		if c.Outside[id] {
			continue
		}
		fmt.Fprintf(h, "%q\n", []string{string(id.Kind), string(id.Of), id.Schema, id.Parent, id.Name, id.Args, id.Role})
		for _, a := range SpecOf(id.Kind).attrs {
			if a.Ignored != "" {
				continue
			}
			v := a.value(o)
			if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
				continue // an attribute that is known of later leaves what does not have it as it was
			}
			text, err := json.Marshal(v.Interface())
			if err != nil {
				panic(fmt.Sprintf("diff: %s of %s cannot be written as JSON: %v", a.Name, id, err))
			}
			fmt.Fprintf(h, "%s %s\n", a.Name, text)
		}
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
