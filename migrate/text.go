package migrate

import (
	"fmt"
	"os"
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
	if err != nil {
		return t, fmt.Errorf("reading the migration %s: %w", f.Up, err)
	}
	return t, nil
}

// DownText is what the client executes to take the migration back: nothing, if the file says nothing of that. There must be
// a file, Down.
func (f File) DownText() (Text, error) {
	text, err := os.ReadFile(f.Down)
	if err != nil {
		return Text{}, fmt.Errorf("reading the way back: %w", err)
	}
	list, err := f.format.sections(f.Down, string(text))
	if err != nil {
		return Text{}, fmt.Errorf("reading the way back %s: %w", f.Down, err)
	}
	for _, s := range list {
		if s.Down {
			return Text{s.SQL, s.Sending}, nil
		}
	}
	return Text{}, nil
}
