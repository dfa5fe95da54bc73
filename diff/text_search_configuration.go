package diff

import "pawl/schema"

// textSearchConfiguration: ALTER TEXT SEARCH CONFIGURATION changes mappings; its parser stays.
var textSearchConfiguration = attrs[*schema.TextSearchConfiguration]{
	{Name: "Parser", Replace: true},
}
