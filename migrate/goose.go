package migrate

import (
	"errors"
	"os"
	"regexp"
	"strings"

	"pawl/render"
)

// goose is pressly/goose (v3). It cuts a file at line ends with a semicolon before them, unless marks say where a statement
// begins and ends, and executes the statements one by one, in a transaction together with its record unless a mark says
// otherwise (internal/sqlparser). That mark is for both directions.
var goose = Format{
	Name: "goose",
	Tables: []Table{{Name: "goose_db_version",
		Columns: []string{"id integer", "version_id bigint", "is_applied boolean", "tstamp timestamp without time zone"}}},
	names:    namesOfSingle,
	mark:     gooseUp,
	lay:      each(layGoose),
	up:       readGoose,
	sections: cutGoose,
}

const (
	gooseNoTransaction = "-- +goose NO TRANSACTION\n"
	gooseBegin         = "-- +goose StatementBegin\n"
	gooseEnd           = "-- +goose StatementEnd\n"
)

var (
	gooseUp   = regexp.MustCompile(`(?mi)^--\s*\+goose\s+up\s*$`)
	gooseDown = regexp.MustCompile(`(?mi)^--\s*\+goose\s+down\s*$`)
	gooseNoTx = regexp.MustCompile(`(?mi)^--\s*\+goose\s+no transaction\s*$`)
)

var gooseTraps = []trap{
	// Every line that begins as a comment and has the word in it is a mark, also within a string.
	{pattern: regexp.MustCompile(`(?m)^[\s\pZ\x{85}]*--.*?(\+)goose`)},
	// Lines lose their carriage return.
	{pattern: regexp.MustCompile(`(\r)\n`), harmless: true},
}

func layGoose(m Migration) (Laid, error) {
	s := m.Script
	mark := ""
	if s.Up.Place == render.Outside || s.Down.Place == render.Outside {
		mark = gooseNoTransaction
	}
	up, err := gooseDirection(s.Up, mark != "")
	if err != nil {
		return Laid{}, err
	}
	down, err := gooseDirection(s.Down, mark != "")
	if err != nil {
		return Laid{}, err
	}
	head := calm(s.Up.Head, gooseTraps)
	return single(m, head+mark+"\n-- +goose Up\n"+up+"\n-- +goose Down\n"+down), nil
}

// gooseDirection writes what stands below a mark of direction. The mark that there is no transaction is for both: what wants
// one then makes it, in one message, because the client may send each to another connection.
func gooseDirection(b render.Body, outside bool) (string, error) {
	if !outside || b.Place != render.Within {
		return gooseStatements(b)
	}
	text, err := disarm("BEGIN;\n"+b.SQL()+"COMMIT", gooseTraps)
	return gooseStatement(text), err
}

// gooseStatements writes what stands below a mark of direction.
func gooseStatements(b render.Body) (string, error) {
	var out strings.Builder
	for _, list := range [][]string{b.Settings, b.Statements} {
		for _, text := range list {
			text, err := disarm(text, gooseTraps)
			if err != nil {
				return "", err
			}
			out.WriteString(gooseStatement(text))
		}
	}
	if len(b.Statements) == 0 {
		out.WriteString(b.Note)
	}
	return out.String(), nil
}

// gooseStatement marks the begin and end of a statement where its text does not tell.
func gooseStatement(text string) string {
	if comment, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(comment, "--") {
		return comment + "\n" + gooseStatement(rest)
	}
	if !strings.ContainsAny(text, ";\n") && !strings.Contains(text, "--") {
		return text + ";\n"
	}
	return gooseBegin + text + ";\n" + gooseEnd
}

// readGoose gives what is between the marks of direction: all marks are comments.
func readGoose(path string) (Text, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return Text{}, err
	}
	if !gooseUp.Match(file) {
		return Text{}, errors.New("it has no line -- +goose Up")
	}
	list, err := cutGoose(path, string(file))
	return Text{list[0].SQL, list[0].Sending}, err
}

// cutGoose cuts at the marks of direction. The one that there is no transaction is for both, wherever it stands.
func cutGoose(_, text string) ([]Section, error) {
	list := between(text, gooseUp, gooseDown)
	for i := range list {
		list[i].Sending = InOne
		if gooseNoTx.MatchString(text) {
			list[i].Sending = OneByOne
		}
	}
	return list, nil
}
