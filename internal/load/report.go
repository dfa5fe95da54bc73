package load

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pawl/schema/parse"
)

// Failures are the mistakes that the server found in a script, in the order of the
// text. What failed only because of them is counted.
type Failures struct {
	Mistakes []*parse.Error
	Followed int
	// Lacking says which definitions of others are missing here, and why.
	Lacking []string
}

// Error writes all mistakes.
func (f *Failures) Error() string {
	var blocks []string
	for _, each := range f.Mistakes {
		blocks = append(blocks, each.Error())
	}
	switch {
	case f.Followed == 1:
		blocks = append(blocks, "1 more statement failed because of that.")
	case f.Followed > 1:
		blocks = append(blocks, fmt.Sprintf("%d more statements failed because of that.", f.Followed))
	}
	if len(f.Lacking) > 0 {
		blocks = append(blocks, "What is left out and may be needed here could not be made in the scratch database:\n  "+
			strings.Join(f.Lacking, "\n  "))
	}
	return strings.Join(blocks, "\n\n")
}

// Unwrap gives each mistake as an error, so that parse.Errors finds them.
func (f *Failures) Unwrap() []error {
	var all []error
	for _, each := range f.Mistakes {
		all = append(all, each)
	}
	return all
}

// report tells causes from what follows from them. It gives nil if nothing failed.
func (l *loader) report(ctx context.Context) (*Failures, error) {
	if len(l.failed) == 0 {
		return nil, nil
	}
	slices.SortStableFunc(l.failed, func(a, b *job) int { return a.index - b.index })
	f := &Failures{}
	lacking, err := l.reportExtensions(ctx, f)
	if err != nil {
		return nil, err
	}
	l.reportSettings(f)
	explained := maps.Clone(lacking)
	var judged []*job
	for _, j := range l.failed {
		switch {
		case lacking[j]:
		case j.failure == nil, j.failure.setting >= 0, len(lacking) > 0 && mayComeFromExtension(j.failure.Code):
			explained[j] = true
			f.Followed++
		default:
			judged = append(judged, j)
		}
	}
	roots, circles, followed := separateCauses(judged, explained)
	f.Followed += followed
	suggest := &suggester{loader: l}
	for _, j := range roots {
		mistake, err := suggest.mistake(ctx, j)
		if err != nil {
			return nil, err
		}
		f.Mistakes = append(f.Mistakes, mistake)
	}
	for _, circle := range circles {
		f.Mistakes = append(f.Mistakes, circleMistake(circle))
	}
	l.sortMistakes(f)
	for _, j := range l.lacking {
		if j.failure != nil {
			f.Lacking = append(f.Lacking, subjectText(j)+": "+j.failure.Message)
		}
	}
	return f, nil
}

// reportExtensions reports each extension that the server does not have once, and
// gives the jobs that failed for that.
func (l *loader) reportExtensions(ctx context.Context, f *Failures) (map[*job]bool, error) {
	lacking := map[*job]bool{}
	said := map[string]bool{}
	for _, j := range l.failed {
		message, hint, err := l.extensionFailure(ctx, j)
		if err != nil {
			return nil, err
		}
		if message == "" {
			continue
		}
		lacking[j] = true
		if !said[message] {
			said[message] = true
			f.Mistakes = append(f.Mistakes, j.fragment.ErrorAtChar(0, message, hint))
		}
	}
	return lacking, nil
}

// reportSettings reports each setting that the server refused once.
func (l *loader) reportSettings(f *Failures) {
	said := map[int]bool{}
	for _, j := range l.failed {
		if j.failure == nil || j.failure.setting < 0 || said[j.failure.setting] {
			continue
		}
		said[j.failure.setting] = true
		s := l.script.Statements[j.failure.setting]
		f.Mistakes = append(f.Mistakes, s.ErrorAtChar(j.failure.char, j.failure.Message, j.failure.Detail))
	}
}

// mayComeFromExtension names the failures that can't be told from what a missing
// extension would have given: types, functions, operators, access methods, schemas.
// Missing tables and columns are the schema's own, nearly always.
func mayComeFromExtension(code string) bool {
	switch code {
	case undefinedObject, "42883", "3F000":
		return true
	}
	return false
}

// circleMistake says that definitions wait for each other.
func circleMistake(circle []*job) *parse.Error {
	var names []string
	for _, j := range circle {
		names = append(names, fmt.Sprintf("%s (%s)", subjectText(j), j.statement.Start))
	}
	first := circle[0]
	return first.fragment.ErrorAtChar(0,
		"these definitions need each other, so none of them can come first",
		"They are "+strings.Join(names, ", ")+".\nTake one of the references out, and add it by ALTER or CREATE OR REPLACE.")
}

func subjectText(j *job) string {
	if len(j.statement.Objects) == 0 {
		return "a statement"
	}
	return j.statement.Objects[0].String()
}

// sortMistakes brings mistakes into the order in which the files were read.
func (l *loader) sortMistakes(f *Failures) {
	order := map[string]int{}
	for _, s := range l.script.Statements {
		if _, known := order[s.Start.File]; !known {
			order[s.Start.File] = len(order)
		}
	}
	slices.SortStableFunc(f.Mistakes, func(a, b *parse.Error) int {
		if a.Pos.File != b.Pos.File {
			return order[a.Pos.File] - order[b.Pos.File]
		}
		if a.Pos.Line != b.Pos.Line {
			return a.Pos.Line - b.Pos.Line
		}
		return a.Pos.Column - b.Pos.Column
	})
}

// joinHints puts what there is to say into lines.
func joinHints(hints ...string) string {
	said := slices.DeleteFunc(hints, func(s string) bool { return s == "" })
	return strings.Join(said, "\n")
}

// IsMistake says whether an error of Load is about the script, not about the server.
func IsMistake(err error) bool {
	_, ok := errors.AsType[*Failures](err)
	return ok
}
