// Package stats says how large the tables of the database that counts are, in a file that is carried to where
// migrations are written; and from which size on a table is large.
package stats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"pawl/schema"
)

// Format is the version of the file that this package reads and writes.
const Format = 1

// Statistics are the sizes of the tables of one database at one moment. There is no data in them.
type Statistics struct {
	Format   int                `json:"format"`
	Taken    time.Time          `json:"taken"`
	Database string             `json:"database"`
	Server   string             `json:"server"` // the version of PostgreSQL
	Tables   []schema.TableSize `json:"tables"`
}

const again = "Take them anew: pawl stats --db URL > stats.json"

// Read reads what was written as JSON, and refuses what says nothing about sizes or says it in another way.
func Read(text []byte) (*Statistics, error) {
	var s Statistics
	d := json.NewDecoder(bytes.NewReader(text))
	err := d.Decode(&s)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something stands behind the end")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("not the JSON of statistics: %s.\n%s", explain(text, err), again)
	}
	switch {
	case s.Format == 0:
		return nil, fmt.Errorf(`no statistics: "format" is missing.`+"\n%s", again)
	case s.Format != Format:
		return nil, fmt.Errorf("statistics of format %d, where this pawl reads format %d.\n%s", s.Format, Format, again)
	case s.Taken.IsZero():
		return nil, fmt.Errorf(`the statistics do not say when they were taken ("taken").`+"\n%s", again)
	}
	return &s, s.check()
}

// explain adds the line to what the decoder says.
func explain(text []byte, err error) string {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	at := int64(-1)
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &wrong):
		at = wrong.Offset
		err = fmt.Errorf("%s cannot be a %s", wrong.Field, wrong.Value)
	case errors.Is(err, io.EOF):
		return "it is empty"
	}
	if at < 0 || at > int64(len(text)) {
		return err.Error()
	}
	return fmt.Sprintf("line %d: %s", bytes.Count(text[:at], []byte("\n"))+1, err)
}

// check looks for tables that make no sense.
func (s *Statistics) check() error {
	seen := map[schema.Name]bool{}
	for _, t := range s.Tables {
		name := schema.Name{Schema: t.Schema, Name: t.Name}
		switch {
		case t.Schema == "" || t.Name == "":
			return fmt.Errorf("a table in the statistics lacks its schema or its name.\n%s", again)
		case seen[name]:
			return fmt.Errorf("%s.%s is in the statistics twice.\n%s", t.Schema, t.Name, again)
		}
		seen[name] = true
		for _, n := range []*int64{t.Rows, t.Bytes, t.TotalBytes} {
			if n != nil && *n < 0 {
				return fmt.Errorf("%s.%s: %d is no size; what is not known is null.\n%s", t.Schema, t.Name, *n, again)
			}
		}
	}
	return nil
}

// Of is the size of a table; ok is false for one that the statistics do not know.
func (s *Statistics) Of(table schema.ID) (size schema.TableSize, ok bool) {
	for _, t := range s.Tables {
		if t.Schema == table.Schema && t.Name == table.Name {
			return t, t.IsKnown()
		}
	}
	return size, false
}
