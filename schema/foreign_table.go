package schema

// KindForeignTable is a foreign table.
const KindForeignTable Kind = "foreign table"
