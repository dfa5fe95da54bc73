package migrate

import "fmt"

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
	if err != nil {
		return t, fmt.Errorf("reading the migration %s: %w", f.Up, err)
	}
	return t, nil
}
