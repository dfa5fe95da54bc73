//go:build unix

package scratch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
)

// startPrivate starts a server of our own from the best programs on this machine.
func startPrivate(ctx context.Context, o Options) (*Server, error) {
	began := time.Now()
	c, err := openCache(ctx, o.CacheDir, o.log())
	if err != nil {
		return nil, err
	}
	found, err := machine{getenv: os.Getenv, usual: usualPlaces, said: openBanners(filepath.Join(filepath.Dir(c.templates), "banners.json"))}.find(o)
	if err != nil {
		return nil, err
	}
	programs := found[0]
	a, err := chooseAccount(programs)
	if err != nil {
		return nil, err
	}
	c.sweep(ctx)
	f, err := c.newFolder(a)
	if err != nil {
		return nil, err
	}
	s, err := f.start(ctx, programs)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("starting a scratch server with %s: %w", programs.Dir, err), f.remove())
	}
	o.log().Debug("started a scratch server", "version", programs.Version, "dir", programs.Dir, "folder", f.path, "took", time.Since(began))
	return s, nil
}

// start fills the folder and starts a server in it. When it fails, no process is left.
func (f *folder) start(ctx context.Context, programs Programs) (*Server, error) {
	t, err := f.cache.template(programs, f.account)
	if err != nil {
		return nil, err
	}
	if err := t.copyTo(ctx, f.data()); err != nil {
		return nil, err
	}
	if err := f.configure(programs.Major); err != nil {
		return nil, err
	}
	p, err := f.launch(programs)
	if err != nil {
		return nil, err
	}
	address := f.address()
	config, err := privateConfig(f.path)
	if err == nil {
		err = waitReady(ctx, p, f.socket(), config)
	}
	if err != nil {
		return nil, errors.Join(err, p.stop())
	}
	return &Server{
		major: programs.Major, version: programs.Version, programs: programs, private: true,
		log: f.cache.log, config: config, address: address, ended: p.ended,
		stop: func() error { return errors.Join(p.stop(), f.remove()) },
	}, nil
}

// configure adds our settings to those of initdb, and says who may connect.
func (f *folder) configure(major int) error {
	conf, err := os.OpenFile(filepath.Join(f.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(conf, "%sunix_socket_directories = '%s'\n", settingsFor(major), f.path)
	if err := errors.Join(err, conf.Close()); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(f.data(), "pg_hba.conf"), []byte(hostBasedAuthentication), 0o600)
}

// launch starts the server in the folder and notes it in the folder's record.
func (f *folder) launch(programs Programs) (*process, error) {
	if err := f.handOver(); err != nil {
		return nil, err
	}
	p, err := launch(command{program: programs.path("postgres"), args: []string{"-D", f.data()}, folder: f})
	if err != nil {
		return nil, err
	}
	r := newRecord(f.path)
	r.Server = instanceOf(p.cmd.Process.Pid)
	if err := f.cache.write(f.name(), r); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	return p, nil
}

// address is a URL that libpq and pgx understand; setDatabase completes it.
func (f *folder) address() address {
	return address("postgresql://" + superuser + "@/" + adminDatabase + "?host=" + url.QueryEscape(f.path))
}

// privateConfig says how to connect to the server in a folder. Variables such as PGOPTIONS or
// PGREQUIREAUTH are meant for the user's own servers, so nothing of them may come through.
func privateConfig(path string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(fmt.Sprintf("host='%s' port=5432 user=%s dbname=%s sslmode=disable sslcertmode=allow "+
		"target_session_attrs=any require_auth='' channel_binding=prefer min_protocol_version='' max_protocol_version='' connect_timeout=30",
		path, superuser, adminDatabase))
	if err != nil {
		return nil, fmt.Errorf("preparing a connection to the scratch server (is a variable such as PGSERVICE wrong?): %w", err)
	}
	config.Password = ""
	config.RuntimeParams = map[string]string{"application_name": "pawl"}
	return config, nil
}
