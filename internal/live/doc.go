// Package live holds a test: an application that knows the old schema and one that knows the new one read and write at a
// steady rate while a migration is applied. No query may fail, none may wait for long, and no write may be lost.
package live
