package scratch

import (
	"cmp"
	"log/slog"
)

// Options says which server is wanted. The zero value means: the newest one on this machine.
type Options struct {
	// Programs is a directory with initdb and postgres, or several separated as in PATH. When it
	// is given, no other place is searched. "" means the variable PAWL_PG_BIN, which is
	// understood in the same way, and after it the usual places.
	Programs string
	// Major is the wanted major version; 0 means any, the newest first.
	Major int
	// URL is a server to use instead of a private one, as a URL or as keywords and values. The
	// role needs the CREATEDB attribute.
	URL string
	// CacheDir keeps templates and the records of running servers. "" means the folder pawl in
	// the user's cache folder, or one in the folder for temporary files when that can't be used.
	CacheDir string
	// Log receives what is done and how long it takes, at debug level, and what went wrong
	// without being an error. nil discards it.
	Log *slog.Logger
}

func (o Options) log() *slog.Logger {
	return cmp.Or(o.Log, slog.New(slog.DiscardHandler))
}
