// Package regress takes PostgreSQL's own regression database there and back: what PostgreSQL's regression tests leave
// behind holds nearly every sort of object there is, made by those who know them best. What their test of pg_dump makes goes the same
// way, object by object. pg_dump is the judge.
//
// The tests need the sources of PostgreSQL; make test-regression gets them, and says where they are in
// PAWL_REGRESSION_SOURCE. They are skipped without.
package regress
