// Command pawl moves a live PostgreSQL database to the schema in schema.sql by versioned migrations, and lets it go
// back only where going back loses nothing.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"
)

// version is set by the linker for releases.
var version = "0.1.0-dev"

// The exit codes. They are part of the interface: CI relies on them.
const (
	exitError   = 1 // something went wrong
	exitDiffers = 2 // check, diff --exit-code: the two sides differ; lint: something was found
	exitRefused = 3 // refused for safety
)

// exit is an error that asks for an exit code of its own.
type exit struct {
	code int
	err  error // what to say; nil if all was said
}

func (e *exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

// app is what commands share: where they read and write, and the time.
type app struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
	now    func() time.Time
	talks  func() bool // whether a person is there to answer; nil finds out
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now}
	code := a.run(ctx, os.Args)
	stop()
	os.Exit(code)
}

// run runs the command line and returns the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	commands := a.commands()
	err := commands.RunContext(ctx, flagsFirst(commands.Commands, args))
	if err == nil {
		return 0
	}
	code := exitError
	var e *exit
	if errors.As(err, &e) {
		code = e.code
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted; nothing was left behind")
	}
	if text := err.Error(); text != "" {
		fmt.Fprintln(a.stderr, redact(text))
	}
	return code
}

func (a *app) commands() *cli.App {
	return &cli.App{
		Name:    "pawl",
		Usage:   "versioned migrations for PostgreSQL from schema.sql, each judged and undone only where nothing is lost",
		Version: version,
		Description: "pawl compares a live database with the schema that schema.sql describes, and writes the SQL files that lead\n" +
			"from one to the other and back.\n\n" +
			"Settings come from flags, then pawl.yaml, then PAWL_… variables.\n\n" +
			"Exit codes: 0 nothing to do, or done · 1 error · 2 differences or findings (check, diff --exit-code, lint) · 3 refused for safety, or not proven (verify, generate)",
		Reader:               a.stdin,
		Writer:               a.stdout,
		ErrWriter:            a.stderr,
		HideVersion:          true,
		Suggest:              true,
		EnableBashCompletion: true,
		ExitErrHandler:       func(*cli.Context, error) {},
		OnUsageError:         func(_ *cli.Context, err error, _ bool) error { return err },
		Commands: []*cli.Command{
			initCommand(a), generateCommand(a), diffCommand(a), checkCommand(a), verifyCommand(a), inspectCommand(a), statsCommand(a),
			archiveCommand(a), lintCommand(a), newCommand(a), fixForwardCommand(a), versionCommand(a),
		},
	}
}
