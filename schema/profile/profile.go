// Package profile says what managed platforms put into a database: objects and roles that are theirs, which filters
// leave alone. A platform is one file, with the page of its documentation that each entry is from.
package profile

import (
	"fmt"
	"slices"
	"strings"
)

// Profile is what one platform puts into a database.
type Profile struct {
	Name     string
	Platform string
	// Roles and Schemas show that a database is the platform's, where it has all of them. Both may be empty: then
	// nothing shows it.
	Roles, Schemas []string
	// Exclude are the patterns of what is the platform's.
	Exclude []string
}

// All lists the profiles.
var All = []Profile{alloydb, azure, cloudsql, heroku, neon, rds, supabase}

// Names lists their names.
func Names() []string {
	var names []string
	for _, p := range All {
		names = append(names, p.Name)
	}
	return names
}

// Find returns the profile of a name.
func Find(name string) (Profile, error) {
	i := slices.IndexFunc(All, func(p Profile) bool { return p.Name == name })
	if i < 0 {
		return Profile{}, fmt.Errorf("profile: %q is none of auto, none, %s", name, strings.Join(Names(), ", "))
	}
	return All[i], nil
}

// Detect finds the profiles of a database by the roles of its server and its schemas.
func Detect(roles, schemas []string) []Profile {
	var list []Profile
	for _, p := range All {
		if len(p.Roles)+len(p.Schemas) > 0 && containsAll(roles, p.Roles) && containsAll(schemas, p.Schemas) {
			list = append(list, p)
		}
	}
	return list
}

func containsAll(list, wanted []string) bool {
	return !slices.ContainsFunc(wanted, func(name string) bool { return !slices.Contains(list, name) })
}

// Evidence says in words what shows that a database is the platform's.
func (p Profile) Evidence() string {
	var parts []string
	if len(p.Roles) > 0 {
		parts = append(parts, "roles "+strings.Join(p.Roles, ", "))
	}
	if len(p.Schemas) > 0 {
		parts = append(parts, "schema "+strings.Join(p.Schemas, ", "))
	}
	return strings.Join(parts, "; ")
}
