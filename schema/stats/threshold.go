package stats

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"pawl/schema"
)

// Threshold is the size from which on a table is large: so many rows, or so many bytes with its indexes. What is 0
// does not count; of a zero Threshold every table is large.
type Threshold struct {
	Rows, Bytes int64
}

// DefaultThreshold is read through in a few milliseconds.
const DefaultThreshold = "10000 rows | 10 MB"

// units are those of PostgreSQL (https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES).
var units = []struct {
	name  string
	bytes int64
}{{"B", 1}, {"kB", 1 << 10}, {"MB", 1 << 20}, {"GB", 1 << 30}, {"TB", 1 << 40}}

var measure = regexp.MustCompile(`^(-?\d+)\s*([A-Za-z]*)$`)

const thresholdHint = `write a number of rows, a size, or both: "10000 rows", "10 MB", "10000 rows | 10 MB" (from either on); units are rows, B, kB, MB, GB, TB`

// ParseThreshold reads a threshold as people write it: "10000 rows | 10 MB".
func ParseThreshold(text string) (Threshold, error) {
	var t Threshold
	for part := range strings.SplitSeq(text, "|") {
		m := measure.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return t, fmt.Errorf("%q is no size of a table: %s", strings.TrimSpace(part), thresholdHint)
		}
		n, err := strconv.ParseInt(m[1], 10, 64)
		if err != nil || n <= 0 {
			return t, fmt.Errorf("%q must be above 0, and not too large to count: %s", m[0], thresholdHint)
		}
		to, factor, ok := t.measure(m[2])
		switch {
		case !ok:
			return t, fmt.Errorf("%q: there is no unit %q: %s", m[0], m[2], thresholdHint)
		case *to != 0:
			return t, fmt.Errorf("%q says the same thing twice: %s", text, thresholdHint)
		case n > (1<<62)/factor:
			return t, fmt.Errorf("%q is too large to count: %s", m[0], thresholdHint)
		}
		*to = n * factor
	}
	return t, nil
}

// measure is what a unit counts, and in what.
func (t *Threshold) measure(unit string) (to *int64, factor int64, ok bool) {
	if strings.EqualFold(unit, "rows") || strings.EqualFold(unit, "row") {
		return &t.Rows, 1, true
	}
	for _, u := range units {
		if strings.EqualFold(u.name, unit) {
			return &t.Bytes, u.bytes, true
		}
	}
	return nil, 0, false
}

// Reached says that a table is large; one of unknown size is.
func (t Threshold) Reached(s schema.TableSize) bool {
	switch {
	case t == Threshold{}, !s.IsKnown():
		return true
	case t.Rows > 0 && *s.Rows >= t.Rows:
		return true
	}
	return t.Bytes > 0 && *s.TotalBytes >= t.Bytes
}

// Words says how large a table is: "1,204,331 rows, 9.2 MB".
func Words(s schema.TableSize) string {
	if !s.IsKnown() {
		return "of unknown size"
	}
	noun := " rows, "
	if *s.Rows == 1 {
		noun = " row, "
	}
	return thousands(*s.Rows) + noun + bytesWords(*s.TotalBytes)
}

func thousands(n int64) string {
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// bytesWords gives a size in the largest unit of which there is one.
func bytesWords(n int64) string {
	u := units[0]
	for _, next := range units {
		if n >= next.bytes {
			u = next
		}
	}
	if n%u.bytes == 0 || n/u.bytes >= 100 {
		return fmt.Sprintf("%s %s", thousands(n/u.bytes), u.name)
	}
	return fmt.Sprintf("%.1f %s", float64(n)/float64(u.bytes), u.name)
}
