package diff

import (
	"slices"

	"pawl/schema"
)

// CREATE OR REPLACE VIEW keeps the columns that there are and adds others after them (checkViewColumns in
// src/backend/commands/view.c).
var view = attrs[*schema.View]{
	{Name: "Columns", ReplaceIf: func(from, to *schema.View) bool {
		return len(to.Columns) < len(from.Columns) || !slices.Equal(from.Columns, to.Columns[:len(from.Columns)])
	}},
	{Name: "Definition", Text: true},
	{Name: "Options", Unordered: true},
	{Name: "Updatable", Ignored: "it follows from Definition and rules"},
}
