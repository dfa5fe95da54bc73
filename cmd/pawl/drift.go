package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"pawl/internal/state"
	"pawl/render/report"
)

// drift is a difference, with the place in the desired schema that it comes from.
type drift struct {
	report.Change
	// Near says that the place is that of what the object belongs to: it is not written itself.
	Near bool `json:"near,omitempty"`
}

// drifts are the differences with their places.
func drifts(c *comparison) []drift {
	lines := summary(c)
	list := make([]drift, len(lines))
	if len(lines) == 0 {
		return list
	}
	places := state.FindPlaces(c.script, c.to, c.path)
	for i, l := range lines {
		list[i].Line = l
		o := c.to.Get(l.ID)
		if o == nil {
			o = c.from.Get(l.ID)
		}
		if at, exact, ok := places.Of(o); ok {
			list[i].File, list[i].Row, list[i].Column, list[i].Near = at.File, at.Line, at.Column, !exact
		}
	}
	return list
}

// sorted is by what the differences belong to: in which step of a migration one is mended is of no interest to who looks for them.
func sorted(list []drift) []drift {
	slices.SortStableFunc(list, func(a, b drift) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), a.ID.Compare(b.ID))
	})
	return list
}

// words says what differs and where.
func (d drift) words(schema string) string {
	at := schema
	if d.File != "" {
		at = fmt.Sprintf("%s:%d", d.File, d.Row)
	}
	switch {
	case d.Sign == "+":
		return "in " + at + ", not in the database"
	case d.Sign == "-" && d.File != "":
		return fmt.Sprintf("in the database, not in %s (%s is at %s)", schema, d.Group, at)
	case d.Sign == "-":
		return "in the database, not in " + schema
	case d.File != "":
		return d.What + " (" + at + ")"
	}
	return d.What
}

// annotate prints the commands with which GitHub Actions marks lines of a change
// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
func (a *app) annotate(list []drift, schema string) {
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, d := range list {
		place := ""
		if d.File != "" {
			place = fmt.Sprintf("file=%s,line=%d,col=%d,", property.Replace(a.inWorkspace(d.File)), d.Row, d.Column)
		}
		fmt.Fprintf(a.stdout, "::error %stitle=schema drift::%s: %s\n", place, value.Replace(d.Object), value.Replace(d.words(schema)))
	}
}

// inWorkspace is the path of a file from the folder of the repository, which annotations need.
func (a *app) inWorkspace(file string) string {
	workspace := a.getenv("GITHUB_WORKSPACE")
	whole, err := filepath.Abs(file)
	if err != nil || workspace == "" {
		return file
	}
	if inside, err := filepath.Rel(workspace, whole); err == nil && filepath.IsLocal(inside) {
		return filepath.ToSlash(inside)
	}
	return file
}
