package schema

// KindExtension is an extension.
const KindExtension Kind = "extension"
