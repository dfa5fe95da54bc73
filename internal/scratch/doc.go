// Package scratch gives throw-away PostgreSQL servers and databases: places in which desired SQL
// is executed and migrations are proven, and which are gone afterwards.
//
// # Two sorts of server
//
// A private server is started from server programs found on this machine ([Find]). It listens only
// on a Unix socket in a folder that nobody else may enter, does without everything that keeps data
// safe (fsync, full page writes), and starts in about a tenth of a second, because its data
// directory is copied from a template that initdb made once. As root, which PostgreSQL refuses,
// the server runs as another user.
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
//	find, programs, notfound         which server programs there are
//	private                          the steps of starting a private server
//	account                          the user a server of root's runs as
//	folder, memory, settings         where a server lives, and how it is configured
//	cache, lock, template, manifest   the data directory that is copied
//	process, attr, ready             the running program
//	registry, sweep, procinfo        what was left behind by the dead
//	given, address                   a server that the user names
//	server, database, create, locale what callers use
package scratch
