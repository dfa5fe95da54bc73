package scratch

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"github.com/jackc/pgx/v5"
)

const (
	// superuser is the role that initdb makes. Schemas grant to it more than to any other.
	superuser = "postgres"
	// adminDatabase is where databases of a private server are made from.
	adminDatabase = "template1"
)

// Server is a running server in which databases can be made. Its methods may be called by several
// goroutines at once.
type Server struct {
	major    int
	version  string
	programs Programs
	private  bool
	log      *slog.Logger

	config  *pgx.ConnConfig // of the database from which others are made
	address address
	stop    func() error // ends a private server and removes its folder
	ended   func() error // why a private server is gone, nil while it runs

	mu        sync.Mutex
	databases map[*Database]bool
	closed    bool
	unwatch   func() bool

	once     sync.Once
	closeErr error
}

// Start starts a private server, or connects to the one that Options.URL names. The server lives
// until Close is called or ctx is cancelled, whichever is first; so ctx is the one that Ctrl-C
// cancels, not one with a deadline for starting. When ctx is cancelled earlier, nothing is left.
//
// The error is a [*NotFoundError] when there are no server programs on this machine.
func Start(ctx context.Context, o Options) (*Server, error) {
	start := startPrivate
	if o.URL != "" {
		start = useGiven
	}
	s, err := start(ctx, o)
	if err != nil {
		return nil, err
	}
	s.watch(ctx)
	return s, nil
}

// watch closes the server when ctx is cancelled.
func (s *Server) watch(ctx context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unwatch = context.AfterFunc(ctx, func() {
		if err := s.Close(); err != nil {
			s.log.Warn("closing the scratch server", "error", err)
		}
	})
}

// Close stops a private server and removes its folder; on a given server it drops the databases
// that were made and not yet dropped. A second call waits for the first and returns the same.
func (s *Server) Close() error {
	s.once.Do(func() { s.closeErr = s.close() })
	return s.closeErr
}

func (s *Server) close() error {
	s.mu.Lock()
	s.closed = true
	if s.unwatch != nil {
		s.unwatch()
	}
	var open []*Database
	for d := range s.databases {
		open = append(open, d)
	}
	s.mu.Unlock()
	if s.private {
		return s.stop()
	}
	var errs []error
	for _, d := range open {
		errs = append(errs, d.Close())
	}
	return errors.Join(errs...)
}

// Major is the major version of the server, 16 for 16.4.
func (s *Server) Major() int { return s.major }

// Version is the version of the server as it names it, without the packager's addition: "16.4".
func (s *Server) Version() string { return s.version }

// Programs are those from which a private server was started; they are empty for a given server.
func (s *Server) Programs() Programs { return s.programs }

// add notes a database to be dropped with the server. It fails if the server is closed already.
func (s *Server) add(d *Database) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	if s.databases == nil {
		s.databases = map[*Database]bool{}
	}
	s.databases[d] = true
	return nil
}

func (s *Server) remove(d *Database) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.databases, d)
}

func (s *Server) isClosed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}

var errClosed = errors.New("the scratch server is closed")

// connect connects to a database of the server. Errors hold no password, and say so when the
// server is gone.
func (s *Server) connect(ctx context.Context, config *pgx.ConnConfig) (*pgx.Conn, error) {
	conn, err := pgx.ConnectConfig(ctx, config)
	switch {
	case err == nil:
		return conn, nil
	case s.isClosed():
		return nil, errors.Join(errClosed, ctx.Err())
	case s.private && s.ended() != nil:
		return nil, s.ended()
	}
	return nil, s.address.hide(err)
}
