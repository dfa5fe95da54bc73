package migrate

// golangMigrate is golang-migrate (v4). It sends a file in one message, without a transaction of its own, and keeps its
// record in another one (database/pgx/v5): so a file has its own BEGIN and COMMIT, and one that must be outside of any
// transaction holds a single statement.
var golangMigrate = Format{
	Name:     "golang-migrate",
	Tables:   []Table{{Name: "schema_migrations", Columns: []string{"version bigint", "dirty boolean"}}},
	names:    namesOfPair,
	lay:      each(layPair),
	up:       readAs(Whole),
	sections: wholly(namesOfPair, Whole),
}
