// Package scratch gives throw-away PostgreSQL servers and databases: places in which desired SQL
// is executed and migrations are proven, and which are gone afterwards.
//
// # Two sorts of server
//
// A private server is started from server programs found on this machine ([Find]). It listens only
// on a Unix socket in a folder that nobody else may enter, does without everything that keeps data
// safe (fsync, full page writes), and starts in about a tenth of a second, because its data
// directory is copied from a template that initdb made once. The folder is in memory (/dev/shm on
// Linux) where that has room, unless TMPDIR names another place. As root, which PostgreSQL refuses,
// the server runs as another user, see PAWL_PG_USER in account.go.
//
// A given server ([Options.URL]) is only a guest house: databases named pawl_scratch_... are made
// there and dropped again, and nothing else is touched.
//
// # Nothing stays behind
//
// [Server.Close] stops a private server and removes its folder. Should pawl die before it gets
// there, the kernel stops the server (Linux), and a record in the cache tells the next [Start]
// which process and which folder belonged to an owner that is gone. Processes are recognised by
// id and start time together, never by name.
//
// # What is where
//
//	server, database, locale                what callers use
//	find, programs, notfound                which server programs there are
//	private, folder, memory, settings       the steps of starting a private server, and its place
//	account, process, attr, ready           the running program and its user
//	cache, lock, template, manifest         the data directory that is copied
//	registry, sweep, procinfo               what the dead have left behind
//	given, address                          a server that the user names
package scratch
