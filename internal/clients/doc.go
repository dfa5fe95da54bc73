// Package clients holds the test that other people's clients apply what pawl writes for them, and take it back. The
// folder run is a module of its own with those that are written in Go; sqitch and psql are programs of the machine.
package clients
