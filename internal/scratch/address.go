package scratch

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// address says where a server is: a URL or keywords and values, as libpq and pgx understand both.
type address string

var errMalformed = errors.New("it is neither a URL (postgres://user:password@host:5432/database) nor keywords and values " +
	"(host=... user=...) that PostgreSQL understands; in a URL, : / ? # @ % in a password are written %3A %2F %3F %23 %40 %25")

// parse reads the address. Where it is malformed nobody can tell what the password is, so an error
// tells the reason only if there is none in it.
func (a address) parse() (*pgx.ConnConfig, error) {
	if a.ambiguous() {
		return nil, errMalformed
	}
	config, err := pgx.ParseConfig(string(a))
	if err != nil && a.mayHoldPassword() {
		return nil, errMalformed
	}
	return config, err
}

func (a address) isURL() bool {
	return strings.HasPrefix(string(a), "postgres://") || strings.HasPrefix(string(a), "postgresql://")
}

// rest is a URL without its scheme and without its query.
func (a address) rest() string {
	_, rest, _ := strings.Cut(string(a), "://")
	rest, _, _ = strings.Cut(rest, "?")
	return rest
}

// ambiguous tells whether an @ stands where a part of a password would be taken for the name of a
// host or database, and so be shown.
func (a address) ambiguous() bool {
	if !a.isURL() {
		return false
	}
	_, after, _ := strings.Cut(a.rest(), "@")
	slash := strings.IndexByte(a.rest(), '/')
	at := strings.IndexByte(a.rest(), '@')
	return strings.Contains(after, "@") || slash >= 0 && at > slash
}

func (a address) mayHoldPassword() bool {
	return strings.Contains(strings.ToLower(string(a)), "pass") || a.isURL() && strings.Contains(string(a), "@")
}

// withDatabase is the same address of another database on the server, whose name needs no quotes.
func (a address) withDatabase(name string) address {
	if !a.isURL() {
		return a + address(" dbname="+name) // the last one counts
	}
	scheme, rest, _ := strings.Cut(string(a), "://")
	rest, query, _ := strings.Cut(rest, "?")
	host, _, _ := strings.Cut(rest, "/")
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(part, "=")
		key, err := url.PathUnescape(key)
		if part != "" && (err != nil || key != "dbname" && key != "database") {
			kept = append(kept, part)
		}
	}
	changed := scheme + "://" + host + "/" + name
	if len(kept) > 0 {
		changed += "?" + strings.Join(kept, "&")
	}
	return address(changed)
}

// secrets are the passwords of the address as they may appear in a message.
func (a address) secrets() []string {
	config, err := pgx.ParseConfig(string(a))
	if err != nil || config.Password == "" {
		return nil
	}
	return []string{config.Password, url.QueryEscape(config.Password), url.PathEscape(config.Password)}
}

// hidden is an error whose text was changed; the errors that callers look for are kept.
type hidden struct {
	text string
	err  error
}

func (h *hidden) Error() string { return h.text }
func (h *hidden) Unwrap() error { return h.err }

// hide takes passwords out of an error. pgx does so itself wherever it can; this is the second
// lock on the door.
func (a address) hide(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	for _, secret := range a.secrets() {
		text = strings.ReplaceAll(text, secret, "xxxxx")
	}
	if text == err.Error() {
		return err
	}
	h := &hidden{text: text}
	if pgErr, ok := errors.AsType[*pgconn.PgError](err); ok {
		h.err = pgErr
	} else if errors.Is(err, context.Canceled) {
		h.err = context.Canceled
	} else if errors.Is(err, context.DeadlineExceeded) {
		h.err = context.DeadlineExceeded
	}
	return h
}
