// Command demo shows what pawl does: it starts a private server, fills it with the shop of the examples, and runs
// pawl, psql and pg_dump on it as a user would type them. Everything that it prints is real output. It is run from
// the project's folder by make demo, which builds bin/pawl first, and fails if anything is not as promised.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"pawl/internal/scratch"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := demo(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "\ndemo:", err)
		os.Exit(1)
	}
}

func demo(ctx context.Context) (err error) {
	began := time.Now()
	server, err := scratch.Start(ctx, scratch.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	address, err := createShop(ctx, server)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "pawl-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := os.CopyFS(dir, os.DirFS("examples/shop")); err != nil {
		return fmt.Errorf("copying the example (run this from the project's folder): %w", err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "migrations")); err != nil {
		return err
	}
	bin, err := filepath.Abs("bin")
	if err != nil {
		return err
	}
	s := &shell{dir: dir, env: environment(address, bin, server.Programs().Dir)}
	if err := s.play(ctx, script); err != nil {
		return err
	}
	fmt.Printf("\nThat was all, in %.0f s. The server and the folder of this demo are gone now.\n", time.Since(began).Seconds())
	return nil
}

// createShop makes the database that plays the live one, and returns its address.
func createShop(ctx context.Context, server *scratch.Server) (string, error) {
	db, err := server.Database(ctx, scratch.DatabaseOptions{})
	if err != nil {
		return "", err
	}
	conn, err := db.Connect(ctx)
	if err != nil {
		return "", err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "CREATE DATABASE shop"); err != nil {
		return "", fmt.Errorf("making the database of the demo: %w", err)
	}
	c := conn.Config()
	return "postgres://" + c.User + "@/shop?host=" + url.QueryEscape(c.Host), nil
}

// environment is ours with the demo's database in DATABASE_URL, and without what would lead pawl or psql elsewhere.
func environment(address, bin, programs string) []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "PG") && !strings.HasPrefix(v, "PAWL_") && !strings.HasPrefix(v, "PATH=") {
			env = append(env, v)
		}
	}
	list := string(os.PathListSeparator)
	return append(env, "DATABASE_URL="+address, "PATH="+bin+list+programs+list+os.Getenv("PATH"))
}
