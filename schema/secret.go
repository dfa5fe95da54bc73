package schema

// Secret stands in the catalog for a password or another secret: an option of a user mapping, a part of a connection
// string. The secret itself is never read out of the database, so it can be in no file, report or fingerprint; and
// two secrets are never told apart. Where a statement must hold one, this text stands in its place, for the operator
// to fill in.
const Secret = "PAWL_SECRET"
