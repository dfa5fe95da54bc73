//go:build unix

package scratch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

// lockMode is how a lock is held.
type lockMode int

const (
	shared    lockMode = syscall.LOCK_SH
	exclusive lockMode = syscall.LOCK_EX
)

// lockPoll is how often a lock that another process holds is tried again. Waiting in the kernel
// would be simpler but could not be cancelled.
const lockPoll = 10 * time.Millisecond

// lock waits for a lock on a file, which it makes if need be and which is never removed: removing
// it would let two processes hold locks on two files of the same name. The kernel frees the lock
// when the process ends, however it ends.
func lock(ctx context.Context, file string, mode lockMode) (unlock func() error, err error) {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err := syscall.Flock(int(f.Fd()), int(mode)|syscall.LOCK_NB)
		switch {
		case err == nil:
			return f.Close, nil
		case errors.Is(err, syscall.EINTR):
			continue
		case !errors.Is(err, syscall.EWOULDBLOCK):
			return nil, errors.Join(fmt.Errorf("locking %s: %w", file, err), f.Close())
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(fmt.Errorf("waiting for the lock on %s: %w", file, ctx.Err()), f.Close())
		case <-time.After(lockPoll):
		}
	}
}
