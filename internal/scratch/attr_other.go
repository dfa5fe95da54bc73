//go:build unix && !linux

package scratch

import "syscall"

// childAttr starts a program in a session of its own, so that Ctrl-C in the terminal reaches pawl
// alone, which then stops the program in order. Only Linux can tell it of our death; elsewhere a
// server that outlives us is stopped by the next start.
func childAttr(a *account, _ syscall.Signal) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setsid: true, Credential: a.credential()}
}
