package render

import "pawl/schema"

var membership = ddl[*schema.Membership]{
	create: func(w *writer, m *schema.Membership, _ []schema.Object) {
		changeMembership(w, &schema.Membership{}, m)
	},
	drop: func(w *writer, m *schema.Membership) {
		changeMembership(w, m, &schema.Membership{Role: m.Role, Member: m.Member})
	},
	alter:  map[string]func(w *writer, from, to *schema.Membership){"Grants": changeMembership},
	safety: membershipVerdicts,
}

func changeMembership(w *writer, from, to *schema.Membership) {
	had, has := grantsByGrantor(from), grantsByGrantor(to)
	for _, g := range from.Grants {
		if now, stays := has[g.Grantor]; !stays {
			revokeMembership(w, "REVOKE ", to, g.Grantor)
		} else if g.Admin && !now.Admin {
			revokeMembership(w, "REVOKE ADMIN OPTION FOR ", to, g.Grantor)
		}
	}
	for _, g := range to.Grants {
		before, stood := had[g.Grantor]
		before.Admin = before.Admin && g.Admin // it is taken back already
		if !stood || before != g {
			grantMembership(w, to, before, g, stood)
		}
	}
}

func grantsByGrantor(m *schema.Membership) map[string]schema.MembershipGrant {
	found := map[string]schema.MembershipGrant{}
	for _, g := range m.Grants {
		found[g.Grantor] = g
	}
	return found
}

func revokeMembership(w *writer, what keyword, m *schema.Membership, grantor string) {
	w.kw(what).name(m.Role).kw(" FROM ").name(m.Member)
	grantedBy(w, grantor)
	w.end()
}

// grantMembership writes INHERIT where there is such an option: without it, the member's own attribute decides.
func grantMembership(w *writer, m *schema.Membership, before, g schema.MembershipGrant, stood bool) {
	w.kw("GRANT ").name(m.Role).kw(" TO ").name(m.Member)
	if w.major < 16 {
		w.kw(either(g.Admin, " WITH ADMIN OPTION", ""))
	} else {
		w.kw(" WITH ").kw(either(g.Admin, "ADMIN OPTION, ", "")).kw(either(g.Inherit, "INHERIT TRUE", "INHERIT FALSE"))
		if g.Set != (before.Set || !stood) {
			w.kw(either(g.Set, ", SET TRUE", ", SET FALSE"))
		}
	}
	grantedBy(w, g.Grantor)
	w.end()
}

func grantedBy(w *writer, grantor string) {
	if grantor != "" {
		w.kw(" GRANTED BY ").name(grantor)
	}
}
