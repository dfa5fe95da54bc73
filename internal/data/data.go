// Package data reads the list "data:" of the settings: named data migrations, which do something to the rows of a table.
package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"pawl/schema/parse"
)

// Migration is one entry of the list. One of Set, Delete and Run is there.
type Migration struct {
	Name string
	// Table is the table whose rows are walked: its name, perhaps after that of its schema.
	Table []string
	// Set are the columns that each row gets.
	Set []parse.Assignment
	// Delete is a condition: rows for which it holds go.
	Delete string
	// Run is done for each batch of rows.
	Run *parse.RowStatement
	// Where restricts the rows; empty for all.
	Where string
	// Back gives columns of the same table their values back.
	Back []parse.Assignment
	// Reads are the columns that Set or Run, and Where, read.
	Reads parse.References

	source *source
	nodes  map[string]*yaml.Node // the values, by their keys
}

// keys are those that an entry has, in the order in which a person writes them.
var keys = []string{"name", "table", "set", "delete", "run", "where", "back"}

// goodName is what a name may be: it comes into names in the database, and into headers of files.
var goodName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$`)

// Read reads the list from a node of a YAML text. Mistakes, all of them at once, are [parse.Error]s at the lines of the file.
func Read(list *yaml.Node, file, text string) ([]Migration, error) {
	if list.IsZero() || list.Tag == "!!null" {
		return nil, nil
	}
	src := &source{file, text}
	if list.Kind != yaml.SequenceNode {
		return nil, src.errorAt(list, 0, "data: this is no list", "Write an entry for each data migration, each beginning with \"- name:\".")
	}
	var out []Migration
	var mistakes []error
	for _, node := range list.Content {
		m, err := read(node, src)
		if err == nil {
			if i := slices.IndexFunc(out, func(o Migration) bool { return strings.EqualFold(o.Name, m.Name) }); i >= 0 {
				err = m.Mistake("name", 0, fmt.Sprintf("the name is that of another one, in line %d", out[i].nodes["name"].Line), "What was done is known by its name: choose another.")
			}
		}
		if err != nil {
			mistakes = append(mistakes, err)
			continue
		}
		out = append(out, *m)
	}
	return out, errors.Join(mistakes...)
}

// Mistake is an error about a part of the entry: at a byte of the value of one of its keys.
func (m *Migration) Mistake(key string, at int, message, hint string) *parse.Error {
	node := m.nodes[key]
	if node == nil {
		node = m.nodes["name"]
	}
	return m.source.errorAt(node, at, m.title()+": "+message, hint)
}

// Fingerprint is a hash of what it is told to do. Comments, line breaks and spaces between words make no difference, nor does
// the name.
func (m *Migration) Fingerprint() string {
	h := sha256.New()
	for _, key := range keys[1:] {
		if text := m.text(key); text != "" {
			fmt.Fprintf(h, "%s %q\n", key, parse.Words(text))
		}
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

func (m *Migration) title() string { return strings.TrimSpace("data " + m.Name) }

// Key is the one of set, delete and run that the entry has.
func (m *Migration) Key() string {
	switch {
	case m.Run != nil:
		return "run"
	case m.Delete != "":
		return "delete"
	}
	return "set"
}

func read(node *yaml.Node, src *source) (*Migration, error) {
	m := &Migration{source: src, nodes: map[string]*yaml.Node{"name": node}}
	if node.Kind != yaml.MappingNode {
		return nil, m.Mistake("name", 0, "this is no data migration", "It has the keys "+strings.Join(keys, ", ")+".")
	}
	for i := 0; i < len(node.Content); i += 2 {
		if err := m.note(node.Content[i], node.Content[i+1]); err != nil {
			return nil, err
		}
	}
	m.Name = m.text("name")
	if err := m.complete(); err != nil {
		return nil, err
	}
	if err := m.understand(); err != nil {
		return nil, err
	}
	return m, m.fits()
}

// note keeps a value of a key.
func (m *Migration) note(key, value *yaml.Node) error {
	if !slices.Contains(keys, key.Value) {
		hint := "There are: " + strings.Join(keys, ", ") + "."
		if near := parse.Nearest(key.Value, keys); near != "" {
			hint = fmt.Sprintf("Did you mean %q? %s", near, hint)
		}
		return m.source.errorAt(key, 0, fmt.Sprintf("%s: %q is not a key", m.title(), key.Value), hint)
	}
	if value.Kind != yaml.ScalarNode || strings.TrimSpace(value.Value) == "" {
		return m.source.errorAt(key, 0, fmt.Sprintf("%s: the value of %q is not a text", m.title(), key.Value), "")
	}
	m.nodes[key.Value] = value
	if key.Value == "name" {
		m.Name = value.Value
	}
	return nil
}

// text is the value of a key; empty without one.
func (m *Migration) text(key string) string {
	if n := m.nodes[key]; n != nil && n.Kind == yaml.ScalarNode {
		return n.Value
	}
	return ""
}

// complete refuses an entry that lacks something, or has too much.
func (m *Migration) complete() error {
	var has []string
	for _, key := range []string{"set", "delete", "run"} {
		if m.text(key) != "" {
			has = append(has, key)
		}
	}
	switch {
	case m.Name == "":
		return m.Mistake("name", 0, "it has no name", "Write name: and a word by which it is known to have been done.")
	case !goodName.MatchString(m.Name):
		return m.Mistake("name", 0, fmt.Sprintf("%q is not a name", m.Name), "A name has letters, digits, - and _, and 48 of them at most.")
	case m.text("table") == "":
		return m.Mistake("name", 0, "it has no table", "Write table: and the table whose rows are walked.")
	case len(has) == 0:
		return m.Mistake("name", 0, "it says not what to do", "Write one of set:, delete: and run:.")
	case len(has) > 1:
		return m.Mistake(has[1], 0, fmt.Sprintf("%q and %q are both there", has[0], has[1]), "Make a data migration of each.")
	case has[0] == "delete" && m.text("where") != "":
		return m.Mistake("where", 0, "it has two conditions", "Write all of it behind delete:.")
	case has[0] == "delete" && m.text("back") != "":
		return m.Mistake("back", 0, "there is no way back for rows that are gone", "Leave it out: the migration will say that it cannot be undone.")
	}
	return nil
}

// understand parses the SQL.
func (m *Migration) understand() error {
	if m.Table = parse.ReadName(m.text("table")); len(m.Table) == 0 || len(m.Table) > 2 {
		return m.Mistake("table", 0, fmt.Sprintf("%q is not the name of a table", m.text("table")), `Write it as SQL does: orders, or app.orders, or "Orders".`)
	}
	name := m.Table[len(m.Table)-1]
	var err error
	var refs parse.References
	for _, part := range []struct {
		key  string
		read func(text string) (parse.References, error)
	}{
		{"set", func(text string) (refs parse.References, err error) {
			m.Set, refs, err = parse.Assignments(text, name)
			return
		}},
		{"delete", func(text string) (refs parse.References, err error) {
			m.Delete, refs, err = parse.Condition(text, name)
			return
		}},
		{"run", func(text string) (refs parse.References, err error) {
			if m.Run, err = parse.ReadRowStatement(text, name); err == nil {
				refs = m.Run.References
			}
			return
		}},
		{"where", func(text string) (refs parse.References, err error) {
			m.Where, refs, err = parse.Condition(text, name)
			return
		}},
		{"back", func(text string) (_ parse.References, err error) {
			m.Back, _, err = parse.Assignments(text, name)
			return
		}},
	} {
		text := m.text(part.key)
		if text == "" {
			continue
		}
		if refs, err = part.read(text); err != nil {
			return m.mistakeIn(part.key, err)
		}
		m.Reads = m.Reads.And(refs)
	}
	return nil
}

func (m *Migration) mistakeIn(key string, err error) error {
	var found *parse.Mistake
	if errors.As(err, &found) {
		return m.Mistake(key, found.At, key+": "+found.Message, found.Hint)
	}
	return m.Mistake(key, 0, key+": "+err.Error(), "")
}

// fits refuses what is SQL, and cannot be done.
func (m *Migration) fits() error {
	if m.Run != nil && len(m.Back) > 0 {
		return m.Mistake("back", m.Back[0].NameAt, "there is no way back for rows of another table",
			"Leave it out. To bring columns back later, set them by a data migration that reads that table.")
	}
	for _, b := range m.Back {
		if slices.ContainsFunc(m.Set, func(a parse.Assignment) bool { return a.Column == b.Column }) {
			return m.Mistake("back", b.NameAt, "column "+b.Column+" is set on the way there and on the way back",
				"What a column held before is overwritten and gone. Set a new column, and drop the old one.")
		}
	}
	if m.Run != nil && !m.Run.Again && m.Where == "" {
		hint := "Say which rows still need it, by where:, or have it find what it wrote before: ON CONFLICT (…) over columns that it writes."
		if m.Run.Verb == parse.Update {
			hint = "Say which rows still need it, by where:."
		}
		return m.Mistake("run", m.Run.At, "done twice it would do more than done once, and a migration that was stopped half-way is run again", hint)
	}
	return nil
}

// Start is the byte of the value of a key at which one of its parts begins: an expression, or the statement behind its
// WITH.
func (m *Migration) Start(key string, part int) int {
	switch {
	case key == "set":
		return m.Set[part].At
	case key == "back":
		return m.Back[part].At
	case key == "run":
		return m.Run.At
	}
	text := m.text(key)
	return len(text) - len(strings.TrimLeft(text, " \t\r\n"))
}
