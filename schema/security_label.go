package schema

// KindSecurityLabel is a label that a security provider reads.
const KindSecurityLabel Kind = "security label"

// SecurityLabel is a row of pg_seclabel.
type SecurityLabel struct {
	About
	Provider string
	Label    string
}

// ID implements [Object]: there is one for each provider, whose name stands in Role.
func (l *SecurityLabel) ID() ID {
	id := l.Target.About(KindSecurityLabel)
	id.Role = l.Provider
	return id
}
