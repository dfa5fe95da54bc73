CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE pair AS (a int, b text);
CREATE TYPE floats AS RANGE (SUBTYPE = float8);
CREATE DOMAIN mail AS text NOT NULL CHECK (VALUE ~ '^[^@ ]+@[a-z]+\.(com|org)$');
CREATE DOMAIN code AS varchar(8) CHECK (length(VALUE) = 8) CHECK (VALUE LIKE 'X%');
CREATE DOMAIN tags AS text[] CHECK (array_length(VALUE, 1) = 2);

CREATE TABLE types (i int, i2 smallint, i8 bigint, n numeric, n2 numeric(5, 2), f real, d double precision, m money,
    t text, v varchar(3), c char(4), "name" name, "char" "char", b boolean, by bytea, da date, ti time, tz timetz, ts timestamp, tt timestamptz(3),
    iv interval, u uuid, j json, jb jsonb, x xml, ip inet, ci cidr, ma macaddr, m8 macaddr8, bi bit(3), vb varbit(5), p point, l line,
    ls lseg, bo box, pa path, po polygon, cr circle, tv tsvector, tq tsquery, lsn pg_lsn, o oid, rc regclass, jp jsonpath,
    ir int4range, tr tstzrange, im int8multirange, fr floats, e mood, pr pair, ea mood[], ia int[][], ta text[], ar pair[]);
CREATE TABLE strict_types (i int NOT NULL, n numeric(5, 2) NOT NULL, t varchar(3) NOT NULL, e mood NOT NULL, pr pair NOT NULL, ir int4range NOT NULL,
    im int8multirange NOT NULL, ta text[] NOT NULL, jb jsonb NOT NULL, ts timestamptz NOT NULL);
CREATE TABLE domains (m mail PRIMARY KEY, c code NOT NULL, t tags NOT NULL);

CREATE TABLE checks (
    a int CHECK (a BETWEEN 1234 AND 1236), b text NOT NULL CHECK (b IN ('one', 'two')), c text CHECK (c ~ '^[A-Z]{2}-\d{3}$'),
    d jsonb NOT NULL CHECK (jsonb_typeof(d) = 'object' AND d ? 'key'), e date NOT NULL, f date NOT NULL, g text NOT NULL CHECK (upper(g) = g),
    h text NOT NULL CHECK (char_length(h) >= 40), i int, j int, k numeric NOT NULL CHECK (k > 0 AND k < 0.01),
    CHECK (e < f), CHECK ((i IS NULL) <> (j IS NULL)));
CREATE TABLE impossible (a int NOT NULL CHECK (a > 5), CHECK (a < 5));

CREATE TABLE keys (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, s serial, a int NOT NULL UNIQUE, b text, g int GENERATED ALWAYS AS (a % 7) STORED);
CREATE UNIQUE INDEX ON keys (lower(b)) WHERE b <> '';
CREATE TABLE z_parent (tenant int, id int, PRIMARY KEY (tenant, id));
CREATE TABLE a_child (id int PRIMARY KEY, tenant int NOT NULL, parent int NOT NULL, other int, up int REFERENCES a_child,
    FOREIGN KEY (tenant, parent) REFERENCES z_parent, FOREIGN KEY (tenant, other) REFERENCES z_parent MATCH FULL);
CREATE TABLE tree (id int PRIMARY KEY, parent int NOT NULL REFERENCES tree);
CREATE TABLE chicken (id int PRIMARY KEY, egg int);
CREATE TABLE egg (id int PRIMARY KEY, chicken int NOT NULL REFERENCES chicken);
ALTER TABLE chicken ADD FOREIGN KEY (egg) REFERENCES egg;
CREATE TABLE ring_a (id int PRIMARY KEY, b int NOT NULL);
CREATE TABLE ring_b (id int PRIMARY KEY, a int NOT NULL REFERENCES ring_a DEFERRABLE);
ALTER TABLE ring_a ADD FOREIGN KEY (b) REFERENCES ring_b DEFERRABLE;

CREATE TABLE ranged (k date NOT NULL, v text) PARTITION BY RANGE (k);
CREATE TABLE ranged_1 PARTITION OF ranged FOR VALUES FROM ('1815-06-18') TO ('1815-06-20');
CREATE TABLE ranged_rest PARTITION OF ranged DEFAULT;
CREATE TABLE listed (k text, n int NOT NULL) PARTITION BY LIST (k);
CREATE TABLE listed_ab PARTITION OF listed FOR VALUES IN ('alpha', 'beta') PARTITION BY HASH (n);
CREATE TABLE listed_ab_0 PARTITION OF listed_ab FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE listed_ab_1 PARTITION OF listed_ab FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE listed_null PARTITION OF listed FOR VALUES IN (NULL);
CREATE TABLE base (a int CHECK (a > 77));
CREATE TABLE heir (b text NOT NULL) INHERITS (base);
CREATE TABLE excluded (r tstzrange NOT NULL, EXCLUDE USING gist (r WITH &&));
CREATE TABLE nothing ();

CREATE TABLE fired (a int);
CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.fired VALUES (1); RAISE EXCEPTION ''no''; END';
CREATE TABLE triggered (a int);
CREATE TRIGGER one BEFORE INSERT ON triggered FOR EACH ROW EXECUTE FUNCTION fire();
CREATE TRIGGER "Two" BEFORE INSERT ON triggered FOR EACH ROW EXECUTE FUNCTION fire();
CREATE TRIGGER three BEFORE INSERT ON triggered FOR EACH ROW EXECUTE FUNCTION fire();
ALTER TABLE triggered ENABLE ALWAYS TRIGGER "Two", DISABLE TRIGGER three;
CREATE TABLE ruled (a int);
CREATE RULE aside AS ON INSERT TO ruled DO INSTEAD INSERT INTO fired VALUES (2);
ALTER TABLE ruled ENABLE ALWAYS RULE aside;
CREATE TABLE guarded (a int);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
