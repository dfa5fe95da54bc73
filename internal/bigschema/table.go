package bigschema

import "fmt"

// table writes a table of twelve columns and some more, with a key, checks, indexes, a foreign key and comments.
func (w *writer) table(t table) {
	amount, added := "numeric(10,2)", ""
	if t.changed {
		amount, added = "numeric(12,2)", ",\n  added text DEFAULT 'x'"
	}
	w.write(t, `
CREATE TABLE {t} (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint,
  name varchar(100) NOT NULL,
  email {s}.email,
  amount `+amount+` NOT NULL DEFAULT 0 CHECK (amount >= 0),
  state {s}.state NOT NULL DEFAULT 'new',
  active boolean NOT NULL DEFAULT true,
  tags text[] DEFAULT '{}',
  data jsonb,
  note text`+collation(t)+`,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz`+generated(t)+added+`
);
CREATE INDEX t{i}_name_idx ON {t} (lower(name)) WHERE active;
CREATE UNIQUE INDEX t{i}_email_idx ON {t} (email, created_at);
COMMENT ON TABLE {t} IS 'Table number {i}';
COMMENT ON COLUMN {t}.name IS 'What people call it';
`)
	if t.changed {
		w.write(t, "CREATE INDEX t{i}_added_idx ON {t} (added);\nCOMMENT ON COLUMN {t}.email IS 'Where they are written to';\n")
	}
	if t.number > 0 {
		w.write(t, fmt.Sprintf("ALTER TABLE {t} ADD CONSTRAINT t{i}_parent_fk FOREIGN KEY (parent_id) REFERENCES %s ON DELETE CASCADE;\n", t.parent()))
	}
}

func collation(t table) string {
	if t.number%50 == 3 {
		return ` COLLATE shared.plain`
	}
	return ""
}

func generated(t table) string {
	if t.number%5 == 1 {
		return ",\n  total numeric GENERATED ALWAYS AS (amount * 1.19) STORED"
	}
	return ""
}

func (w *writer) partitioned(t table) {
	w.write(t, `CREATE TABLE {s}.p{i} (id bigint NOT NULL, at date NOT NULL, v int, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX p{i}_v ON {s}.p{i} (v);
`)
	for year := 2020; year < 2023; year++ {
		w.write(t, fmt.Sprintf("CREATE TABLE {s}.p{i}_%[1]d PARTITION OF {s}.p{i} FOR VALUES FROM ('%[1]d-01-01') TO ('%[2]d-01-01');\n", year, year+1))
	}
}

// manyPartitions has a partition for each of some two hundred months.
func (w *writer) manyPartitions(t table) {
	w.write(t, "CREATE TABLE {s}.log{i} (id bigint NOT NULL, at timestamptz NOT NULL, line text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);\n")
	for month := range 200 {
		w.write(t, fmt.Sprintf("CREATE TABLE {s}.log{i}_%d PARTITION OF {s}.log{i} FOR VALUES FROM ('%d-%02d-01 UTC') TO ('%d-%02d-01 UTC');\n",
			month, 2010+month/12, 1+month%12, 2010+(month+1)/12, 1+(month+1)%12))
	}
}

func (w *writer) heirs(t table) {
	w.write(t, `CREATE TABLE {s}.base{i} (id int NOT NULL, label text DEFAULT 'none', CONSTRAINT base{i}_id CHECK (id > 0));
CREATE TABLE {s}.heir{i} (extra text) INHERITS ({s}.base{i});
`)
}

func (w *writer) typed(t table) {
	w.write(t, `CREATE TYPE {s}.address{i} AS (street text, city varchar(50), code {s}.code);
CREATE TYPE {s}.span{i} AS RANGE (SUBTYPE = numeric);
CREATE TYPE {s}.colour{i} AS ENUM ('red', 'green', 'blue');
CREATE DOMAIN {s}.level{i} AS int NOT NULL DEFAULT 1 CHECK (VALUE BETWEEN 1 AND 9);
COMMENT ON TYPE {s}.address{i} IS 'Where somebody lives';
COMMENT ON COLUMN {s}.address{i}.code IS 'As the post office has it';
CREATE TABLE {s}.place{i} (at {s}.address{i}, during {s}.span{i}, colour {s}.colour{i}, level {s}.level{i}, history {s}.address{i}[]);
`)
}

func (w *writer) excluding(t table) {
	w.write(t, `CREATE TABLE {s}.booking{i} (room int NOT NULL, during tstzrange NOT NULL, area box,
  EXCLUDE USING gist (area WITH &&, during WITH &&) WHERE (room > 0),
  UNIQUE (room, during) DEFERRABLE INITIALLY DEFERRED);
`)
}

func (w *writer) foreign(t table) {
	w.write(t, `CREATE SERVER remote{i} FOREIGN DATA WRAPPER wrapper;
CREATE FOREIGN TABLE {s}.remote{i} (id int NOT NULL, v text OPTIONS (name 'w')) SERVER remote{i} OPTIONS (kind 'small');
`)
}

func (w *writer) sequence(t table) {
	w.write(t, `CREATE SEQUENCE {s}.number{i} AS int START 100 CACHE 5;
CREATE TABLE {s}.ticket{i} (id serial PRIMARY KEY, number int DEFAULT nextval('{s}.number{i}'));
`)
}

func (w *writer) statistics(t table) {
	w.write(t, "CREATE STATISTICS {s}.st{i} (dependencies, ndistinct) ON state, active FROM {t};\n")
}
