package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// act is a part of the show: what is said before a command, the command, and what it has to do.
type act struct {
	say     string
	command string
	exit    int
	shows   []string // what must be in its output
}

// shell runs commands in a folder.
type shell struct {
	dir string
	env []string
}

// play shows all acts, up to the first that is not as promised.
func (s *shell) play(ctx context.Context, acts []act) error {
	for _, a := range acts {
		if a.say != "" {
			fmt.Printf("\n# %s\n", strings.ReplaceAll(a.say, "\n", "\n# "))
		}
		fmt.Printf("\n$ %s\n", a.command)
		if err := s.run(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

func (s *shell) run(ctx context.Context, a act) error {
	cmd := exec.CommandContext(ctx, "sh", "-c", a.command)
	cmd.Dir, cmd.Env = s.dir, s.env
	out, err := cmd.CombinedOutput()
	if _, err := os.Stdout.Write(out); err != nil {
		return err
	}
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		return err
	}
	if code := cmd.ProcessState.ExitCode(); code != a.exit {
		return fmt.Errorf("%q ended with exit code %d, and should have with %d", a.command, code, a.exit)
	}
	for _, text := range a.shows {
		if !strings.Contains(string(out), text) {
			return fmt.Errorf("the output of %q should have had %q in it", a.command, text)
		}
	}
	return nil
}
