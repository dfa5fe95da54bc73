package diff

import "pawl/schema"

var function = append(routine(func(f *schema.Function) schema.Routine { return f.Routine }),
	attr[*schema.Function]{Name: "Window", Replace: true})
