package migrate

import (
	"strings"
	"testing"

	"pawl/render"
)

func TestGooseMakesTheTransactionOfOneDirection(t *testing.T) {
	laid, err := layGoose(Migration{Version: "1", Name: "x", Script: render.Script{
		Up:   render.Body{Place: render.Outside, Statements: []string{"ALTER TABLE p DETACH PARTITION t CONCURRENTLY"}},
		Down: render.Body{Place: render.Within, Settings: []string{"SET LOCAL lock_timeout = '5s'"}, Statements: []string{"ALTER TABLE p ATTACH PARTITION t DEFAULT", "ALTER TABLE t DROP CONSTRAINT c"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := gooseNoTransaction + `
-- +goose Up
ALTER TABLE p DETACH PARTITION t CONCURRENTLY;

-- +goose Down
-- +goose StatementBegin
BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE p ATTACH PARTITION t DEFAULT;
ALTER TABLE t DROP CONSTRAINT c;
COMMIT;
-- +goose StatementEnd
`
	if got := laid.Files[0].Text; strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("written:\n%s", got)
	}
}
