package schema

// TableSize is about how large a table, a materialized view or a foreign table is, with all that is inherited from it: a
// partitioned table is the sum of its partitions. What the server does not know is nil: it never looked, or the rows
// are on another server.
type TableSize struct {
	Schema string `json:"schema"`
	Name   string `json:"name"`
	// Rows is an estimate.
	Rows *int64 `json:"rows"`
	// Bytes are those of the table with what is stored apart of its rows (TOAST), TotalBytes those with its indexes too.
	Bytes      *int64 `json:"bytes"`
	TotalBytes *int64 `json:"total_bytes"`
}

// IsKnown says that the server has looked at all of the table.
func (s TableSize) IsKnown() bool { return s.Rows != nil && s.Bytes != nil && s.TotalBytes != nil }
