package diff

import "pawl/schema"

// A schema is in a publication or not: all fields are in the ID.
var publicationSchema = attrs[*schema.PublicationSchema]{}
