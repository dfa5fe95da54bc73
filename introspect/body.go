package introspect

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"
)

// checkBodies asks the server what it says about each body that is a string, in the state that was read: what it would
// say if the routine were made now. The functions that do so only look, and each of them is called in a transaction
// of its own that is rolled back. Where they cannot be called, nothing is known.
//
// It comes last, because an error ends the snapshot.
func (r *run) checkBodies(ctx context.Context) error {
	var may bool
	const asked = `SELECT EXISTS (SELECT FROM pg_catalog.pg_language l
		WHERE l.lanname = 'plpgsql' AND pg_catalog.has_language_privilege(l.oid, 'USAGE'))`
	if err := r.tx.QueryRow(ctx, asked).Scan(&may); err != nil {
		return fmt.Errorf("asking for the right to check bodies: %w", err)
	}
	if !may {
		return nil
	}
	query, _, err := queryText("check_bodies.sql", r.server)
	if err != nil {
		return err
	}
	if _, err := r.tx.Exec(ctx, query); err != nil {
		return ctx.Err()
	}
	var text string
	if err := r.tx.QueryRow(ctx, "SELECT pg_catalog.current_setting('pawl.bodies')").Scan(&text); err != nil {
		return fmt.Errorf("checking the bodies of routines: %w", err)
	}
	said := map[string]string{}
	if err := json.Unmarshal([]byte(text), &said); err != nil {
		return fmt.Errorf("checking the bodies of routines: %w", err)
	}
	const pgProc = 1255 // the OID of the catalog is fixed (pg_proc.h)
	for oid, message := range said {
		n, err := strconv.ParseUint(oid, 10, 32)
		if err != nil {
			return fmt.Errorf("checking the bodies of routines: %w", err)
		}
		if id, ok := r.ids[address{Class: pgProc, OID: uint32(n)}]; ok {
			r.catalog.Checked[id] = message
		}
	}
	return nil
}

// readShadowed notes routines and types that the server has others of the same name of.
func (r *run) readShadowed(rows pgx.Rows) error {
	var a address
	_, err := pgx.ForEachRow(rows, []any{&a.Class, &a.OID, &a.Sub}, func() error {
		found := a
		r.later = append(r.later, func() {
			if id, ok := r.resolve(found); ok {
				r.catalog.Shadowed[id] = true
			}
		})
		return nil
	})
	return err
}
