package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

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

// report writes the reports that were asked for. names are those of the files, if there are any.
func (a *app) report(c *cli.Context, cmp *comparison, changes []report.Change, scripts []render.Script, names []pair) error {
	if len(c.StringSlice("report")) == 0 {
		return nil
	}
	r := &report.Report{Version: version, From: cmp.fromName, To: cmp.toName, Changes: changes, Files: []report.File{}, Locks: render.Locks(cmp.parts),
		Assuming: cmp.sizes.assumption(), Picture: report.PictureOf(cmp.from, cmp.to)}
	for i, s := range scripts {
		f := report.File{Phase: string(s.Phase), Verdict: s.Verdict, Unsafe: s.Unsafe, Up: s.Up.Text(), Down: s.Down.Text()}
		if i < len(names) {
			f.Name = filepath.Base(names[i].Up)
		}
		r.Files = append(r.Files, f)
	}
	return writeReports(c, r)
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
