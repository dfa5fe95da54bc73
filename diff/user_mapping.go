package diff

import (
	"slices"
	"strings"

	"pawl/schema"
)

var userMapping = attrs[*schema.UserMapping]{
	{
		Name:  "Options",
		Same:  func(from, to *schema.UserMapping) bool { return from.Hidden || to.Hidden },
		Loses: func(from, to *schema.UserMapping) string { return lostSecrets(from.Options, to.Options) },
	},
	{Name: "Hidden", Ignored: "it follows from the rights of the role that reads"},
}

// lostSecrets says which options had a value that was never read, and have no such value afterwards.
func lostSecrets(from, to []string) string {
	var names []string
	for _, o := range from {
		if name, value, _ := strings.Cut(o, "="); value == schema.Secret && !slices.Contains(to, o) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "the value of " + strings.Join(names, ", ") + ", which is never read"
}
