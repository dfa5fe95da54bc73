package proof

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// Where rows of a live database were brought along, nothing that is said of rows may hold a value of theirs.

var valuesIn = regexp.MustCompile(`"[^"]*"|'[^']*'|\d+`)

// shown is an error as it may be said. Messages quote values, and names alike.
func (v *voyage) shown(err error) error {
	var server *pgconn.PgError
	if len(v.Given) == 0 || !errors.As(err, &server) {
		return err
	}
	text := valuesIn.ReplaceAllString(server.Message, "…")
	for _, name := range []string{server.TableName, server.ColumnName, server.ConstraintName} {
		if name != "" {
			text += ", " + name
		}
	}
	return fmt.Errorf("%s: %s (SQLSTATE %s)", server.Severity, text, server.Code)
}

// rowDifferences lists the rows that are in one text only, or counts them.
func (v *voyage) rowDifferences(got, want string) string {
	text := lineDifferences(got, want)
	if len(v.Given) == 0 {
		return text
	}
	return fmt.Sprintf("%d rows are there that should not be, and %d are not that should", strings.Count("\n"+text, "\nhas    "), strings.Count("\n"+text, "\nlacks  "))
}

// values lists values, or counts them.
func (v *voyage) values(list []string) string {
	if len(v.Given) == 0 {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%d of them", len(list))
}
