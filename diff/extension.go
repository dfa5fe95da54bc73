package diff

import "pawl/schema"

var extension = attrs[*schema.Extension]{
	{Name: "Schema", ReplaceIf: func(from, _ *schema.Extension) bool { return !from.Relocatable }},
	// A desired state that names no version has the one that its server happens to install. It says nothing about the
	// version of another server, which may not even have that one: only a version that was asked for is compared.
	{
		Name:  "Version",
		Same:  func(_, to *schema.Extension) bool { return to.DefaultVersion },
		Loses: func(from, _ *schema.Extension) string { return "the way back to version " + from.Version },
	},
	{Name: "DefaultVersion", Ignored: "it follows from Version and the server's files"},
	{Name: "Relocatable", Ignored: "it follows from the extension's files"},
	{Name: "HasRows", Ignored: "it follows from the extension's files"},
}
