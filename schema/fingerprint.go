package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Fingerprint is a hash over all objects and their attributes: equal catalogs have equal fingerprints, on every
// machine. The server's version does not count.
func (c *Catalog) Fingerprint() string {
	h := sha256.New()
	for o := range c.All() {
		text, err := json.Marshal(o)
		if err != nil {
			panic(fmt.Sprintf("schema: %s cannot be written as JSON: %v", o.ID(), err))
		}
		fmt.Fprintf(h, "%s\x00%s\n", o.ID(), text)
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
