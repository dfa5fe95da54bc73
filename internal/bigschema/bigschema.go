// Package bigschema makes realistic schemas of any size, for benchmarks.
package bigschema

import (
	"fmt"
	"strings"
)

// SQL is a schema of n tables with all that applications put around them: twelve columns, keys, checks, two indexes,
// foreign keys, enums, views, triggers, partitions and comments. In the later version, one table in a hundred has changed.
func SQL(n int, later bool) string {
	var b strings.Builder
	b.WriteString("CREATE SCHEMA app;\nCREATE TYPE app.state AS ENUM ('new', 'open', 'done');\n" +
		"CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;\n")
	for i := range n {
		table(&b, i, later && i%100 == 7)
		switch {
		case i%10 == 3:
			fmt.Fprintf(&b, "CREATE VIEW app.v%d AS SELECT id, name, amount * 2 AS twice FROM app.t%d WHERE active;\n", i, i)
		case i%20 == 5:
			partitioned(&b, i)
		}
	}
	return b.String()
}

func table(b *strings.Builder, i int, changed bool) {
	amount, extra := "numeric(10,2)", ""
	if changed {
		amount, extra = "numeric(12,2)", ",\n  added text DEFAULT 'x'"
	}
	fmt.Fprintf(b, `CREATE TABLE app.t%[1]d (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint,
  name varchar(100) NOT NULL,
  email text,
  amount %[2]s NOT NULL DEFAULT 0 CHECK (amount >= 0),
  state app.state NOT NULL DEFAULT 'new',
  active boolean NOT NULL DEFAULT true,
  tags text[] DEFAULT '{}',
  data jsonb,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz%[3]s
);
CREATE INDEX t%[1]d_name_idx ON app.t%[1]d (lower(name)) WHERE active;
CREATE UNIQUE INDEX t%[1]d_email_idx ON app.t%[1]d (email, created_at);
COMMENT ON TABLE app.t%[1]d IS 'Table number %[1]d';
COMMENT ON COLUMN app.t%[1]d.name IS 'What people call it';
`, i, amount, extra)
	if i > 0 {
		fmt.Fprintf(b, "ALTER TABLE app.t%d ADD CONSTRAINT t%d_parent_fk FOREIGN KEY (parent_id) REFERENCES app.t%d ON DELETE CASCADE;\n", i, i, i/2)
	}
	if i%5 == 0 {
		fmt.Fprintf(b, "CREATE TRIGGER touch BEFORE UPDATE ON app.t%d FOR EACH ROW EXECUTE FUNCTION app.touch();\n", i)
	}
}

func partitioned(b *strings.Builder, i int) {
	fmt.Fprintf(b, "CREATE TABLE app.p%[1]d (id bigint NOT NULL, at date NOT NULL, v int, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);\n", i)
	for year := 2020; year < 2023; year++ {
		fmt.Fprintf(b, "CREATE TABLE app.p%[1]d_%[2]d PARTITION OF app.p%[1]d FOR VALUES FROM ('%[2]d-01-01') TO ('%[3]d-01-01');\n", i, year, year+1)
	}
}
