package diff

import "pawl/schema"

var function = append(routine(func(f *schema.Function) schema.Routine { return f.Routine }),
	attr[*schema.Function]{Name: "Window", Replace: true},
	attr[*schema.Function]{Name: "TypeFunction", Ignored: "it follows from the type"})
