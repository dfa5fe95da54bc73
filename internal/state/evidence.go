package state

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"pawl/render"
)

// Evidence is what the rows of a live database say about a change.
type Evidence struct {
	render.Question
	Rows    int64  // how many rows there are like that
	Unknown string // why that is not known
}

// The limits of asking: of one question, and of all.
const (
	questionTime  = 3 * time.Second
	questionsTime = 30 * time.Second
)

// Ask asks the rows of a live database. It reads only, one question after the other, and gives up on those that take long:
// a question that waits for a lock, finds policies in its way (row_security is off), or may not read, is not answered.
func Ask(ctx context.Context, url string, questions []render.Question) ([]Evidence, error) {
	if len(questions) == 0 {
		return nil, nil
	}
	conn, err := Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	end := time.Now().Add(questionsTime)
	list := make([]Evidence, len(questions))
	for i, q := range questions {
		list[i].Question = q
		switch before := list[max(0, i-1)]; {
		case time.Now().After(end):
			list[i].Unknown = "there were too many questions"
			continue
		case before.Block && before.ID == q.ID && before.Rows > 0:
			list[i].Unknown = "some cannot be converted at all"
			continue
		}
		var server *pgconn.PgError
		if list[i].Rows, err = rowsLike(ctx, conn, q); errors.As(err, &server) {
			list[i].Unknown = server.Message
		} else if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// rowsLike counts the rows that a question is about, in a transaction of its own: a pooler may keep no settings of sessions.
func rowsLike(ctx context.Context, conn *pgx.Conn, q render.Question) (n int64, err error) {
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, tx.Rollback(context.WithoutCancel(ctx))) }()
	_, err = tx.Exec(ctx, "SET LOCAL row_security = off; SET LOCAL lock_timeout = '1s'; SET LOCAL statement_timeout = "+
		strconv.FormatInt(questionTime.Milliseconds(), 10))
	if err != nil {
		return 0, err
	}
	query := "SELECT count(*) FROM (" + q.Query + ") AS found"
	if q.Block {
		if _, err = tx.Exec(ctx, q.Query); err != nil {
			return 0, err
		}
		query = "SELECT current_setting(" + render.Literal(render.RowsSetting) + ")::bigint"
	}
	err = tx.QueryRow(ctx, query).Scan(&n)
	return n, err
}
