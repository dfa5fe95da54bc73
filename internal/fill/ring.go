package fill

import (
	"context"
	"strings"
)

// ring puts one row into each of several tables whose foreign keys refer to each other and cannot be null, in one transaction
// in which those that can be deferred are. If the server does not take that, nothing has happened.
func (f *filler) ring(ctx context.Context, tables []*table) error {
	script := []string{"BEGIN", "SET CONSTRAINTS ALL DEFERRED"}
	rows := map[uint32]*row{}
	for _, t := range tables {
		if err := f.propose(ctx, t); err != nil {
			return err
		}
		rows[t.OID] = f.newRow(t, 0)
	}
	for _, t := range tables {
		for _, k := range t.keys {
			other := rows[k.Refers]
			if other == nil {
				continue
			}
			for i, name := range k.Columns {
				if value, ok := other.values[k.RefersColumns[i]]; ok {
					rows[t.OID].values[name] = value
				}
			}
		}
		script = append(script, t.quiet()...)
	}
	for _, t := range tables {
		script = append(script, rows[t.OID].insert())
	}
	script = append(script, "SET CONSTRAINTS ALL IMMEDIATE")
	for _, t := range tables {
		script = append(script, t.loud()...)
	}
	refused, err := f.send(ctx, strings.Join(append(script, "COMMIT"), ";\n"))
	if err == nil && refused != nil {
		_, err = f.send(ctx, "ROLLBACK")
	}
	return err
}
