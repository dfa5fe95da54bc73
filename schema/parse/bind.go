package parse

import (
	"fmt"
	"slices"
	"sort"
)

// binder finds what a comment stands at.
//
//   - At the end of a line with code: the column, constraint or enum value that is
//     defined on that line; if there is none, or the whole statement stands on the
//     line, the statement's object.
//   - Alone on a line: the column, constraint or enum value, or else the object of the
//     statement, that begins directly below, other comments in between not counted.
type binder struct {
	file   *file
	pieces []piece
}

const placeHint = "An annotation stands at the end of the line on which the object or column begins, or alone on the line above it."

// bind gives the statement and the object of a comment. The statement is nil if the
// comment stands at one that was refused.
func (b *binder) bind(comment int) (*piece, Object, *Error) {
	c := b.file.comments[comment]
	line := b.file.source.lineOf(int(c.start))
	owner, alone := b.owner(c, line)
	if alone {
		return b.below(comment, line)
	}
	if owner == nil || owner.statement == nil {
		return b.nothing(comment, owner)
	}
	all := owner.statement.bindable()
	on := owner.statement.partsOn(line, all)
	firstLine := b.file.source.lineOf(b.file.start(owner))
	oneLine := firstLine == line && b.file.source.lineOf(b.file.end(owner)-1) == line
	table := len(all) > 0 && owner.statement.Objects[0].Creates
	switch {
	case oneLine && (table || len(all) == 0):
		return b.whole(comment, owner)
	case len(on) > 0 && (len(on) > 1 || on[0].object.Name != "" || on[0].object.Kind == "constraint"):
		return b.element(comment, owner, on)
	case line == firstLine:
		return b.whole(comment, owner)
	}
	return b.nothing(comment, nil)
}

// element binds to the one element of a statement that stands, or begins, where the comment points to.
func (b *binder) element(comment int, p *piece, on []part) (*piece, Object, *Error) {
	mistake := func(message, hint string) (*piece, Object, *Error) {
		return nil, Object{}, b.file.source.errorAt(int(b.file.comments[comment].start), message, hint)
	}
	switch {
	case len(on) > 1:
		return mistake(fmt.Sprintf("the line defines more than one thing: %s and %s", on[0].object, on[1].object),
			"Put what the annotation is about on a line of its own.")
	case on[0].object.Name == "":
		return mistake("what the annotation stands at has no name", "Give the constraint a name: CONSTRAINT name ...")
	}
	return p, on[0].object, nil
}

// nothing is for a comment that stands at no definition. At one that was refused
// there is a mistake to correct already.
func (b *binder) nothing(comment int, p *piece) (*piece, Object, *Error) {
	if p != nil && p.refused {
		return nil, Object{}, nil
	}
	at := int(b.file.comments[comment].start)
	return nil, Object{}, b.file.source.errorAt(at, "the annotation stands at nothing that it could be about", placeHint)
}

// whole binds to the object of a statement.
func (b *binder) whole(comment int, p *piece) (*piece, Object, *Error) {
	at := int(b.file.comments[comment].start)
	objects := p.statement.Objects
	switch {
	case len(objects) == 0 || !objects[0].Creates:
		return nil, Object{}, b.file.source.errorAt(at, "the statement at which the annotation stands makes nothing new", placeHint)
	case objects[0].Name == "":
		return nil, Object{}, b.file.source.errorAt(at, fmt.Sprintf("the %s has no name of its own here", objects[0].Kind),
			"Write its name in the statement, so that the annotation can be about it.")
	}
	return p, objects[0], nil
}

// owner gives the statement whose text stands before the comment on its line; alone
// is true if nothing does.
func (b *binder) owner(c token, line int) (owner *piece, alone bool) {
	before := b.file.tokenAt(int(c.start)) - 1
	if before < 0 || b.file.source.lineOf(int(b.file.tokens[before].end)-1) != line {
		return nil, true
	}
	// The semicolon belongs to no piece: it is the token behind one.
	i := sort.Search(len(b.pieces), func(i int) bool { return b.pieces[i].first > before }) - 1
	if i < 0 || before > b.pieces[i].last+1 {
		return nil, false
	}
	return &b.pieces[i], false
}

// below binds a comment that is alone on its line to the element or the statement that
// begins on the next line that holds no comment.
func (b *binder) below(comment, line int) (*piece, Object, *Error) {
	c := b.file.comments[comment]
	src := b.file.source
	for next := comment + 1; next < len(b.file.comments); next++ {
		other := b.file.comments[next]
		if src.lineOf(int(other.start)) != line+1 || !b.startsLine(other) {
			break
		}
		line = src.lineOf(int(other.end) - 1)
	}
	i := sort.Search(len(b.pieces), func(i int) bool { return b.file.start(&b.pieces[i]) > int(c.start) })
	if i > 0 && b.file.end(&b.pieces[i-1]) > int(c.start) {
		return b.inside(comment, line+1, &b.pieces[i-1])
	}
	if i == len(b.pieces) || src.lineOf(b.file.start(&b.pieces[i])) != line+1 {
		return b.nothing(comment, nil)
	}
	if b.pieces[i].statement == nil {
		return b.nothing(comment, &b.pieces[i])
	}
	if added := b.pieces[i].statement.bindable(); len(added) == 1 && !b.pieces[i].statement.Objects[0].Creates && added[0].object.Name != "" {
		return &b.pieces[i], added[0].object, nil
	}
	return b.whole(comment, &b.pieces[i])
}

// inside binds a comment between the lines of a statement to the element that begins on a line.
func (b *binder) inside(comment, line int, p *piece) (*piece, Object, *Error) {
	if p.statement == nil {
		return b.nothing(comment, p)
	}
	begin := func(each part) bool { return p.statement.lineOf(each.first.start) == line }
	on := p.statement.partsOn(line, p.statement.bindable())
	if !slices.ContainsFunc(on, begin) {
		return b.nothing(comment, nil)
	}
	return b.element(comment, p, on)
}

func (b *binder) startsLine(c token) bool {
	_, alone := b.owner(c, b.file.source.lineOf(int(c.start)))
	return alone
}

// partsOn gives those elements of a statement that have text on a line.
func (s *Statement) partsOn(line int, all []part) (on []part) {
	for _, each := range all {
		if s.lineOf(each.first.start) <= line && line <= s.lineOf(each.last.end-1) {
			on = append(on, each)
		}
	}
	return on
}

// lineOf gives the line, in the statement's file, of a place in its text.
func (s *Statement) lineOf(offset int32) int { return s.source.lineOf(s.offset + int(offset)) }

// bindable gives the elements of a statement that a comment can stand at.
func (s *Statement) bindable() []part {
	if !s.Known {
		return s.guessParts()
	}
	parts, _ := s.parts()
	return parts
}
