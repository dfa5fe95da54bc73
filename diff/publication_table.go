package diff

import "pawl/schema"

var publicationTable = attrs[*schema.PublicationTable]{
	// ALTER PUBLICATION … SET TABLE would have to name all other tables again.
	{Name: "Columns", Unordered: true, Replace: true},
	{Name: "Where", Replace: true},
}
