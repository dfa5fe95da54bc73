//go:build unix

package scratch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// command is a program to run as the account of the server.
type command struct {
	program string
	args    []string
	stdin   string
	folder  *folder // to work in and write the log to
}

func (c command) prepare(ctx context.Context, death syscall.Signal) *exec.Cmd {
	cmd := exec.CommandContext(ctx, c.program, c.args...)
	cmd.Dir = c.folder.path
	cmd.Env = childEnv()
	cmd.Stdout, cmd.Stderr = c.folder.log, c.folder.log
	cmd.SysProcAttr = childAttr(c.folder.account, death)
	return cmd
}

// runPatience is how long a program may go on after its work was cancelled. initdb needs half a
// second for all it does.
const runPatience = 10 * time.Second

// run runs a program to its end and returns what it said; started is called with its id. A program
// is left to finish when ctx is cancelled, and also when we die: a server that initdb has started
// would leave shared memory behind if it were killed, or if its files were taken away.
func run(ctx context.Context, c command, started func(pid int) error) (string, error) {
	const noSignal = 0
	cmd := c.prepare(ctx, noSignal)
	cmd.Stdin = strings.NewReader(c.stdin)
	cmd.Cancel = func() error { return nil }
	cmd.WaitDelay = runPatience // and then it is killed
	before, err := c.folder.log.Stat()
	if err != nil {
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	noted := started(cmd.Process.Pid)
	err = errors.Join(cmd.Wait(), noted)
	return c.folder.said(before.Size()), err
}

// process is a running server.
type process struct {
	cmd    *exec.Cmd
	folder *folder
	done   chan struct{} // closed when it has ended
	err    error         // why, once done is closed
}

// launch starts a server program.
func launch(c command) (*process, error) {
	p := &process{folder: c.folder, done: make(chan struct{})}
	p.cmd = c.prepare(context.Background(), syscall.SIGQUIT)
	started := make(chan error)
	go func() {
		// The thread that starts the server has to live as long as the server: its end is what
		// the death signal goes by. Waiting here keeps it, and nothing else can run on it.
		runtime.LockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			p.err = p.cmd.Wait()
			close(p.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, c.folder.account.explain(err)
	}
	return p, nil
}

// stopPatience is longer than the 5 s after which a server in immediate shutdown kills its own
// children.
const stopPatience = 8 * time.Second

// stop ends the server at once: an immediate shutdown, since the data is thrown away.
func (p *process) stop() error {
	for _, signal := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGKILL} {
		if err := p.cmd.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("stopping the scratch server: %w", err)
		}
		select {
		case <-p.done:
			return nil
		case <-time.After(stopPatience):
		}
	}
	return fmt.Errorf("stopping the scratch server: process %d doesn't end", p.cmd.Process.Pid)
}

// ended is an error with the server's last words if it ended by itself, else nil.
func (p *process) ended() error {
	select {
	case <-p.done:
		return fmt.Errorf("the scratch server ended by itself (%v); the end of its log:\n%s", p.err, p.tail())
	default:
		return nil
	}
}

// tail is the end of the server's log.
func (p *process) tail() string { return lastLines(p.folder.said(0)) }

// lastLines are the last lines of an output, indented for use in a message.
func lastLines(output string) string {
	lines := strings.Split(strings.TrimSpace(output), "\n")
	return "  " + strings.Join(lines[max(0, len(lines)-15):], "\n  ")
}
