package scratch

import (
	"fmt"
	"strings"
)

// NotFoundError says that no usable server programs were found, and how to get some.
type NotFoundError struct {
	// Major is the version that was wanted, 0 for any.
	Major int
	// Setting is what named the place to look in, with its value; "" when the usual places
	// were searched.
	Setting string
	// Reasons says for each place that looked like one why it is not usable.
	Reasons []error
}

// newestMajor stands in the advice when no version was asked for.
const newestMajor = 18

// Error names the reasons and gives the commands that install a server.
func (e *NotFoundError) Error() string {
	var b strings.Builder
	if e.Setting != "" {
		fmt.Fprintf(&b, "no working PostgreSQL server programs (initdb and postgres) in %s", e.Setting)
	} else {
		b.WriteString("no PostgreSQL server programs (initdb and postgres) found on this machine")
	}
	for _, reason := range e.Reasons {
		fmt.Fprintf(&b, "\n  %v", reason)
	}
	b.WriteString(e.advice())
	return b.String()
}

func (e *NotFoundError) advice() string {
	major, best := newestMajor, ""
	if e.Major != 0 {
		major, best = e.Major, fmt.Sprintf(" Version %d is wanted; a newer one will do.", e.Major)
	}
	return fmt.Sprintf(`
A scratch server is needed to execute SQL in.%[2]s Get one of these:
  Debian, Ubuntu   apt-get install postgresql
  Fedora, RHEL     dnf install postgresql-server
  macOS            brew install postgresql@%[1]d, or Postgres.app
  container        docker run --rm -d -p 5433:5432 -e POSTGRES_PASSWORD=scratch postgres:%[1]d
                   and --scratch postgres://postgres:scratch@localhost:5433/postgres
Programs in another place: set PAWL_PG_BIN to the directory that holds initdb and postgres.`, major, best)
}
