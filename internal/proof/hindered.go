package proof

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
)

// HinderedError says that a proof could not be made because of something around it: another server that cannot be reached, a library
// that is not installed, a full disk. It says nothing about the migration.
type HinderedError struct {
	Doing string
	Err   error
}

func (e *HinderedError) Error() string { return e.Doing + ": " + e.Err.Error() }

// Unwrap returns what the server said.
func (e *HinderedError) Unwrap() error { return e.Err }

// around are the classes of errors that have their reason around a database, not in it: connections to other servers, authorization,
// resources, intervention, the system, foreign data wrappers
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
var around = []string{"08", "28", "53", "57", "58", "HV"}

// insufficientPrivilege is what a role may not do, on a scratch server that somebody named.
const insufficientPrivilege = "42501"

// isAround says that the server failed because of something around it.
func isAround(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && (slices.Contains(around, server.Code[:2]) || server.Code == insufficientPrivilege)
}

// Hindrance says why no proof could be made, if that is what an error means: the state before cannot be made here, something around it
// is missing, or there was not enough time.
func Hindrance(err error) (why string, ok bool) {
	var old *OldError
	var hindered *HinderedError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "it took too long", true
	case errors.As(err, &old):
		return firstLine(old), true
	case errors.As(err, &hindered):
		return firstLine(hindered), true
	}
	return "", false
}
