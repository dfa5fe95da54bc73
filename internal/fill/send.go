package fill

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// send executes statements one after the other, up to the one that the server refuses.
func (f *filler) send(ctx context.Context, statements ...string) (refused, err error) {
	for _, sql := range statements {
		if _, err := f.conn.PgConn().Exec(ctx, sql).ReadAll(); err != nil {
			return asRefusal(err)
		}
	}
	return nil, nil
}

// asRefusal tells what the server says about a statement from what went wrong otherwise.
func asRefusal(err error) (refused, failed error) {
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return server, nil
	}
	return nil, err
}

// allow asks for each query, whose first column is a boolean, whether it gives true. One that the server refuses does not.
func (f *filler) allow(ctx context.Context, queries []string) ([]bool, error) {
	if len(queries) == 0 {
		return nil, nil
	}
	pipeline := f.conn.PgConn().StartPipeline(ctx)
	for _, sql := range queries {
		pipeline.SendQueryParams(sql, nil, nil, nil, nil)
		if err := pipeline.Sync(); err != nil {
			return nil, errors.Join(err, pipeline.Close())
		}
	}
	answers := make([]bool, len(queries))
	for n := 0; n < len(queries); {
		result, err := pipeline.GetResults()
		switch r := result.(type) {
		case *pgconn.PipelineSync:
			n++
		case *pgconn.ResultReader:
			read := r.Read()
			answers[n] = read.Err == nil && len(read.Rows) == 1 && string(read.Rows[0][0]) == "t"
		}
		if err != nil {
			if _, failed := asRefusal(err); failed != nil {
				return nil, errors.Join(failed, pipeline.Close())
			}
		}
	}
	return answers, pipeline.Close()
}
