package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"pawl/migrate"
	"pawl/render"
)

// format is the form of the migrations.
func (s settings) format() (*migrate.Format, error) { return migrate.Find(s.Format) }

// migrations are those that are in the folder.
func (s settings) migrations() ([]migrate.File, error) {
	f, err := s.format()
	if err != nil {
		return nil, err
	}
	return f.List(s.Dir)
}

// pair is one migration that was written: two files, or one for both directions.
type pair struct {
	Version string   `json:"version"`
	Phase   string   `json:"phase"`
	Up      string   `json:"up"`
	Down    string   `json:"down"`
	Safe    bool     `json:"safe_to_reverse"`
	Unsafe  []string `json:"unsafe_because,omitempty"`
	// Structure is the file that brings back the structure alone.
	Structure string `json:"structural_down,omitempty"`
}

// draft is a migration in the form in which it shall be written.
type draft struct {
	format *migrate.Format
	dir    string
	laid   []migrate.Laid
	pairs  []pair
}

// draft names the files of a migration, and lays them out.
func (a *app) draft(s settings, fixed, name string, existing []migrate.File, scripts []render.Script) (*draft, error) {
	format, err := s.format()
	if err != nil {
		return nil, err
	}
	versions, err := a.versions(s, format, fixed, existing, len(scripts))
	if err != nil {
		return nil, err
	}
	list := make([]migrate.Migration, len(scripts))
	for i, script := range scripts {
		list[i] = migrate.Migration{Version: versions[i], Name: name, Script: script, At: a.now()}
		if len(scripts) > 1 {
			list[i].Name += "_" + strconv.Itoa(i+1) + "_" + string(script.Phase)
		}
	}
	d := &draft{format: format, dir: s.Dir}
	if d.laid, err = format.Lay(s.Dir, list); err != nil {
		return nil, fmt.Errorf("%w. Nothing was written", err)
	}
	for i, l := range d.laid {
		one := pair{Version: versions[i], Phase: string(scripts[i].Phase), Up: filepath.Join(s.Dir, l.Up), Down: filepath.Join(s.Dir, l.Down),
			Safe: len(scripts[i].Unsafe) == 0, Unsafe: scripts[i].Unsafe}
		if l.Structure != "" {
			one.Structure = filepath.Join(s.Dir, l.Structure)
		}
		d.pairs = append(d.pairs, one)
	}
	return d, nil
}

// write writes the files, all or none.
func (d *draft) write() error {
	var files []migrate.New
	for _, l := range d.laid {
		files = append(files, l.Files...)
	}
	if len(files) == 0 {
		return nil
	}
	return migrate.Write(d.dir, files)
}

// versions are the next free ones: the time in UTC, a second apart, or a running number.
func (a *app) versions(s settings, format *migrate.Format, fixed string, existing []migrate.File, count int) ([]string, error) {
	last := ""
	taken := map[string]bool{}
	for _, f := range existing {
		if f.Version != "" {
			taken[f.Version] = true
			last = f.Version
		}
	}
	list := make([]string, count)
	for i := range list {
		v, err := a.version(s, format, fixed, last, i)
		if err != nil {
			return nil, err
		}
		if taken[v] {
			return nil, fmt.Errorf("version %s is in %s already: say another with --migration-version", v, s.Dir)
		}
		list[i] = v
	}
	return list, nil
}

func (a *app) version(s settings, format *migrate.Format, fixed, last string, i int) (string, error) {
	const layout = "20060102150405"
	next := migrate.Number(last) + 1 + int64(i)
	switch {
	case format.Width > 0:
		v := fmt.Sprintf("%0*d", format.Width, next)
		if n, err := strconv.ParseInt(fixed, 10, 64); fixed != "" && (err != nil || n+int64(i) != next) {
			return "", fmt.Errorf("--migration-version %s: with --format %s no number may be missing, and the next is %s", fixed, format.Name, v)
		}
		return v, nil
	case fixed != "":
		n, err := strconv.ParseInt(fixed, 10, 64)
		if err != nil || n < 0 {
			return "", fmt.Errorf("--migration-version %s: a version is a number", fixed)
		}
		if t, err := time.Parse(layout, fixed); err == nil {
			return t.Add(time.Duration(i) * time.Second).Format(layout), nil
		}
		return fmt.Sprintf("%0*d", len(fixed), n+int64(i)), nil
	case s.Versions == "sequence":
		return fmt.Sprintf("%06d", next), nil
	}
	t := a.now().UTC().Truncate(time.Second)
	if before, err := time.Parse(layout, last); err == nil && !t.After(before) {
		t = before.Add(time.Second)
	}
	return t.Add(time.Duration(i) * time.Second).Format(layout), nil
}
