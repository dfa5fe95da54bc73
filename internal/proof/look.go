package proof

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"pawl/render"
	"pawl/schema"
)

// look lists the relations of the database, and the locks that a process holds on them or waits for. Catalogs, TOAST tables
// and composite types are left out. What was dropped has its locks still, and no name any more.
const look = `WITH held AS MATERIALIZED (
		SELECT relation, pg_catalog.string_agg(mode, ',') AS modes FROM pg_catalog.pg_locks
		WHERE locktype = 'relation' AND pid = %s AND relation >= 16384 GROUP BY relation)
	SELECT coalesce(c.oid, h.relation)::pg_catalog.int8, coalesce(n.nspname, ''), coalesce(c.relname, ''), coalesce(c.relkind, ' '),
		coalesce(c.relfilenode::pg_catalog.int8, 0), coalesce(i.indrelid, d.refobjid, 0)::pg_catalog.int8,
		coalesce(pg_catalog.pg_stat_get_xact_numscans(c.oid), 0), coalesce(h.modes, '')
	FROM held h FULL JOIN (pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_'
		AND c.relkind <> 'c' AND c.oid >= 16384) ON h.relation = c.oid
	LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
	LEFT JOIN pg_catalog.pg_depend d ON c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
		AND d.refclassid = d.classid AND d.objid = c.oid AND d.deptype IN ('a', 'i')`

// relation is one at a moment.
type relation struct {
	name  schema.Name
	kind  string // relkind; blank for what was dropped
	file  int64  // relfilenode
	table int64  // of an index, or the sequence of a column
	scans int64  // in this transaction
	modes map[render.Mode]bool
}

// relations are all of them, by OID.
type relations map[int64]relation

func seen(r *pgconn.Result) (relations, error) {
	all := relations{}
	for _, row := range r.Rows {
		var numbers [4]int64
		for i, at := range []int{0, 4, 5, 6} {
			var err error
			if numbers[i], err = strconv.ParseInt(string(row[at]), 10, 64); err != nil {
				return nil, err
			}
		}
		one := relation{name: schema.Name{Schema: string(row[1]), Name: string(row[2])}, kind: string(row[3]), file: numbers[1],
			table: numbers[2], scans: numbers[3], modes: map[render.Mode]bool{}}
		for _, m := range strings.Split(string(row[7]), ",") {
			one.modes[render.ModeOf(m)] = true
		}
		delete(one.modes, 0)
		all[numbers[0]] = one
	}
	return all, nil
}

// named finds a relation.
func (r relations) named(name schema.Name) (oid int64, ok bool) {
	for oid, one := range r {
		if one.name == name && one.isThere() {
			return oid, true
		}
	}
	return 0, false
}

func (r relation) isThere() bool { return r.kind != " " }

// hasRows says that it is a table or a materialized view, which is read by scanning it.
func (r relation) hasRows() bool { return r.kind == "r" || r.kind == "m" }

// then is the strongest of the locks that were taken between two moments.
func (r relation) then(later relation) render.Mode {
	var most render.Mode
	for m := range later.modes {
		if !r.modes[m] {
			most = max(most, m)
		}
	}
	return most
}

// strongest is the strongest lock that is held.
func (r relation) strongest() render.Mode {
	var most render.Mode
	for m := range r.modes {
		most = max(most, m)
	}
	return most
}

// lookAt looks at the locks of the process with this number.
func (s *side) lookAt(ctx context.Context, pid uint32) (relations, error) {
	results, err := s.conn.PgConn().Exec(ctx, fmt.Sprintf(look, strconv.FormatUint(uint64(pid), 10))).ReadAll()
	if err != nil {
		return nil, err
	}
	return seen(results[0])
}
