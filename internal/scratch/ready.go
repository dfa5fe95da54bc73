//go:build unix

package scratch

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// readyPoll is short beside the 30 to 50 ms that a server takes to come up.
	readyPoll = 2 * time.Millisecond
	// readyPatience bounds the wait for a server that neither comes up nor ends.
	readyPatience = 60 * time.Second
)

// waitReady returns when the server accepts connections.
func waitReady(ctx context.Context, p *process, socket string, config *pgx.ConnConfig) error {
	patience := time.After(readyPatience)
	tick := time.NewTicker(readyPoll)
	defer tick.Stop()
	var last error
	for {
		select {
		case <-p.done:
			return p.ended()
		case <-ctx.Done():
			return fmt.Errorf("waiting for the scratch server: %w", ctx.Err())
		case <-patience:
			return fmt.Errorf("the scratch server gives no answer within %v (last try: %v); the end of its log:\n%s", readyPatience, last, p.tail())
		case <-tick.C:
		}
		if _, err := os.Stat(socket); err != nil {
			continue
		}
		// Refused, or "the database system is starting up": the next try will tell.
		if last = knock(ctx, config); last == nil {
			return nil
		}
	}
}

func knock(ctx context.Context, config *pgx.ConnConfig) error {
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}
