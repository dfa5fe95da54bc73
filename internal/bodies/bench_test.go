package bodies

import (
	"fmt"
	"testing"

	"pawl/schema"
)

// BenchmarkRead reads 1,000 functions, none of them twice the same, in a catalog of 1,000 tables.
func BenchmarkRead(b *testing.B) {
	const count = 1000
	c := schema.NewCatalog(16)
	for i := range count {
		name := fmt.Sprintf("t%d", i)
		c.Put(&schema.Table{Schema: "public", Name: name})
		for j := range 10 {
			c.Put(&schema.Column{InTable: schema.InTable{Schema: "public", Table: name, Relation: schema.KindTable},
				Name: fmt.Sprintf("c%d", j), Position: j + 1})
		}
		c.Put(&schema.Function{Routine: schema.Routine{Schema: "public", Name: fmt.Sprintf("f%d", i), Definition: fmt.Sprintf(`public.f%d(a integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  r public.%[2]s%%ROWTYPE;
  n bigint := 0;
BEGIN
  FOR r IN SELECT * FROM %[2]s WHERE c1 = a ORDER BY c2 LOOP
    IF r.c3 > 0 AND EXISTS (SELECT FROM %[2]s t WHERE t.c4 = r.c4) THEN
      UPDATE %[2]s SET c5 = r.c5 + 1, c6 = f%[3]d(r.c6) WHERE c0 = r.c0 RETURNING c7 INTO n;
    ELSE
      INSERT INTO %[2]s (c0, c1) VALUES (r.c0, n) ON CONFLICT (c0) DO NOTHING;
    END IF;
  END LOOP;
  RETURN (SELECT count(*) FROM %[2]s JOIN t0 USING (c0));
END
$function$`, i, name, (i+1)%count)}})
	}
	for b.Loop() {
		r := &Reader{}
		r.Read(c, []string{"public"})
	}
}

// BenchmarkReadAgain is what the second catalog with the same functions costs.
func BenchmarkReadAgain(b *testing.B) {
	c := sample()
	r := &Reader{}
	r.Read(c, []string{"public"})
	for b.Loop() {
		r.Read(c, []string{"public"})
	}
}
