package parse

import "testing"

func TestRenameColumns(t *testing.T) {
	names := map[string]string{"price": "cents", "Old": `"New"`}
	for expression, want := range map[string]string{
		`(price::numeric * 100)::bigint where price <> ''`: `(cents::numeric * 100)::bigint where cents <> ''`,
		`t.price + t . "Old" + "Old"`:                      `t.cents + t . "New" + "New"`,
		`s.price || 'price' || PRICE`:                      `s.price || 'price' || cents`,
		`(SELECT price FROM o WHERE o.id = t.price)`:       `(SELECT price FROM o WHERE o.id = t.cents)`,
		`price(price, (t).price)`:                          `price(cents, (t).price)`,
		`'ü' || price /* price */`:                         `'ü' || cents /* price */`,
		`no SQL price (`:                                   `no SQL price (`,
		`t.* IS NULL`:                                      `t.* IS NULL`,
	} {
		if got := RenameColumns(expression, "t", names); got != want {
			t.Errorf("%s\n\tbecomes %s\n\twanted  %s", expression, got, want)
		}
	}
}
