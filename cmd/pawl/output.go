package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"pawl/render"
	"pawl/render/report"
)

// What was asked for goes to stdout; notes and errors to stderr. Colour only adds: everything can be read without
// it. Numbers of things have their unit. The first line answers, the last says how to go on.

// printer writes for people.
type printer struct {
	out      io.Writer
	color    bool
	terminal bool
}

func (a *app) printer(s settings) *printer {
	file, ok := a.stdout.(*os.File)
	terminal := false
	if ok {
		info, err := file.Stat()
		terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return &printer{out: a.stdout, terminal: terminal, color: terminal && !s.NoColor && !s.JSON && a.getenv("TERM") != "dumb"}
}

func (p *printer) paint(code, text string) string {
	if !p.color {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

var signColors = map[string]string{"+": "32", "-": "31", "~": "33"}

// lines prints changes, a group each for what they belong to.
func (p *printer) lines(lines []report.Change) {
	widths := [2]int{}
	for _, l := range lines {
		widths[0] = min(max(widths[0], utf8.RuneCountInString(l.Name)), 40)
		widths[1] = min(max(widths[1], utf8.RuneCountInString(l.What)), 56)
	}
	group := ""
	for i, l := range lines {
		if i == 0 || l.Group != group {
			group = l.Group
			fmt.Fprintf(p.out, "%s\n", p.paint("1", group))
		}
		verdict := "safe to reverse"
		switch {
		case l.Unsafe:
			verdict = p.paint("31", "UNSAFE") + "  " + strings.Join(l.Reasons, "; ")
		case l.Undo == render.SafeWhile:
			verdict = "safe while " + strings.Join(l.While, "; ")
		}
		fmt.Fprintf(p.out, "  %s %s  %s  %s\n", p.paint(signColors[l.Sign], l.Sign),
			pad(l.Name, widths[0]), pad(l.What, widths[1]), verdict)
		for _, text := range remarks(l) {
			fmt.Fprintf(p.out, "    %s  %s\n", pad("", widths[0]), text)
		}
	}
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}

// json prints a value, indented.
func (a *app) json(v any) error {
	e := json.NewEncoder(a.stdout)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// note tells the user something on the side.
func (a *app) note(s settings, format string, args ...any) {
	if !s.Quiet {
		fmt.Fprintln(a.stderr, redact("note: "+fmt.Sprintf(format, args...)))
	}
}

var passwords = regexp.MustCompile(`(?i)(://[^:/@\s]+:)[^@\s]+@|(password\s*=\s*)('[^']*'|\S+)|(\bpassword\s+)'[^']*('|$)`)

// redact takes passwords of connection strings and of roles out of a text.
func redact(text string) string {
	return passwords.ReplaceAllStringFunc(text, func(m string) string {
		if strings.HasPrefix(m, "://") {
			return m[:strings.LastIndex(m[:strings.LastIndex(m, "@")], ":")+1] + "***@"
		}
		at := strings.IndexAny(m, "='")
		if m[at] == '\'' {
			return m[:at] + "'***'"
		}
		return m[:at+1] + "***"
	})
}

// plural is a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
