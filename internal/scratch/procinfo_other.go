//go:build unix && !linux

package scratch

import (
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// startTime tells when a process was started, as ps has it, or "" when there is no such process or
// only its zombie.
func startTime(pid int) (string, error) {
	cmd := exec.Command("ps", "-o", "stat=", "-o", "lstart=", "-p", strconv.Itoa(pid))
	cmd.Env = childEnv()
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 1 {
		return "", nil // ps found none
	}
	if err != nil {
		return "", err
	}
	state, started, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if strings.HasPrefix(state, "Z") {
		return "", nil
	}
	return strings.TrimSpace(started), nil
}

// bootID names the machine, which will do where a start time is a date: two processes with the same
// id and start time are one, whether or not the machine was started anew in between.
func bootID() string {
	for _, name := range []string{"kern.uuid", "kern.hostuuid"} { // macOS, FreeBSD
		if id, err := syscall.Sysctl(name); err == nil {
			return id
		}
	}
	return ""
}

// processSpace is one for all where there are no containers.
func processSpace() string { return "" }
