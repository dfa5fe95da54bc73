//go:build !unix

package scratch

import (
	"context"
	"errors"
	"runtime"
)

// startPrivate needs Unix sockets, file locks and Unix users.
func startPrivate(context.Context, Options) (*Server, error) {
	return nil, errors.New("starting a scratch server: not possible on " + runtime.GOOS + ": give a server with --scratch URL")
}
