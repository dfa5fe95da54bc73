package state

import (
	"fmt"
	"strings"

	"pawl/diff"
	"pawl/schema"
	"pawl/schema/parse"
)

// decidePrivileges leaves privileges out of the comparison where nobody manages them in the desired state: many keep
// them elsewhere, and would lose them.
func (s *Source) decidePrivileges(script *parse.Script, from, to *schema.Catalog) {
	if s.Privileges == "manage" || s.Privileges != "ignore" && saysPrivileges(script) {
		return
	}
	differ := 0
	for _, c := range diff.Compare(from, to) {
		if k := c.ID().Kind; k == schema.KindGrant || k == schema.KindDefaultPrivileges {
			differ++
		}
	}
	if differ > 0 && s.Privileges != "ignore" {
		s.Notes = append(s.Notes, fmt.Sprintf("privileges are left alone, although %d of them differ: the desired schema says nothing of privileges "+
			"(--privileges manage compares them all the same)", differ))
	}
	const why = "the desired schema says nothing of privileges"
	to.Unknown[schema.KindGrant], to.Unknown[schema.KindDefaultPrivileges] = why, why
}

func saysPrivileges(script *parse.Script) bool {
	for _, s := range script.Statements {
		words := strings.Fields(strings.ToUpper(s.SQL))
		if words[0] == "GRANT" || words[0] == "REVOKE" || len(words) > 1 && words[0] == "ALTER" && words[1] == "DEFAULT" {
			return true
		}
	}
	return false
}
