package report

import (
	"fmt"
	"io"
	"strings"
)

// asMarkdown is for a comment on a pull request: the answer, a table, and the rest folded.
func asMarkdown(w io.Writer, r *Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s\n", cell(r.Answer()), cell(r.Title()))
	if len(r.Changes) > 0 {
		b.WriteString("\n| | change | undo | running code |\n|---|---|---|---|\n")
		for _, c := range r.Changes {
			fmt.Fprintf(&b, "| %s | **%s** %s | %s | %s |\n", signs[c.Sign], cell(c.Group), cell(c.Words()), cell(c.Reverse()), cell(code(c)))
		}
	}
	if r.Assuming != "" {
		fmt.Fprintf(&b, "\n%s.\n", cell(r.Assuming))
	}
	b.WriteString(markdownProof(r))
	b.WriteString(markdownTimeline(r))
	b.WriteString(markdownPicture(r.Picture))
	for _, c := range r.Changes {
		b.WriteString(markdownDetails(c))
	}
	for i, f := range r.Files {
		if i == r.LastExit() {
			b.WriteString("\n---\n\n**From here on it cannot be undone.**\n")
		}
		fmt.Fprintf(&b, "\n<details><summary>%d of %d, %s: %s</summary>\n\n%s\n%s\n</details>\n", i+1, len(r.Files), f.Phase, inHTML(f.Name+" · "+f.Verdict),
			fenced(f.Up), "Undo:\n\n"+fenced(f.Down))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var signs = map[string]string{"+": "➕", "-": "➖", "~": "✏️"}

// code says what becomes of code that was written for the schema before.
func code(c Change) string {
	if len(c.Breaks) == 0 {
		return "goes on"
	}
	return "breaks " + strings.Join(c.Breaks, "; ")
}

// markdownTimeline are the locks step by step, with the last point from which all can be undone.
func markdownTimeline(r *Report) string {
	var b strings.Builder
	exited := false
	for _, m := range r.Timeline() {
		if !m.Undoable && !exited {
			exited = true
			b.WriteString("| | **From here on it cannot be undone.** | | |\n")
		}
		for _, l := range m.Shown() {
			fmt.Fprintf(&b, "| %d %s | %s | %s | %s |\n", m.Step, m.Phase, cell(l.Relation), l.Lock, cell(l.Wait()+", for: "+l.For))
		}
		if n := m.More(); n > 0 {
			fmt.Fprintf(&b, "| %d %s | and %d more | | |\n", m.Step, m.Phase, n)
		}
	}
	if len(r.Locks) == 0 {
		return ""
	}
	return "\n<details><summary>Locks, step by step</summary>\n\n| step | table | lock | who waits |\n|---|---|---|---|\n" + b.String() + "\n</details>\n"
}

// markdownPicture is the picture as a table.
func markdownPicture(p Picture) string {
	if len(p.Relations) == 0 {
		return ""
	}
	var b strings.Builder
	for _, row := range p.Rows() {
		fmt.Fprintf(&b, "| %s | **%s** %s | %s | %s |\n", signs[row.Change], cell(row.Name), cell(row.Kind), cell(row.Refers), cell(row.ReadBy))
	}
	note := ""
	if p.More > 0 {
		note = fmt.Sprintf("\n%d more are left out.\n", p.More)
	}
	return "\n<details><summary>What it touches</summary>\n\n| | table | refers to | read by |\n|---|---|---|---|\n" + b.String() + note + "\n</details>\n"
}

// markdownProof is what came of the proofs; what does not hold is not folded.
func markdownProof(r *Report) string {
	if len(r.Proofs) == 0 {
		return ""
	}
	var b strings.Builder
	all := r.Proof()
	fmt.Fprintf(&b, "\n**%s**\n\n", cell(all.Answer()))
	for _, text := range all.Checks() {
		fmt.Fprintf(&b, "- %s\n", cell(text))
	}
	for _, u := range all.Uncovered {
		fmt.Fprintf(&b, "- not covered: %s: %s\n", cell(u.Table), cell(u.Why))
	}
	for _, p := range r.Proofs {
		for _, text := range p.Remarks() {
			fmt.Fprintf(&b, "- %s\n", cell(text))
		}
		for _, text := range p.Failures {
			fmt.Fprintf(&b, "\n%s", fencedAs("", text))
		}
	}
	if len(all.Migrations) > 1 {
		b.WriteString("\n<details><summary>Migration by migration</summary>\n\n| migration | phase | way back | because |\n|---|---|---|---|\n")
		for _, m := range all.Migrations {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", cell(m.Name), m.Phase, m.WayBack(), cell(strings.Join(m.Unsafe, "; ")))
		}
		b.WriteString("\n</details>\n")
	}
	return b.String()
}

// markdownDetails is what there is to say about a change beyond the table.
func markdownDetails(c Change) string {
	var b strings.Builder
	for _, f := range facts(c) {
		fmt.Fprintf(&b, "- %s: %s\n", f.name, cell(f.text))
	}
	for _, e := range c.Evidence {
		if text := e.String(); text != "" {
			fmt.Fprintf(&b, "- %s\n\n%s\n", cell(text), fenced(e.Query))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("\n<details><summary>%s</summary>\n\n%s\n</details>\n", inHTML(c.Object), b.String())
}

// fact is something with its name.
type fact struct{ name, text string }

// facts are what is said of a change in words.
func facts(c Change) []fact {
	var list []fact
	add := func(name string, texts []string) {
		for _, t := range texts {
			list = append(list, fact{name, t})
		}
	}
	if note := c.Note(); note != "" {
		list = append(list, fact{"bodies", note})
	}
	add("stands in its way", c.Fails)
	add("PostgreSQL", c.Why)
	add("safer", c.Instead)
	return list
}

// cell keeps text within a cell of a table, whatever the names in it hold.
func cell(text string) string {
	return strings.NewReplacer("\\", "\\\\", "|", "\\|", "\n", " ", "\r", " ", "<", "&lt;", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[").Replace(text)
}

func inHTML(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", " ", "\r", " ").Replace(text)
}

func fenced(text string) string { return fencedAs("sql", text) }

// fencedAs is text of a language in a fence that does not occur in it.
func fencedAs(language, text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + language + "\n" + strings.TrimRight(text, "\n") + "\n" + fence + "\n"
}
