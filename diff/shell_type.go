package diff

import "pawl/schema"

var shellType = attrs[*schema.ShellType]{
	{Name: "Fixed", Replace: true},
}
