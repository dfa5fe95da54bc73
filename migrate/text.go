package migrate

import (
	"errors"
	"fmt"
)

// Sending says how a client sends a script to the server.
type Sending int

// The ways.
const (
	Whole    Sending = iota // in one message; BEGIN and COMMIT in it count
	InOne                   // in a transaction that the client makes
	OneByOne                // each statement by itself, outside of any transaction that the script does not make
)

// Text is what a client executes.
type Text struct {
	SQL     string
	Sending Sending
}

// UpText is what the client executes to apply the migration.
func (f File) UpText() (Text, error) {
	t, err := f.format.up(f.Up)
	var missing *noMarkError
	if errors.As(err, &missing) {
		return t, fmt.Errorf("%s: %w", f.Up, err)
	}
	if err != nil {
		return t, fmt.Errorf("reading a migration: %w", err)
	}
	return t, nil
}

// noMarkError says that a file is not what its name promises.
type noMarkError struct{ mark string }

func (e *noMarkError) Error() string { return "there is no line " + e.mark }
