package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/urfave/cli/v2"

	"pawl/diff"
	"pawl/internal/proof"
	"pawl/internal/state"
	"pawl/migrate"
	"pawl/render/report"
	"pawl/schema"
)

// files proves those in the folder that the user named, each on top of what the ones before it produce.
func (v *verifier) files(c *cli.Context) ([]report.Proof, error) {
	all, err := v.migrations()
	if err != nil {
		return nil, err
	}
	chosen, err := v.choose(c, all)
	if err != nil {
		return nil, err
	}
	whole := together(all, chosen)
	count := 0
	var list []report.Proof
	for _, span := range whole {
		one, err := v.prove(c.Context, v.span(all, span), func() (*schema.Catalog, error) { return v.source.Migrated(c.Context, all[:span[0]], nil, 0) }, 0)
		if err != nil {
			return nil, fmt.Errorf("proving: %w", err)
		}
		list = append(list, one)
		v.tried = append(v.tried, all[span[0]:span[1]]...)
		count += span[1] - span[0]
	}
	v.title = fmt.Sprintf("%s of %d in %s", plural(count, "migration"), len(all), v.Dir)
	return list, nil
}

// together are the spans of files, from one up to another, that are proven as a whole: the files of one migration lead there
// and back together, and a way back need not leave what another one drops.
func together(all []migrate.File, chosen []int) [][2]int {
	var spans [][2]int
	for _, i := range chosen {
		span := [2]int{i, i + 1}
		if f := all[i]; f.Part >= 1 && f.Part <= f.Parts && i+1 >= f.Part && i+1-f.Part+f.Parts <= len(all) {
			span = [2]int{i + 1 - f.Part, i + 1 - f.Part + f.Parts}
		}
		for n := span[0]; n < span[1]; n++ { // a file may be missing, or another one have come in between
			if f := all[n]; f.Parts != all[i].Parts || f.Parts > 0 && f.Part != n-span[0]+1 {
				span = [2]int{i, i + 1}
			}
		}
		if !slices.Contains(spans, span) {
			spans = append(spans, span)
		}
	}
	return spans
}

// span is the journey of some files.
func (v *verifier) span(all []migrate.File, span [2]int) proof.Journey {
	j := proof.Journey{
		Begin: func(ctx context.Context, source *state.Source, conn *pgx.Conn) error {
			return source.Replay(ctx, conn, all[:span[0]])
		},
		After: func(ctx context.Context) (*schema.Catalog, error) {
			return v.source.Migrated(ctx, all[:span[1]], nil, 0)
		}}
	for _, f := range all[span[0]:span[1]] {
		j.Moves = append(j.Moves, proof.Move{Name: filepath.Base(f.Up), File: f})
	}
	return j
}

// choose finds the numbers of the files that the user named.
func (v *verifier) choose(c *cli.Context, all []migrate.File) ([]int, error) {
	var list []int
	switch {
	case c.Bool("pending"):
		return v.pendingFiles(c.Context, all)
	case c.Bool("all"):
		for i := range all {
			list = append(list, i)
		}
		return list, nil
	}
	for _, name := range c.Args().Slice() {
		i := slices.IndexFunc(all, func(f migrate.File) bool { return isCalled(f, name) })
		if i < 0 {
			return nil, fmt.Errorf("%s is no migration in %s: name files of that folder, or their versions", name, v.Dir)
		}
		if !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return list, nil
}

// isCalled says that a user means a migration: by one of its files, or by its version.
func isCalled(f migrate.File, name string) bool {
	base := filepath.Base(name)
	zeros := func(version string) string { return strings.TrimLeft(version, "0") }
	return f.Version != "" && zeros(name) == zeros(f.Version) || base == filepath.Base(f.Up) || f.Down != "" && base == filepath.Base(f.Down)
}

// pendingFiles are those that come after the state of the live database.
func (v *verifier) pendingFiles(ctx context.Context, all []migrate.File) ([]int, error) {
	if v.DB == "" {
		return nil, state.ErrNoDatabase
	}
	live, err := v.source.Read(ctx, v.DB)
	if err != nil {
		return nil, err
	}
	print := diff.Fingerprint(live.Catalog)
	first := -1
	for i := len(all) - 1; i >= 0 && first < 0; i-- {
		switch print {
		case all[i].To:
			first = i + 1
		case all[i].From:
			first = i
		}
	}
	if first < 0 {
		return nil, fmt.Errorf("no migration in %s says that it begins or ends with the state of %s: name the files, or say --all", v.Dir, live.Database)
	}
	var list []int
	for i := first; i < len(all); i++ {
		list = append(list, i)
	}
	return list, nil
}
