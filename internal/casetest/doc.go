// Package casetest runs the cases in its testdata: each is one txtar file that says, in its first lines, what it
// shows, and holds an old schema, a new one, and what pawl is expected to write.
//
//	options.yaml   since: 15 (the first major version that the case works on), until: 17
//	old.sql        the state before
//	rows.sql       rows put into it
//	new.sql        the desired state, with annotations
//	up.sql         the statements that lead there
//	verdict.txt    "safe", or what would be lost, a line each
//	bodies.txt     which changes concern bodies given as strings, and why PostgreSQL does not check some of those
//	error.txt      instead of the last two: the refusal
//	covers.txt     what of each kind the case changes, there and back
//
// Text is not believed: the way is gone on a server, there and back (see package proof), and then the same is done
// from new to old. From what the cases cover, docs/coverage.md is made.
package casetest
