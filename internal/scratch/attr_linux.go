package scratch

import "syscall"

// childAttr starts a program in a session of its own, so that Ctrl-C in the terminal reaches pawl
// alone, which then stops the program in order. The kernel sends the signal death, unless it is 0, to
// the program when the thread that started it ends: see PR_SET_PDEATHSIG in prctl(2).
func childAttr(a *account, death syscall.Signal) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setsid: true, Credential: a.credential(), Pdeathsig: death}
}
