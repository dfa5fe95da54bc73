package parse

import (
	"fmt"
	"regexp"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// marker recognises a comment that wants to be an annotation: in either form of
// comment, and with the colon forgotten before a known verb, so that a mistake in
// writing one is never passed over as prose.
var marker = regexp.MustCompile(`(?is)^(--|/\*)\s*pawl(?:\s*(:)|\s+(?:renamed|backfill|using)\b)\s*(.*)$`)

// annotations reads the annotations of one text and binds them to its statements.
func (r *reader) annotations(f *file, pieces []piece) {
	b := &binder{file: f, pieces: pieces}
	for i, c := range f.comments {
		found := marker.FindStringSubmatch(c.text(f.sql))
		if found == nil {
			continue
		}
		if problem := r.annotation(b, i, found); problem != nil {
			r.mistakes.add(problem)
		}
	}
}

// annotation reads one annotation. What it says about a statement that was refused
// is passed over: there is one mistake to correct already.
func (r *reader) annotation(b *binder, comment int, found []string) *Error {
	at := int(b.file.comments[comment].start)
	mistake := func(message, hint string) *Error { return b.file.source.errorAt(at, message, hint) }
	switch {
	case found[1] != "--":
		return mistake("an annotation in a block comment is not read", "Write it as a line comment: -- pawl: ...")
	case found[2] == "":
		return mistake("the annotation lacks its colon", "Write -- pawl: ...")
	}
	a := Annotation{Pos: b.file.source.position(at)}
	if message, hint := a.read(strings.TrimSpace(found[3])); message != "" {
		return mistake(message, hint)
	}
	p, o, problem := b.bind(comment)
	switch {
	case problem != nil:
		return problem
	case p == nil:
		return nil
	}
	a.Object, a.Statement, a.SearchPath = o, p.index, p.statement.SearchPath
	if message, hint := a.fits(); message != "" {
		return mistake(message, hint)
	}
	for _, other := range r.script.Annotations {
		if other.Statement == a.Statement && other.Object == o && other.Verb == a.Verb {
			return mistake(fmt.Sprintf("%s has this annotation already, at %s", o, other.Pos), "Keep one of the two.")
		}
	}
	r.script.Annotations = append(r.script.Annotations, a)
	return nil
}

// read takes the text after the colon apart.
func (a *Annotation) read(text string) (message, hint string) {
	words := strings.Fields(strings.ToLower(text))
	for _, verb := range verbs() {
		length := len(strings.Fields(string(verb)))
		if len(words) >= length && strings.Join(words[:length], " ") == string(verb) {
			a.Verb = verb
			a.Argument = afterWords(text, length)
			return a.readArgument()
		}
	}
	said := ""
	if len(words) > 0 {
		said = words[0]
	}
	return unknownVerb(said, words)
}

func unknownVerb(said string, words []string) (message, hint string) {
	var known []string
	for _, verb := range verbs() {
		known = append(known, string(verb))
	}
	hint = "There are: " + strings.Join(known, ", ") + "."
	if said == "" {
		return "the annotation says nothing", hint
	}
	// "rename from" differs from "renamed from" in both words together.
	for _, tried := range []string{strings.Join(words[:min(2, len(words))], " "), said} {
		if near := Nearest(tried, append(known, "renamed")); near != "" {
			if near == "renamed" {
				near = string(RenamedFrom)
			}
			return fmt.Sprintf("there is no annotation %q", said), fmt.Sprintf("Did you mean %q? %s", near, hint)
		}
	}
	return fmt.Sprintf("there is no annotation %q", said), hint
}

// afterWords cuts a number of words off a text.
func afterWords(text string, count int) string {
	for range count {
		text = strings.TrimLeft(text, " \t")
		end := strings.IndexAny(text, " \t")
		if end < 0 {
			return ""
		}
		text = text[end:]
	}
	return strings.TrimSpace(text)
}

// oneStep is what follows the old name of a rename that is to be done at once.
var oneStep = regexp.MustCompile(`(?i)\s+in\s+one\s+step$`)

func (a *Annotation) readArgument() (message, hint string) {
	switch {
	case a.Verb == New && a.Argument != "":
		return fmt.Sprintf("%q is too much: what is new came from nowhere", a.Argument), "Write it alone: -- pawl: new."
	case a.Verb == New:
		return "", ""
	case a.Verb != RenamedFrom:
		return readExpression(a.Verb, a.Argument)
	}
	if cut := oneStep.FindString(a.Argument); cut != "" {
		a.InOneStep = true
		a.Argument = strings.TrimSuffix(a.Argument, cut)
	}
	const example = `Write the name as SQL does: -- pawl: renamed from old_name, or "Old Name", or schema.old_name.`
	if a.Argument == "" {
		return "the old name is missing", example
	}
	a.From = readName(a.Argument)
	if a.From == nil {
		return fmt.Sprintf("%q is not a name", a.Argument), example
	}
	return "", ""
}

// readName reads a dotted name, or the label of an enum value in single quotes; nil
// if the text is neither.
func readName(text string) []string {
	tokens, err := scanSQL(text)
	if err != nil || len(tokens)%2 == 0 {
		return nil
	}
	if len(tokens) == 1 && tokens[0].kind == pg_query.Token_SCONST && text[0] == '\'' {
		return []string{strings.ReplaceAll(text[1:len(text)-1], "''", "'")}
	}
	var names []string
	for i, t := range tokens {
		isName := t.mayName() || t.keyword == pg_query.KeywordKind_RESERVED_KEYWORD
		switch {
		case i%2 == 1 && t.kind != pg_query.Token_ASCII_46, i%2 == 0 && !isName:
			return nil
		case i%2 == 0:
			names = append(names, unquoteName(t.text(text)))
		}
	}
	return names
}

// readExpression checks that an argument is one expression, with a condition at most.
func readExpression(verb Verb, argument string) (message, hint string) {
	example := fmt.Sprintf("Write an expression, and WHERE with a condition if it is not for all rows: -- pawl: %s lower(email) where email is not null.", verb)
	if argument == "" {
		return "the expression is missing", example
	}
	tree, err := parseSQL("SELECT " + argument)
	if err != nil {
		_, problem := errorOffset(argument, err)
		return "the expression is not SQL: " + problem, example
	}
	if len(tree.Stmts) != 1 {
		return "the annotation is more than an expression", example
	}
	v := tree.Stmts[0].Stmt.GetSelectStmt()
	single := v != nil && len(v.TargetList) == 1 && v.TargetList[0].GetResTarget().GetName() == "" &&
		len(v.FromClause) == 0 && len(v.GroupClause) == 0 && v.HavingClause == nil && len(v.SortClause) == 0 &&
		v.LimitCount == nil && v.IntoClause == nil && v.WithClause == nil && len(v.DistinctClause) == 0
	if !single {
		return "the annotation is more than an expression", example
	}
	return "", ""
}

// fits checks that the verb can be said about such an object.
func (a *Annotation) fits() (message, hint string) {
	onColumn := a.Object.Kind == "column"
	if a.Verb != RenamedFrom && a.Verb != New && !onColumn {
		return fmt.Sprintf("%q can be said about a column, not about %s", a.Verb, a.Object),
			"Put it at the end of the line with the column's definition."
	}
	if len(a.From) == 1 && a.From[0] == a.Object.Name {
		return fmt.Sprintf("%s has this name now", a.Object), "Write the name that it has in the live database."
	}
	alone := a.Object.Parent != "" || !hasSchema(a.Object.Kind)
	if len(a.From) > 1 && alone || len(a.From) > 2 {
		return fmt.Sprintf("%s is more than the old name of %s", a.Argument, a.Object), "Write the name alone."
	}
	return "", ""
}

func hasSchema(kind string) bool {
	_, inSchema := space(kind)
	return inSchema || strings.HasPrefix(kind, "operator")
}
