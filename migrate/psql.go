package migrate

// psql is PostgreSQL's own client, which executes a file statement by statement and commits after each, unless BEGIN and
// COMMIT stand in it. It keeps no record of what was applied.
var psql = Format{
	Name:     "psql",
	names:    namesOfPair,
	lay:      each(layPair),
	up:       readAs(OneByOne),
	sections: wholly(namesOfPair, OneByOne),
}
