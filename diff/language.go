package diff

import "pawl/schema"

// language: CREATE OR REPLACE LANGUAGE changes everything.
var language = attrs[*schema.Language]{
	{Name: "Trusted"},
	{Name: "Handler"},
	{Name: "Inline"},
	{Name: "Validator"},
}
