package plan

import (
	"slices"

	"pawl/schema"
)

// Data is a named data migration: what is done to the rows of a table, in batches, between what new code needs and what only
// old code needed. One of Set, Delete and Run is there; their texts are the user's.
type Data struct {
	Name string
	// Table is the table whose rows are walked; Family that and those that hold rows of it, partitions and child tables.
	Table  schema.ID
	Family []schema.ID
	// Path are the schemas in which its texts look names up.
	Path []string
	// Set are the columns that a row gets.
	Set []Value
	// Delete is the condition of rows that go.
	Delete string
	// Run is a statement over the rows of a batch.
	Run *Run
	// Where restricts the rows; empty for all.
	Where string
	// Back are columns that get their values back from what the rows became.
	Back []Value
	// Reads are the columns of the table on which it depends what a row becomes.
	Reads []string
}

// Value is an expression for a column of the walked table.
type Value struct {
	Column, Expression string
	// Type is one to which the expression's value can be cast, so that it can be compared with the column's, and nothing is cut.
	// Exact says that no two values of it are equal that differ.
	Type  string
	Exact bool
	// New says that the column holds nothing but what the migration writes: it is new, or was begun by one that was not finished.
	New bool
	// IDs are that column in each table of the family.
	IDs []schema.ID
}

// Differs is the condition that the column has another value than the expression gives. Text tells what no equality does: 1.0
// from 1.00.
func (v Value) Differs() string {
	text := ""
	if !v.Exact {
		text = "::text COLLATE \"C\""
	}
	return schema.QuoteIdent(v.Column) + text + " IS DISTINCT FROM (" + v.Expression + ")::" + v.Type + text
}

// Run is a statement that reads rows under the name "batch" and writes into a table.
type Run struct {
	With      string // common table expressions, without the word
	Recursive bool
	Text      string
	// Query is what gives the rows of an INSERT; empty for other statements. Columns are those that are written.
	Query   string
	Columns []string
	// Into is the table that is written into; it is zero where that is none of the catalog's.
	Into schema.ID
	// Again says that what is done twice is as if it were done once.
	Again bool
}

// Sets finds what a column of the family gets.
func (d *Data) Sets(column schema.ID) (v Value, ok bool) { return find(d.Set, column) }

// BringsBack finds what gives a column its value back.
func (d *Data) BringsBack(column schema.ID) (v Value, ok bool) { return find(d.Back, column) }

func find(list []Value, column schema.ID) (Value, bool) {
	i := slices.IndexFunc(list, func(v Value) bool { return slices.Contains(v.IDs, column) })
	if i < 0 {
		return Value{}, false
	}
	return list[i], true
}

// Kept says that a column that is dropped gets its values back, on the way back, from what a data migration made of
// the rows.
type Kept struct {
	Data *Data
	Back Value
}

// bringBackData has the ways back know what a data migration made, and where values come from that it can give back.
func (o Options) bringBackData(p *Part, filled map[schema.ID]string) {
	p.Down.Copied, p.Down.Paths = map[schema.ID][]*Data{}, map[schema.ID][]string{}
	for _, d := range o.Data {
		for _, v := range d.Set {
			for _, id := range v.IDs {
				filled[id], p.Down.Paths[id] = v.Expression, d.Path
			}
		}
		if d.Run != nil && d.Run.Query != "" && !p.Down.To.Has(d.Run.Into) {
			p.Down.Copied[d.Run.Into] = append(p.Down.Copied[d.Run.Into], d)
		}
		p.Up.keep(d)
	}
}

// keep takes out of the losses what a data migration brings back.
func (p *Plan) keep(d *Data) {
	p.Losses = slices.DeleteFunc(p.Losses, func(l Loss) bool {
		back, ok := d.BringsBack(l.ID)
		if !ok || p.To.Has(l.ID) {
			return false
		}
		if l.ID == back.IDs[0] { // that of the walked table; the others' rows are among its rows
			p.Kept = append(p.Kept, Kept{d, back})
		}
		return true
	})
}

// noted are the names of the data migrations that a part carries out.
func (p *Part) noted() []string {
	for _, s := range p.Up.Steps {
		if s.Data != nil {
			return []string{s.Data.Name}
		}
	}
	return nil
}

// loser is what loses something by a step.
func (s Step) loser() schema.ID {
	switch {
	case s.Data == nil:
		return s.Object().ID()
	case s.Data.Run != nil:
		return s.Data.Run.Into
	}
	return s.Data.Table
}

// Over is the statement over the rows that a query gives.
func (r *Run) Over(rows string) string { return r.with(rows) + r.Text }

// Rows is the query of an INSERT over the rows that a query gives.
func (r *Run) Rows(rows string) string { return r.with(rows) + r.Query }

func (r *Run) with(rows string) string {
	text := "WITH "
	if r.Recursive {
		text += "RECURSIVE "
	}
	text += "batch AS (" + rows + ")"
	if r.With != "" {
		text += ", " + r.With
	}
	return text + " "
}
