package diff

import "pawl/schema"

var defaultPrivileges = attrs[*schema.DefaultPrivileges]{
	{Name: "Privileges"},
	{Name: "Default", Ignored: "it is PostgreSQL's own"},
}
