package parse

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Read reads the desired state from files, folders (every *.sql in them, in order
// of name) and standard input ("-"), in the order in which they are given.
//
// The error joins one *Error for each mistake (see Errors). The Script is given
// together with it and holds everything that is in order, so that a caller can
// have a server look at that too and report all mistakes at once.
func Read(inputs []string, stdin io.Reader) (*Script, error) {
	r := &reader{
		stdin:   stdin,
		read:    map[string]bool{},
		script:  &Script{},
		defined: map[definitionKey]definition{},
	}
	if len(inputs) == 0 {
		return nil, errors.New("reading the schema: no file is named")
	}
	for _, input := range inputs {
		r.input(input)
	}
	return r.script, r.mistakes.err()
}

// reader holds what goes on from one text to the next.
type reader struct {
	stdin    io.Reader
	read     map[string]bool // absolute names of the files that were read
	chain    []included      // the files that are being read, outermost first
	database string          // of the first \connect
	session  session
	defined  map[definitionKey]definition
	script   *Script
	mistakes mistakes
}

// text reads one whole source: its statements and psql lines in the order in which
// they stand, then its annotations.
func (r *reader) text(name, text string) {
	r.mistakes.meet(name)
	text, problem := plainText(text)
	if problem != nil {
		problem.Pos.File = name
		r.mistakes.add(problem)
		return
	}
	src := newSource(name, text)
	sql := separate(text)
	for _, offset := range sql.copies {
		r.mistakes.add(src.errorAt(offset, "COPY with rows after it: this is a dump with data",
			"A schema holds definitions only: write the dump with pg_dump -s (--schema-only)."))
	}
	f := &file{source: src, sql: sql.text}
	f.scan(&r.mistakes)
	var pieces []piece
	commands := sql.commands
	for from := 0; ; {
		p, next, ok := f.next(from)
		if !ok {
			break
		}
		commands = r.commandsBefore(f, &p, commands)
		r.piece(f, &p)
		p.tree = nil
		pieces = append(pieces, p)
		from = next
	}
	for _, c := range commands {
		r.command(src, c)
	}
	r.annotations(f, pieces)
}

// commandsBefore does what the psql lines ask for that stand before the end of a
// statement, and gives the lines that are left.
func (r *reader) commandsBefore(f *file, p *piece, commands []command) []command {
	for len(commands) > 0 && commands[0].offset < f.end(p) {
		c := commands[0]
		commands = commands[1:]
		if c.offset > f.start(p) && effectOf(c.name) != harmless {
			r.mistakes.add(f.source.errorAt(c.offset,
				fmt.Sprintf(`the psql command \%s stands within a statement`, c.name),
				"End the statement with a semicolon before it."))
			continue
		}
		r.command(f.source, c)
	}
	return commands
}

// plainText checks that a text is one that the server could be sent.
func plainText(text string) (string, *Error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", &Error{
			Message: "this is not a text file in UTF-8: it holds a zero byte",
			Hint:    "Save it as UTF-8. A dump in pg_dump's custom format becomes text with pg_restore -s -f schema.sql FILE.",
		}
	}
	if utf8.ValidString(text) {
		return text, nil
	}
	offset := 0
	for offset < len(text) {
		r, size := utf8.DecodeRuneInString(text[offset:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	valid := newSource("", text[:offset])
	pos := valid.position(offset)
	return "", &Error{
		Pos:     pos,
		Message: "this is not UTF-8 text",
		Hint:    "Save the file as UTF-8; write a dump of a database in another encoding with pg_dump -s --encoding=UTF8.",
	}
}
