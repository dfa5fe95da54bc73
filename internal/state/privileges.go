package state

import (
	"fmt"
	"strings"

	"pawl/diff"
	"pawl/schema"
	"pawl/schema/parse"
)

// decidePrivileges leaves privileges out of the comparison if that was asked for. If nothing was, and the desired
// schema is silent about them, it says what being compared will cost: many keep privileges elsewhere.
func (s *Source) decidePrivileges(script *parse.Script, from, to *schema.Catalog) {
	switch s.Privileges {
	case "manage":
	case "ignore":
		const why = "privileges are ignored"
		to.Unknown[schema.KindGrant], to.Unknown[schema.KindDefaultPrivileges] = why, why
	default:
		leaveGiven(from, to)
		if n := revoked(from, to); n > 0 && !saysPrivileges(script) {
			s.Notes = append(s.Notes, fmt.Sprintf("the desired schema says nothing of privileges, so %d that the database has are revoked "+
				"(privileges: ignore in pawl.yaml, or --privileges ignore, leaves them alone)", n))
		}
	}
}

// revoked counts the privileges that are lost by objects which remain.
func revoked(from, to *schema.Catalog) int {
	n := 0
	for _, c := range diff.Compare(from, to) {
		switch o := c.From.(type) {
		case *schema.Grant:
			if to.Get(o.Host()) != nil {
				n++
			}
		case *schema.DefaultPrivileges:
			n++
		}
	}
	return n
}

// leaveGiven leaves the privileges of what came with the server or an extension alone where the desired state does not
// speak of them: those who run the server set them too.
func leaveGiven(from, to *schema.Catalog) {
	named := map[schema.ID]bool{}
	for g := range schema.Each[*schema.Grant](to) {
		named[g.Target] = true
	}
	for g := range schema.Each[*schema.Grant](from) {
		if g.Given() && !named[g.Target] {
			from.Remove(g.ID())
		}
	}
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
