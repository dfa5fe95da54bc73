package fill

import (
	"context"
	"slices"
	"strings"

	"pawl/schema"
)

// The values that are no literals.
const (
	null     = "NULL"
	byServer = "DEFAULT"
)

// most is how many values are proposed for a column.
const most = 120

// usual is how many of them are taken for usual, and usualKeys how many where no two rows have the same: some are in use, and
// edges come after that many numbers.
const (
	usual     = 4
	usualKeys = 8
)

// counts says that a default takes the next number of a sequence.
func counts(expression string) bool { return strings.Contains(expression, "nextval(") }

// propose finds values for each column of a table that its type takes, and the constraints that speak of it alone.
func (f *filler) propose(ctx context.Context, t *table) error {
	for _, c := range t.columns {
		if t.isServed(c) {
			continue
		}
		var err error
		if c.values, err = f.valuesOf(ctx, t, c); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) valuesOf(ctx context.Context, t *table, c *column) ([]string, error) {
	var speak, alone []string
	for _, k := range t.constraints {
		if k.Expression != "" && slices.Contains(k.Columns, c.Name) {
			speak = append(speak, k.Expression)
			if len(k.Columns) == 1 {
				alone = append(alone, k.Expression)
			}
		}
	}
	if slices.Contains(t.BoundColumns, c.Name) {
		speak = append(speak, t.Bound)
		if len(t.BoundColumns) == 1 {
			alone = append(alone, t.Bound)
		}
	}
	slices.Sort(speak)
	samples := f.types.samples(c.Type, c.Modifier, 0)
	var list []string
	for _, v := range append(mine(speak...).fitting(samples), samples...) {
		if v = literal(v); !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	if !c.NotNull {
		list = append(list, null)
	}
	list, err := f.accepted(ctx, t, c, list[:min(len(list), most)], alone)
	switch {
	case f.Usual && t.isUnique(c):
		list = list[:min(len(list), usualKeys)]
	case f.Usual:
		list = list[:min(len(list), usual)]
	}
	return list, err
}

// isUnique says that rows may not have the same in the column, or in several among which it is.
func (t *table) isUnique(c *column) bool {
	for _, k := range t.constraints {
		if slices.Contains([]string{"p", "u", "x"}, k.Type) && slices.Contains(k.Columns, c.Name) {
			return true
		}
	}
	return false
}

// accepted are the values that a column's type takes, and some conditions of which the column is the only one.
func (f *filler) accepted(ctx context.Context, t *table, c *column, values, conditions []string) ([]string, error) {
	queries := make([]string, len(values))
	for i, v := range values {
		test := "true"
		for _, e := range conditions {
			test += " AND (" + e + ") IS NOT FALSE"
		}
		queries[i] = "SELECT " + test + ", " + schema.QuoteName(c.Name) + " FROM (SELECT " + v + "::" + c.TypeName + " AS " + schema.QuoteName(c.Name) + ") AS " +
			schema.QuoteName(t.Name)
	}
	answers, err := f.allow(ctx, queries)
	if err != nil {
		return nil, err
	}
	var list []string
	for i, v := range values {
		if answers[i] {
			list = append(list, v)
		}
	}
	return list, nil
}

func literal(text string) string {
	if strings.Contains(text, `\`) {
		text = strings.ReplaceAll(text, `\`, `\\`)
		return "E'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}
