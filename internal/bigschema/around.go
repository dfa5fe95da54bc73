package bigschema

import "fmt"

// once writes what there is one of.
func (w *writer) once() {
	w.WriteString(`CREATE SCHEMA shared;
COMMENT ON SCHEMA shared IS 'What all others use';
CREATE COLLATION shared.plain (provider = libc, locale = 'C');
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE FUNCTION shared.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
CREATE FUNCTION shared.audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE LOG 'changed'; RETURN NULL; END $$;
CREATE FUNCTION shared.noticed() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE LOG '%', tg_tag; END $$;
CREATE EVENT TRIGGER noticed ON sql_drop EXECUTE FUNCTION shared.noticed();
CREATE PUBLICATION plain;
CREATE PUBLICATION filtered WITH (publish = 'insert, update');
`)
}

// schema writes a schema with what its tables share.
func (w *writer) schema(t table) {
	w.write(t, `
CREATE SCHEMA {s};
CREATE TYPE {s}.state AS ENUM ('new', 'open', 'done');
CREATE DOMAIN {s}.email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN {s}.code AS varchar(10) CONSTRAINT code_form CHECK (VALUE ~ '^[0-9]+$');
COMMENT ON DOMAIN {s}.email IS 'An address';
GRANT USAGE ON SCHEMA {s} TO pg_monitor;
ALTER DEFAULT PRIVILEGES IN SCHEMA {s} GRANT SELECT ON TABLES TO pg_read_all_data;
ALTER DEFAULT PRIVILEGES IN SCHEMA {s} GRANT EXECUTE ON FUNCTIONS TO pg_monitor;
`)
}

// last writes a publication of a whole schema, which publications of some columns do not go together with.
func (w *writer) last(n int) {
	if w.major >= 15 && n > 0 {
		w.WriteString("CREATE SCHEMA published;\nCREATE TABLE published.t (id int PRIMARY KEY);\nCREATE PUBLICATION whole FOR TABLES IN SCHEMA published;\n")
	}
}

func (w *writer) published(t table) {
	switch {
	case w.major >= 15 && t.number%40 == 14:
		w.write(t, "ALTER PUBLICATION plain ADD TABLE {t} (id, name, amount);\n")
	case w.major >= 15 && t.number%40 == 24:
		w.write(t, "ALTER PUBLICATION filtered ADD TABLE {t} WHERE (id > 100);\nALTER TABLE {t} REPLICA IDENTITY FULL;\n")
	default:
		w.write(t, "ALTER PUBLICATION plain ADD TABLE {t};\n")
	}
}

func (w *writer) grants(t table) {
	w.write(t, "GRANT SELECT ON {t} TO pg_monitor;\nGRANT SELECT, INSERT, UPDATE ON {t} TO pg_write_all_data;\n")
}

func (w *writer) columnGrants(t table) {
	w.write(t, "GRANT SELECT (id, name), UPDATE (note) ON {t} TO pg_monitor;\n")
}

func (w *writer) policies(t table) {
	visible := "active"
	if t.changed {
		visible = "active OR state = 'done'"
	}
	w.write(t, `ALTER TABLE {t} ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON {t} FOR SELECT USING (`+visible+`);
CREATE POLICY own ON {t} FOR UPDATE TO pg_write_all_data USING (name = CURRENT_USER) WITH CHECK (name = CURRENT_USER);
COMMENT ON POLICY seen ON {t} IS 'What is switched off is not shown';
`)
}

func (w *writer) function(t table) {
	factor := 2
	if t.changed {
		factor = 3
	}
	w.write(t, fmt.Sprintf(`CREATE FUNCTION {s}.f{i}(a int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT a * %d $$;
CREATE FUNCTION {s}.f{i}(a text, b int DEFAULT 1) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE found bigint;
BEGIN
  SELECT count(*) INTO found FROM {t} WHERE name = a AND id > b;
  RETURN found;
END $$;
COMMENT ON FUNCTION {s}.f{i}(int) IS 'Twice as much';
`, factor))
}

func (w *writer) procedure(t table) {
	w.write(t, `CREATE PROCEDURE {s}.tidy{i}(before timestamptz) LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM {t} WHERE created_at < before;
END $$;
REVOKE ALL ON PROCEDURE {s}.tidy{i}(timestamptz) FROM PUBLIC;
`)
}

func (w *writer) trigger(t table) {
	w.write(t, "CREATE TRIGGER touch BEFORE UPDATE ON {t} FOR EACH ROW EXECUTE FUNCTION shared.touch();\n")
}

func (w *writer) conditionalTrigger(t table) {
	w.write(t, `CREATE TRIGGER audit AFTER UPDATE OF note, amount ON {t} FOR EACH ROW WHEN (OLD.amount IS DISTINCT FROM NEW.amount)
  EXECUTE FUNCTION shared.audit();
COMMENT ON TRIGGER audit ON {t} IS 'Money is watched';
`)
}

func (w *writer) view(t table) {
	more := ""
	if t.changed {
		more = ", t.note"
	}
	w.write(t, fmt.Sprintf(`CREATE VIEW {s}.v{i} AS SELECT t.id, t.name, t.amount * 2 AS twice, p.name AS parent, t.active AND p.active AS active%s
  FROM {t} t LEFT JOIN %s p ON p.id = t.parent_id WHERE t.active;
COMMENT ON VIEW {s}.v{i} IS 'Of those that are active';
`, more, t.parent()))
}

// deepViews are ten views, each over the one before it.
func (w *writer) deepViews(t table) {
	from := t.String()
	for depth := range 10 {
		name := fmt.Sprintf("{s}.deep{i}_%d", depth)
		w.write(t, fmt.Sprintf("CREATE VIEW %s AS SELECT id, name, amount + %d AS amount FROM %s WHERE id > %d;\n", name, depth, from, depth))
		from = name
	}
}

func (w *writer) materializedView(t table) {
	w.write(t, `CREATE MATERIALIZED VIEW {s}.m{i} AS SELECT state, count(*) AS number, sum(amount) AS amount FROM {t} GROUP BY state;
CREATE UNIQUE INDEX m{i}_state ON {s}.m{i} (state);
CREATE INDEX m{i}_amount ON {s}.m{i} (amount DESC);
`)
}

func (w *writer) rule(t table) {
	w.write(t, "CREATE RULE keep AS ON DELETE TO {t} WHERE old.active DO INSTEAD NOTHING;\n")
}

func (w *writer) textSearch(t table) {
	w.write(t, `CREATE TEXT SEARCH DICTIONARY {s}.words{i} (TEMPLATE = pg_catalog.simple, Accept = false);
CREATE TEXT SEARCH CONFIGURATION {s}.search{i} (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION {s}.search{i} ADD MAPPING FOR asciiword, word WITH {s}.words{i}, simple;
CREATE INDEX t{i}_search ON {t} USING gin (to_tsvector('{s}.search{i}', note));
`)
}

func (w *writer) aggregate(t table) {
	w.write(t, "CREATE AGGREGATE {s}.all{i}(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');\n")
}

func (w *writer) operator(t table) {
	w.write(t, `CREATE FUNCTION {s}.near{i}(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT abs($1 - $2) < 3 $$;
CREATE OPERATOR {s}.~~~ (LEFTARG = int, RIGHTARG = int, FUNCTION = {s}.near{i}, COMMUTATOR = OPERATOR({s}.~~~));
`)
}
