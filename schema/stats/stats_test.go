package stats

import (
	"strings"
	"testing"

	"pawl/schema"
)

func TestThresholdsAreReadAsWritten(t *testing.T) {
	for text, want := range map[string]Threshold{
		"10000 rows":        {Rows: 10000},
		"1 row":             {Rows: 1},
		"10MB":              {Bytes: 10 << 20},
		"10000 rows | 10MB": {10000, 10 << 20},
		" 64 kb |5 ROWS ":   {5, 64 << 10},
		"2 TB":              {Bytes: 2 << 40},
		DefaultThreshold:    {10000, 10 << 20},
	} {
		if got, err := ParseThreshold(text); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestThresholdsThatMeanNothingAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                         `"" is no size`,
		"rows":                     `"rows" is no size`,
		"10":                       `there is no unit ""`,
		"10 MiB":                   `there is no unit "MiB"`,
		"-5 rows":                  `"-5 rows" must be above 0`,
		"0 MB":                     `"0 MB" must be above 0`,
		"1.5 GB":                   `"1.5 GB" is no size`,
		"5 rows | 6 rows":          "the same thing twice",
		"99999999999999999999 B":   "must be above 0, and not too large",
		"9999999999999999 TB":      "too large to count",
		"10000 rows, 10 MB":        "is no size",
		"10000 rows |":             `"" is no size`,
		"9223372036854775807 rows": "too large to count",
	} {
		if _, err := ParseThreshold(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %q", text, err, want)
		}
	}
}

func size(rows, bytes int64) schema.TableSize {
	return schema.TableSize{Rows: &rows, Bytes: &bytes, TotalBytes: &bytes}
}

func TestATableIsLargeFromTheThresholdOn(t *testing.T) {
	both := Threshold{Rows: 100, Bytes: 1000}
	for _, c := range []struct {
		threshold Threshold
		size      schema.TableSize
		large     bool
	}{
		{both, size(99, 999), false},
		{both, size(100, 0), true},
		{both, size(0, 1000), true},
		{Threshold{Rows: 100}, size(99, 1<<40), false},
		{Threshold{Bytes: 1000}, size(1<<40, 999), false},
		{both, schema.TableSize{}, true},
		{Threshold{}, size(0, 0), true},
	} {
		if got := c.threshold.Reached(c.size); got != c.large {
			t.Errorf("%v, %s: large is %v", c.threshold, Words(c.size), got)
		}
	}
}

func TestSizesInWords(t *testing.T) {
	for want, s := range map[string]schema.TableSize{
		"1 row, 8 kB":            size(1, 8192),
		"0 rows, 0 B":            size(0, 0),
		"1,204,331 rows, 9.2 MB": size(1204331, 9646899),
		"999 rows, 512 GB":       size(999, 512<<30),
		"of unknown size":        {},
		"12,345 rows, 4,000 TB":  size(12345, 4000<<40),
	} {
		if got := Words(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestStatisticsThatCannotBeUsedAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":       "not the JSON of statistics: it is empty",
		"rows":   "line 1: invalid character",
		"{}\n{}": "something stands behind the end",
		"[]":     "cannot be a array",
		"{}":     `"format" is missing`,
		`{"format": 2, "taken": "2026-01-01T00:00:00Z"}`: "format 2, where this pawl reads format 1",
		`{"format": 1}`:                       "when they were taken",
		`{"format": 1, "taken": "yesterday"}`: "yesterday",
		`{"format": 1, "taken": "2026-01-01T00:00:00Z", "tables": [{"name": "a"}]}`:                                              "lacks its schema or its name",
		"{\"format\": 1,\n\"tables\": [{\"schema\": \"s\", \"name\": \"a\", \"rows\": \"5\"}]}":                                  "line 2: tables.rows cannot be a string",
		`{"format": 1, "taken": "2026-01-01T00:00:00Z", "tables": [{"schema": "s", "name": "a", "bytes": -1}]}`:                  "s.a: -1 is no size",
		`{"format": 1, "taken": "2026-01-01T00:00:00Z", "tables": [{"schema": "s", "name": "a"}, {"schema": "s", "name": "a"}]}`: "s.a is in the statistics twice",
	} {
		_, err := Read([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "pawl stats --db URL") {
			t.Errorf("%s\n%v; want %q", text, err, want)
		}
	}
}
