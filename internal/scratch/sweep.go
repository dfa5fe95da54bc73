//go:build unix

package scratch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// sweep stops the servers and removes the folders whose owners are gone. What can't be cleared
// away is no reason to fail: it is logged, and the next start tries again.
func (c *cache) sweep(ctx context.Context) {
	files, err := filepath.Glob(filepath.Join(c.servers, folderPrefix+"*.json"))
	if err != nil {
		c.log.Warn("looking for left-over scratch servers", "error", err)
		return
	}
	here := newRecord("")
	if here.Owner.Started == "" {
		return // no telling who is alive
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		r, err := c.read(name)
		if errors.Is(err, os.ErrNotExist) {
			continue // its owner was quicker
		}
		if err != nil {
			c.log.Warn("a record of a scratch server can't be read", "file", file, "error", err)
			continue
		}
		if !r.abandoned(here) {
			continue
		}
		if err := c.clear(ctx, name, r); err != nil {
			c.log.Warn("clearing away a left-over scratch server", "folder", r.Folder, "error", err)
		}
	}
}

// abandoned tells whether nobody needs the folder of a record any more. Cache and folder may be
// shared with other machines and containers, whose processes can't be seen: what is theirs is left
// alone, but a record whose folder isn't here says nothing to us. A maker soon ends by itself.
func (r record) abandoned(here record) bool {
	if r.samePlace(here) {
		return !r.Owner.running() && !r.Maker.running()
	}
	if r.Host == here.Host && r.Boot != here.Boot {
		return true // the machine was started anew
	}
	_, err := os.Lstat(r.Folder)
	return errors.Is(err, os.ErrNotExist)
}

// samePlace tells whether the processes of a record are among those that we see.
func (r record) samePlace(here record) bool { return r.Boot == here.Boot && r.Space == here.Space }

func (c *cache) clear(ctx context.Context, name string, r record) error {
	if r.samePlace(newRecord("")) {
		if err := stopLeftOver(ctx, r.Server, usualManners()); err != nil {
			return err
		}
	}
	if err := removeAll(r.Folder); err != nil {
		return err
	}
	c.log.Debug("cleared away a left-over scratch server", "folder", r.Folder, "owner", r.Owner.PID, "server", r.Server.PID)
	return c.forget(name)
}

// manners are the signals that end a server, and how long to wait after each.
type manners []struct {
	signal  syscall.Signal
	patient time.Duration
}

// usualManners: a fast shutdown; an immediate one, in which the server itself kills after 5 s those
// that don't go; and the end, which the others notice and follow.
func usualManners() manners {
	return manners{
		{syscall.SIGINT, 3 * time.Second},
		{syscall.SIGQUIT, 6 * time.Second},
		{syscall.SIGKILL, 3 * time.Second},
	}
}

// stopLeftOver ends a server whose owner is gone. It is signalled through a handle taken before the
// start time is compared, so that a process which gets the same id in between is not hit (where the
// system has such handles, as Linux).
func stopLeftOver(ctx context.Context, server instance, steps manners) error {
	if server.PID <= 0 || server.Started == "" {
		return nil
	}
	process, err := os.FindProcess(server.PID)
	if err != nil {
		return nil // there is no such process
	}
	defer func() { _ = process.Release() }()
	for _, step := range steps {
		if !server.running() {
			return nil
		}
		if err := process.Signal(step.signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return err
		}
		if gone(ctx, server, step.patient) {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return errors.New("the server doesn't end")
}

// gone waits until a process that is not our child has ended.
func gone(ctx context.Context, i instance, patient time.Duration) bool {
	for end := time.Now().Add(patient); time.Now().Before(end); {
		if !i.running() {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(5 * time.Millisecond):
		}
	}
	return false
}
