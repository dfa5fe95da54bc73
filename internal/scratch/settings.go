package scratch

// settings is appended to the postgresql.conf of a private server, whose data is thrown away.
//
// wal_level is logical although minimal would write a little less: CREATE PUBLICATION warns below
// it. The lock table has room for a transaction that creates, or a pg_dump that locks, some ten
// thousand tables with their indexes. log_min_messages leaves out the errors of statements, which
// callers see anyway. Dynamic shared memory is in files of the data directory, where none is left
// behind when the server is killed.
const settings = `
listen_addresses = ''
unix_socket_permissions = 0700
port = 5432
max_connections = 50
max_locks_per_transaction = 2048
shared_buffers = 128MB
dynamic_shared_memory_type = mmap
huge_pages = try
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = logical
max_wal_senders = 0
wal_init_zero = off
wal_recycle = off
wal_writer_delay = 10s
max_wal_size = 512MB
checkpoint_timeout = 1d
bgwriter_lru_maxpages = 0
bgwriter_delay = 10s
autovacuum = off
max_logical_replication_workers = 0
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
logging_collector = off
log_destination = 'stderr'
log_min_messages = log
log_checkpoints = off
`

// hostBasedAuthentication lets everyone in who reaches the socket, and its folder is closed.
const hostBasedAuthentication = "local all all trust\n"

// settingsFor adds what only newer versions know: without workers for input and output there are
// three processes less to start.
func settingsFor(major int) string {
	if major >= 18 {
		return settings + "io_method = sync\n"
	}
	return settings
}
