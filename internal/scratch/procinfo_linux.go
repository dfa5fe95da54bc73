package scratch

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// startTime tells when a process was started, in clock ticks since boot, or "" when there is no
// such process or only its zombie: fields 22 (starttime) and 3 (state) of /proc/PID/stat, see
// proc_pid_stat(5).
func startTime(pid int) (string, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ESRCH) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	// Field 2 is the program's name in parentheses, in which anything may stand.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	const state, starttime = 0, 19 // fields 3 and 22: the list begins with field 3
	if len(fields) <= starttime {
		return "", fmt.Errorf("/proc/%d/stat is not as expected: %q", pid, stat)
	}
	if fields[state] == "Z" || fields[state] == "X" {
		return "", nil
	}
	return fields[starttime], nil
}

// bootID changes whenever the machine starts.
func bootID() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}

// processSpace names the set of process ids that this process sees; a container has its own.
func processSpace() string {
	space, err := os.Readlink("/proc/self/ns/pid")
	if err != nil {
		return ""
	}
	return space
}
