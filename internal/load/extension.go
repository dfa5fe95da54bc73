package load

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// extensionFailure recognises that the scratch server does not have an extension, or
// not in the version that the schema names, and says what to install.
func (l *loader) extensionFailure(ctx context.Context, j *job) (message, hint string, err error) {
	if len(j.statement.Objects) == 0 || j.statement.Objects[0].Kind != "extension" || j.failure == nil {
		return "", "", nil
	}
	name := j.statement.Objects[0].Name
	notThere := j.failure.Code == "58P01" || // up to PostgreSQL 14: the control file can't be opened
		j.failure.Code == "0A000" && strings.Contains(j.failure.Message, "is not available")
	noVersion := j.failure.Code == "22023" && strings.Contains(j.failure.Message, "has no installation script")
	if !notThere && !noVersion {
		return "", "", nil
	}
	rows, err := l.conn.Query(ctx, `
		SELECT version FROM pg_catalog.pg_available_extension_versions WHERE name = $1 ORDER BY version`, name)
	if err != nil {
		return "", "", fmt.Errorf("looking for versions of the extension %q: %w", name, err)
	}
	versions, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return "", "", fmt.Errorf("looking for versions of the extension %q: %w", name, err)
	}
	if len(versions) > 0 {
		return fmt.Sprintf("the scratch server has the extension %s in other versions only: %s", name, strings.Join(versions, ", ")),
			"Install the wanted version beside that server, or leave VERSION out.", nil
	}
	// CREATE EXTENSION a CASCADE may lack one that a needs.
	if other := firstGroup(missingExtension, j.failure.Message); other != "" {
		name = other
	}
	major, err := l.major(ctx)
	if err != nil {
		return "", "", err
	}
	return fmt.Sprintf("the scratch server (PostgreSQL %s) does not have the extension %s", major, name),
		installHint(name, major), nil
}

var missingExtension = regexp.MustCompile(`^extension "(.*)" is not available$`)

func (l *loader) major(ctx context.Context) (string, error) {
	var number int
	err := l.conn.QueryRow(ctx, "SELECT pg_catalog.current_setting('server_version_num')::int / 10000").Scan(&number)
	if err != nil {
		return "", fmt.Errorf("asking the scratch server for its version: %w", err)
	}
	return fmt.Sprint(number), nil
}

func installHint(name, major string) string {
	if slices.Contains(contrib(), name) {
		return fmt.Sprintf("It comes with PostgreSQL itself. Debian, Ubuntu: apt-get install postgresql-%s; "+
			"Fedora: dnf install postgresql-contrib; PostgreSQL's own RPMs: postgresql%s-contrib.", major, major)
	}
	return fmt.Sprintf("Debian, Ubuntu: apt-get install %s (from apt.postgresql.org if the distribution does not have it); "+
		"Fedora and its relatives: look for it with dnf search %s. Or name a server that has it: --scratch URL.",
		debianPackage(name, major), name)
}

// debianPackage is the package of an extension in Debian and on apt.postgresql.org.
func debianPackage(name, major string) string {
	other := map[string]string{
		"vector": "pgvector", "pg_cron": "cron", "pg_partman": "partman", "pg_repack": "repack",
		"postgis": "postgis-3", "postgis_topology": "postgis-3", "postgis_raster": "postgis-3",
		"postgis_sfcgal": "postgis-3", "postgis_tiger_geocoder": "postgis-3", "address_standardizer": "postgis-3",
		"pg_hint_plan": "pg-hint-plan", "pgaudit": "pgaudit", "pglogical": "pglogical", "temporal_tables": "temporal-tables",
		"pg_uuidv7": "pg-uuidv7", "pg_squeeze": "squeeze", "semver": "semver", "ip4r": "ip4r", "h3": "h3", "h3_postgis": "h3",
	}
	switch name {
	case "plpython3u", "jsonb_plpython3u", "hstore_plpython3u", "ltree_plpython3u":
		return "postgresql-plpython3-" + major
	case "plperl", "plperlu", "bool_plperl", "bool_plperlu", "hstore_plperl", "hstore_plperlu", "jsonb_plperl", "jsonb_plperlu":
		return "postgresql-plperl-" + major
	case "pltcl", "pltclu":
		return "postgresql-pltcl-" + major
	}
	if known := other[name]; known != "" {
		name = known
	}
	return "postgresql-" + major + "-" + strings.ReplaceAll(name, "_", "-")
}

// contrib are the extensions in PostgreSQL's own sources, of versions 14 to 18.
func contrib() []string {
	return []string{
		"adminpack", "amcheck", "autoinc", "bloom", "btree_gin", "btree_gist", "citext", "cube", "dblink", "dict_int",
		"dict_xsyn", "earthdistance", "file_fdw", "fuzzystrmatch", "hstore", "insert_username", "intagg", "intarray",
		"isn", "lo", "ltree", "moddatetime", "old_snapshot", "pageinspect", "pg_buffercache", "pg_freespacemap",
		"pg_logicalinspect", "pg_prewarm", "pg_stat_statements", "pg_surgery", "pg_trgm", "pg_visibility",
		"pg_walinspect", "pgcrypto", "pgrowlocks", "pgstattuple", "postgres_fdw", "refint", "seg", "sslinfo",
		"tablefunc", "tcn", "tsm_system_rows", "tsm_system_time", "unaccent", "uuid-ossp", "xml2",
	}
}
