//go:build unix

package scratch

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
)

// cache is the folder that outlives servers: templates of data directories, and a record of each
// running server. Both are in one folder of ours with mode 0700, whatever the folder above allows.
type cache struct {
	templates string
	servers   string
	log       *slog.Logger
}

// openCache opens the folder that was named, or the first usable one of the user's cache folder
// and the folder for temporary files. The home of a user without one, or of root under sudo, is
// nothing to fail for.
func openCache(ctx context.Context, named string, log *slog.Logger) (*cache, error) {
	if named != "" {
		c, err := openCacheIn(ctx, named, log)
		if err != nil {
			return nil, fmt.Errorf("using the cache folder %s: %w", named, err)
		}
		return c, nil
	}
	if dir, err := os.UserCacheDir(); err == nil {
		c, err := openCacheIn(ctx, filepath.Join(dir, "pawl"), log)
		if err == nil || ctx.Err() != nil {
			return c, err
		}
		log.Debug("the cache folder is not usable", "dir", dir, "reason", err)
	}
	dir := filepath.Join(os.TempDir(), "pawl-cache-"+strconv.Itoa(os.Geteuid()))
	c, err := openCacheIn(ctx, dir, log)
	if err != nil {
		return nil, fmt.Errorf("using the cache folder %s: %w", dir, err)
	}
	return c, nil
}

func openCacheIn(ctx context.Context, dir string, log *slog.Logger) (*cache, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	own := filepath.Join(dir, "scratch")
	if err := os.Mkdir(own, 0o700); err != nil && !os.IsExist(err) {
		return nil, err
	}
	if err := ourOwn(own); err != nil {
		return nil, err
	}
	c := &cache{templates: filepath.Join(own, "templates"), servers: filepath.Join(own, "servers"), log: log}
	for _, sub := range []string{c.templates, c.servers} {
		if err := os.MkdirAll(sub, 0o700); err != nil {
			return nil, err
		}
	}
	// A folder on which files can't be locked, as on some network disks, is of no use.
	unlock, err := lock(ctx, filepath.Join(own, "lock"), shared)
	if err != nil {
		return nil, err
	}
	return c, unlock()
}
