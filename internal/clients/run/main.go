// Command run applies migrations with the engines of other people's clients, as their own command lines do: a module of
// its own, so that pawl does not depend on them.
//
//	run CLIENT up|down DIR URL
//
// up applies all that is there to apply, down takes the last one back.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/amacneil/dbmate/v2/pkg/dbmate"
	_ "github.com/amacneil/dbmate/v2/pkg/driver/postgres"
	golangmigrate "github.com/golang-migrate/migrate/v4"
	_ "github.com/golang-migrate/migrate/v4/database/pgx/v5"
	_ "github.com/golang-migrate/migrate/v4/source/file"
	"github.com/jackc/pgx/v5"
	_ "github.com/jackc/pgx/v5/stdlib"
	ternmigrate "github.com/jackc/tern/v2/migrate"
	"github.com/pressly/goose/v3"
)

var clients = map[string]func(ctx context.Context, dir, url string, up bool) error{
	"golang-migrate": runGolangMigrate,
	"goose":          runGoose,
	"dbmate":         runDbmate,
	"tern":           runTern,
}

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) != 4 || clients[args[0]] == nil || args[1] != "up" && args[1] != "down" {
		return errors.New("run CLIENT up|down DIR URL")
	}
	return clients[args[0]](ctx, args[2], args[3], args[1] == "up")
}

func runGolangMigrate(_ context.Context, dir, url string, up bool) error {
	_, rest, _ := strings.Cut(url, "://")
	m, err := golangmigrate.New("file://"+dir, "pgx5://"+rest)
	if err != nil {
		return err
	}
	defer m.Close()
	if !up {
		return m.Steps(-1)
	}
	if err := m.Up(); !errors.Is(err, golangmigrate.ErrNoChange) {
		return err
	}
	return nil
}

func runGoose(ctx context.Context, dir, url string, up bool) error {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := goose.SetDialect("postgres"); err != nil {
		return err
	}
	if up {
		return goose.RunContext(ctx, "up", db, dir)
	}
	return goose.RunContext(ctx, "down", db, dir)
}

func runDbmate(_ context.Context, dir, address string, up bool) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	db := dbmate.New(u)
	db.MigrationsDir, db.AutoDumpSchema = []string{dir}, false
	if up {
		return db.Migrate()
	}
	return db.Rollback()
}

func runTern(ctx context.Context, dir, url string, up bool) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	m, err := ternmigrate.NewMigrator(ctx, conn, "public.schema_version")
	if err != nil {
		return err
	}
	if err := m.LoadMigrations(os.DirFS(dir)); err != nil {
		return err
	}
	if up {
		return m.Migrate(ctx)
	}
	current, err := m.GetCurrentVersion(ctx)
	if err != nil {
		return err
	}
	return m.MigrateTo(ctx, current-1)
}
