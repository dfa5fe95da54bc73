package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"pawl/migrate"
	"pawl/render"
	"pawl/render/report"
)

func reportFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "report", Usage: "write a report to `FILE`, in the form that its extension says: .md, .html, .json or .sarif; may be repeated"}
}

// checkReports refuses names of reports before anything else is done.
func checkReports(c *cli.Context) error {
	for _, path := range c.StringSlice("report") {
		if err := report.Check(path); err != nil {
			return err
		}
	}
	return nil
}

// report writes the reports that were asked for. names are those of the files, if there are any, and proofs what came of trying them.
func (a *app) report(c *cli.Context, cmp *comparison, changes []report.Change, scripts []render.Script, names []pair, proofs []report.Proof) error {
	if len(c.StringSlice("report")) == 0 {
		return nil
	}
	r := &report.Report{Version: version, From: cmp.fromName, To: cmp.toName, Changes: changes, Files: []report.File{}, Locks: render.Locks(cmp.parts),
		Assuming: cmp.sizes.assumption(), Picture: report.PictureOf(cmp.from, cmp.to), Proofs: timeless(proofs)}
	for i, s := range scripts {
		f := report.File{Phase: string(s.Phase), Verdict: s.Verdict, Unsafe: s.Unsafe, Up: s.Up.Text(), Down: s.Down.Text()}
		if i < len(names) {
			f.Name = filepath.Base(names[i].Up)
		}
		r.Files = append(r.Files, f)
	}
	return writeReports(c, r)
}

// timeless are proofs without the time that they took: the same input gives the same report.
func timeless(proofs []report.Proof) []report.Proof {
	list := append([]report.Proof{}, proofs...)
	for i := range list {
		list[i].Seconds = 0
	}
	return list
}

// reportProofs writes the reports on migrations that were proven.
func (v *verifier) reportProofs(c *cli.Context, list []report.Proof) error {
	if len(c.StringSlice("report")) == 0 {
		return nil
	}
	if v.cmp != nil {
		lines, err := v.app.tell(c.Context, v.settings, v.cmp)
		if err != nil {
			return err
		}
		return v.app.report(c, v.cmp, lines, v.scripts, nil, list)
	}
	r := &report.Report{Version: version, From: v.title, Changes: []report.Change{}, Files: []report.File{}, Locks: []render.Held{}, Proofs: timeless(list),
		Picture: report.Picture{Relations: []report.Relation{}, Links: []report.Link{}}}
	for _, f := range v.tried {
		one, err := fileReport(f)
		if err != nil {
			return err
		}
		r.Files = append(r.Files, one)
	}
	return writeReports(c, r)
}

// fileReport is a migration as it is written.
func fileReport(f migrate.File) (report.File, error) {
	one := report.File{Name: filepath.Base(f.Up), Phase: f.Phase, Verdict: f.Verdict}
	if f.Unsafe != "" {
		one.Unsafe = []string{f.Unsafe}
	}
	up, err := f.UpText()
	if err != nil || f.Down == "" {
		one.Up = up.SQL
		return one, err
	}
	down, err := f.DownText()
	one.Up, one.Down = strings.TrimSpace(up.SQL), strings.TrimSpace(down.SQL)
	return one, err
}

// reported is something with forms by extension.
type reported interface {
	Write(w io.Writer, extension string) error
}

// writeReports writes the reports that were asked for.
func writeReports(c *cli.Context, r reported) error {
	for _, path := range c.StringSlice("report") {
		if err := writeReport(path, r); err != nil {
			return fmt.Errorf("writing a report: %w", err)
		}
	}
	return nil
}

func writeReport(path string, r reported) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := r.Write(file, filepath.Ext(path)); err != nil {
		_ = file.Close() // the first error tells more
		return err
	}
	return file.Close()
}
