package diff

import "pawl/schema"

var procedure = append(routine(func(p *schema.Procedure) schema.Routine { return p.Routine }),
	attr[*schema.Procedure]{Name: "Signature", Ignored: "it follows from Args"})
