package render

import (
	"maps"
	"slices"
	"strings"

	"pawl/plan"
	"pawl/schema"
)

// inBodies lists the routines that the migration leaves as they are and whose bodies name an object that it changes.
func inBodies(p *plan.Plan, id schema.ID) []string {
	return bodies(p, func(b *schema.Body) bool { return b.Stays && b.Certain(id) })
}

// stillInBodies lists the routines whose bodies go on naming an object that does not exist after the plan, or has
// another name then.
func stillInBodies(p *plan.Plan, id schema.ID) []string {
	return bodies(p, func(b *schema.Body) bool { return slices.Contains(b.Gone, id) })
}

func bodies(p *plan.Plan, wanted func(*schema.Body) bool) []string {
	var list []string
	for _, routine := range slices.SortedFunc(maps.Keys(p.To.Bodies), schema.ID.Compare) {
		if wanted(p.To.Bodies[routine]) {
			list = append(list, routine.String())
		}
	}
	return list
}

// Note says in words which bodies use the object; it is empty if none does.
func (l Line) Note() string {
	if len(l.UsedInBodies) == 0 {
		return ""
	}
	noun, what := "body", "used"
	if len(l.UsedInBodies) > 1 {
		noun = "bodies"
	}
	if l.renamed {
		what = "its old name is used"
	}
	return what + " in the " + noun + " of " + strings.Join(l.UsedInBodies, ", ") + ", of which PostgreSQL does not know"
}
