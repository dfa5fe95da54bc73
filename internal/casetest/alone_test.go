package casetest

import (
	"context"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"pawl/internal/load"
	"pawl/internal/scratch"
	"pawl/schema/parse"
)

// connectAlone connects to a database on a server that nobody else uses.
func connectAlone(t *testing.T, o scratch.Options) *pgx.Conn {
	t.Helper()
	server, err := scratch.Start(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	db, err := server.Database(t.Context(), scratch.DatabaseOptions{})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func mustMakeRoles(t *testing.T, conn *pgx.Conn, text string) {
	t.Helper()
	script, err := parse.Read([]string{"-"}, strings.NewReader(text))
	if err == nil {
		_, _, err = load.Roles(context.Background(), conn, script)
	}
	if err != nil {
		t.Fatalf("making the old roles: %v", err)
	}
}
