package render

import (
	"cmp"
	"slices"

	"pawl/schema"
)

// privilegeChange is one GRANT or REVOKE.
type privilegeChange struct {
	verb, preposition, suffix keyword
	names                     []string
}

// changePrivileges finds the statements that lead from one list of privileges to another, for each grantor: what is
// too much goes first.
func changePrivileges(from, to []schema.Privilege, write func(grantor string, c privilegeChange)) {
	for _, grantor := range grantors(from, to) {
		had, has := byName(from, grantor), byName(to, grantor)
		revoke := privilegeChange{verb: "REVOKE ", preposition: " FROM "}
		lower := privilegeChange{verb: "REVOKE GRANT OPTION FOR ", preposition: " FROM "}
		grant := privilegeChange{verb: "GRANT ", preposition: " TO "}
		raise := privilegeChange{verb: "GRANT ", preposition: " TO ", suffix: " WITH GRANT OPTION"}
		for _, p := range from {
			if p.Grantor != grantor {
				continue
			}
			if q, stays := has[p.Name]; !stays {
				revoke.names = append(revoke.names, p.Name)
			} else if p.Grantable && !q.Grantable {
				lower.names = append(lower.names, p.Name)
			}
		}
		for _, p := range to {
			if p.Grantor != grantor {
				continue
			}
			q, stood := had[p.Name]
			if p.Grantable && !q.Grantable {
				raise.names = append(raise.names, p.Name)
			} else if !stood {
				grant.names = append(grant.names, p.Name)
			}
		}
		for _, c := range []privilegeChange{revoke, lower, grant, raise} {
			if len(c.names) > 0 {
				write(grantor, c)
			}
		}
	}
}

// grantors lists who granted anything, the owner first.
func grantors(lists ...[]schema.Privilege) []string {
	var names []string
	for _, p := range slices.Concat(lists...) {
		if !slices.Contains(names, p.Grantor) {
			names = append(names, p.Grantor)
		}
	}
	slices.SortFunc(names, cmp.Compare)
	return names
}

func byName(list []schema.Privilege, grantor string) map[string]schema.Privilege {
	m := map[string]schema.Privilege{}
	for _, p := range list {
		if p.Grantor == grantor {
			m[p.Name] = p
		}
	}
	return m
}
