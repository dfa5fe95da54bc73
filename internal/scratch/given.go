package scratch

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// useGiven connects to the server that the user named, to see that it is there and which it is.
func useGiven(ctx context.Context, o Options) (*Server, error) {
	address := address(o.URL)
	config, err := address.parse()
	if err != nil {
		return nil, fmt.Errorf("reading the address of the scratch server: %w", err)
	}
	s := &Server{log: o.log(), config: config, address: address}
	conn, err := s.connect(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connecting to the scratch server: %w", err)
	}
	defer closeConn(conn)
	if err := s.readVersion(ctx, conn); err != nil {
		return nil, fmt.Errorf("asking the scratch server for its version: %w", address.hide(err))
	}
	if o.Major != 0 && o.Major != s.major {
		s.log.Debug("the given scratch server is of another version", "wanted", o.Major, "given", s.version)
	}
	return s, nil
}

func (s *Server) readVersion(ctx context.Context, conn *pgx.Conn) error {
	var number int
	var text string
	err := conn.QueryRow(ctx, "SELECT current_setting('server_version_num')::int, current_setting('server_version')",
		pgx.QueryExecModeSimpleProtocol).Scan(&number, &text)
	if err != nil {
		return err
	}
	s.major = number / 10000
	s.version, _, _ = strings.Cut(text, " ")
	return nil
}
