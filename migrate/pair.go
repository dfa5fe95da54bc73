package migrate

import (
	"os"
	"regexp"
)

// This file is for formats with a file for each direction that is executed as it is.

var pairName = regexp.MustCompile(`^(\d+)_(.+)\.(up|down)\.sql$`)

func namesOfPair(file string) (named, bool) {
	m := pairName.FindStringSubmatch(file)
	if m == nil {
		return named{}, false
	}
	return named{version: m[1], name: m[2], up: m[3] == "up", down: m[3] == "down"}, true
}

func layPair(m Migration) (Laid, error) {
	up, down := m.base()+".up.sql", m.base()+".down.sql"
	return Laid{Up: up, Down: down, Files: []New{
		{Name: up, Text: m.Script.Up.Text()}, {Name: down, Text: m.Script.Down.Text()}}}, nil
}

// readAs reads a file that is executed as it is.
func readAs(s Sending) func(path string) (Text, error) {
	return func(path string) (Text, error) {
		text, err := os.ReadFile(path)
		return Text{string(text), s}, err
	}
}

var singleName = regexp.MustCompile(`^(\d+)_(.+)\.sql$`)

// namesOfSingle is for formats with one file for both directions.
func namesOfSingle(file string) (named, bool) {
	m := singleName.FindStringSubmatch(file)
	if m == nil {
		return named{}, false
	}
	return named{version: m[1], name: m[2], up: true, down: true}, true
}
