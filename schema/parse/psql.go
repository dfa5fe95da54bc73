package parse

import (
	"regexp"
	"strings"
)

// command is a line that psql keeps for itself.
type command struct {
	offset int    // of the backslash
	name   string // without the backslash
	rest   string // the line after the name
}

// sqlOnly is a text with everything blanked out that is not SQL. Blanks have the
// length of what they replace, so offsets stay true.
type sqlOnly struct {
	text     string
	commands []command
	copies   []int // offsets of COPY ... FROM stdin statements that had rows after them
}

// separate takes psql's lines, and the rows after COPY ... FROM stdin, out of a text.
func separate(text string) sqlOnly {
	if !strings.Contains(text, `\`) {
		return sqlOnly{text: text}
	}
	p := separator{in: text, out: []byte(text), statement: -1}
	for i := 0; i < len(text); {
		i = p.step(i)
	}
	return sqlOnly{text: string(p.out), commands: p.commands, copies: p.copies}
}

type separator struct {
	in        string
	out       []byte
	commands  []command
	copies    []int
	statement int // offset at which the statement at hand begins, -1 between statements
}

func (p *separator) step(i int) int {
	switch c := p.in[i]; {
	case c == '\\' && p.beginsLine(i):
		return p.command(i)
	case c == ';':
		return p.statementEnd(i)
	case isSpace(c):
		return i + 1
	case strings.HasPrefix(p.in[i:], "--"), strings.HasPrefix(p.in[i:], "/*"):
		return skipElement(p.in, i)
	}
	if p.statement < 0 {
		p.statement = i
	}
	return skipElement(p.in, i)
}

func (p *separator) beginsLine(i int) bool {
	start := strings.LastIndexByte(p.in[:i], '\n') + 1
	return strings.TrimSpace(p.in[start:i]) == ""
}

func (p *separator) command(i int) int {
	end := lineEnd(p.in, i)
	line := p.in[i+1 : end]
	// A name ends at white space, or at once if it is a sign, as in \! and \?.
	length := 0
	for length < len(line) && isNameByte(line[length]) {
		length++
	}
	length = max(length, min(1, len(line)))
	if line != "." {
		p.commands = append(p.commands, command{i, line[:length], strings.TrimSpace(line[length:])})
	}
	p.blank(i, end)
	return end
}

// copyRows recognises the statement that psql follows with rows up to "\.".
var copyRows = regexp.MustCompile(`(?is)^copy\s.*\sfrom\s+stdin\b`)

func (p *separator) statementEnd(i int) int {
	start := p.statement
	p.statement = -1
	if start < 0 || !copyRows.MatchString(p.in[start:i]) {
		return i + 1
	}
	first := lineEnd(p.in, i)
	end, found := rowsEnd(p.in, first)
	if !found {
		return i + 1
	}
	p.copies = append(p.copies, start)
	p.blank(start, end)
	return end
}

// rowsEnd finds the end of the line "\." after a place.
func rowsEnd(text string, from int) (int, bool) {
	for i := from; i < len(text); {
		line := i
		for line < len(text) && (text[line] == '\n' || text[line] == '\r') {
			line++
		}
		i = lineEnd(text, line)
		if text[line:i] == `\.` {
			return i, true
		}
	}
	return 0, false
}

func (p *separator) blank(from, to int) {
	for i := from; i < to; i++ {
		if p.out[i] != '\n' && p.out[i] != '\r' {
			p.out[i] = ' '
		}
	}
}
