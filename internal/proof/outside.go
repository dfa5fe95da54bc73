package proof

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"pawl/render"
)

// outside executes a statement that runs in no transaction of ours, and looks at its locks.
func (t *trial) outside(ctx context.Context, way string, b render.Body) error {
	acts := slices.DeleteFunc(t.acts(b), func(a render.Act) bool { return a.Statements == 0 })
	if len(acts) != 1 || len(acts[0].Locks) == 0 || acts[0].Step.IfExists { // which may find nothing, and wait for nobody
		return t.live.exec(ctx, b.Text())
	}
	if acts[0].Step.Batched {
		if err := t.rehearse(ctx, way, b, acts[0].Locks); err != nil {
			return err
		}
		return t.live.exec(ctx, b.Text())
	}
	return t.halted(ctx, way, b, acts[0].Locks)
}

// rehearse executes an update in batches as one transaction, which keeps all of its locks, and takes it back. Where there
// is no row, none is updated, and nothing is compared.
func (t *trial) rehearse(ctx context.Context, way string, b render.Body, locks []render.Lock) error {
	var some bool
	table := pgx.Identifier{locks[0].Relation.Schema, locks[0].Relation.Name}.Sanitize()
	if err := t.live.conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM ONLY "+table+")").Scan(&some); err != nil || !some {
		return err
	}
	one := strings.ReplaceAll(b.Statements[0], "COMMIT;", "")
	results, err := t.live.conn.PgConn().Exec(ctx, strings.Join([]string{"BEGIN", own, one, own, "ROLLBACK"}, ";\n")).ReadAll()
	if err != nil {
		return errors.Join(err, t.live.exec(ctx, "ROLLBACK"))
	}
	before, err := seen(results[1])
	if err != nil {
		return err
	}
	after, err := seen(results[3])
	if err == nil {
		t.told(way, b.Statements, differences(locks, before, before, after))
	}
	return err
}

// halted executes a statement that goes on CONCURRENTLY. Before it does the rest of its work it waits for everyone who
// may be writing to the table: so somebody else is, until its locks have been looked at.
func (t *trial) halted(ctx context.Context, way string, b render.Body, locks []render.Lock) (err error) {
	writer, err := t.live.again(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, writer.conn.Close(context.WithoutCancel(ctx))) }()
	pid := t.live.conn.PgConn().PID()
	before, err := writer.lookAt(ctx, pid)
	if err != nil {
		return err
	}
	most := slices.MaxFunc(locks, func(x, y render.Lock) int { return cmp.Compare(x.Mode, y.Mode) }).Relation
	if oid, ok := before.named(most); ok && before[oid].kind == "m" { // which LOCK TABLE does not take, so that nobody can be waited for
		return t.live.exec(ctx, b.Text())
	}
	if err := writer.exec(ctx, "BEGIN; LOCK TABLE ONLY "+pgx.Identifier{most.Schema, most.Name}.Sanitize()+" IN ROW EXCLUSIVE MODE"); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- t.live.exec(ctx, b.Text()) }()
	after, waits, err := writer.untilWaiting(ctx, pid, done)
	if err != nil || !waits {
		return err
	}
	t.told(way, b.Statements, differences(unread(locks), before, before, after))
	if err := writer.exec(ctx, "ROLLBACK"); err != nil {
		return err
	}
	return <-done
}

// unread are the locks of a statement that has not read yet what it will read, and need not have all its locks.
func unread(locks []render.Lock) []render.Lock {
	list := slices.Clone(locks)
	for i := range list {
		list[i].Scans, list[i].Uncertain = render.No, true
	}
	return list
}

// untilWaiting looks at a process once it waits for another; waits is false if it ended, which is said on done.
func (s *side) untilWaiting(ctx context.Context, pid uint32, done <-chan error) (at relations, waits bool, err error) {
	for {
		var waiting bool
		const asks = "SELECT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE pid = $1 AND NOT granted)"
		if err := s.conn.QueryRow(ctx, asks, pid).Scan(&waiting); err != nil {
			return nil, false, err
		}
		if waiting {
			at, err = s.lookAt(ctx, pid)
			return at, true, err
		}
		select {
		case err := <-done:
			if err == nil {
				err = fmt.Errorf("a statement that should wait for writers ended without")
			}
			return nil, false, err
		case <-time.After(time.Millisecond):
		}
	}
}

// again is another connection to the same database.
func (s *side) again(ctx context.Context) (*side, error) {
	conn, err := s.db.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &side{s.db, conn}, nil
}
