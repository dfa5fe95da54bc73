package parse

import (
	"fmt"
	"sort"
)

// binder finds what a comment stands at.
//
//   - At the end of a line with code: the column, constraint or enum value that is
//     defined on that line; if there is none, or the whole statement stands on the
//     line, the statement's object.
//   - Alone on a line: the object of the statement that begins directly below, other
//     comments in between not counted.
type binder struct {
	file   *file
	pieces []piece
}

const placeHint = "An annotation stands at the end of the line that defines the column, or for any other object at the end of the statement's first line or alone on the line above it."

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
	floating := func(message, hint string) (*piece, Object, *Error) {
		return nil, Object{}, b.file.source.errorAt(int(c.start), message, hint)
	}
	on, all := owner.statement.partsOn(line)
	firstLine := b.file.source.lineOf(b.file.start(owner))
	oneLine := firstLine == line && b.file.source.lineOf(b.file.end(owner)-1) == line
	table := len(all) > 0 && owner.statement.Objects[0].Creates
	switch {
	case oneLine && (table || len(all) == 0):
		return b.whole(comment, owner)
	case len(on) > 1:
		return floating(fmt.Sprintf("this line defines more than one thing: %s and %s", on[0].object, on[1].object),
			"Put what the annotation is about on a line of its own.")
	case len(on) == 1 && on[0].object.Name == "" && on[0].object.Kind == "constraint":
		return floating("what stands on this line has no name", "Give the constraint a name: CONSTRAINT name ...")
	case len(on) == 1 && on[0].object.Name != "":
		return owner, on[0].object, nil
	case line == firstLine:
		return b.whole(comment, owner)
	}
	return b.nothing(comment, nil)
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

// below binds a comment that is alone on its line to the statement that begins on
// the next line that holds no comment.
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
	inside := i > 0 && b.file.end(&b.pieces[i-1]) > int(c.start)
	if inside || i == len(b.pieces) || src.lineOf(b.file.start(&b.pieces[i])) != line+1 {
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

func (b *binder) startsLine(c token) bool {
	_, alone := b.owner(c, b.file.source.lineOf(int(c.start)))
	return alone
}

// partsOn gives the elements of a statement that have text on a line, and all.
func (s *Statement) partsOn(line int) (on, all []part) {
	all = s.bindable()
	for _, each := range all {
		first := s.source.lineOf(s.offset + int(each.first.start))
		last := s.source.lineOf(s.offset + int(each.last.end) - 1)
		if first <= line && line <= last {
			on = append(on, each)
		}
	}
	return on, all
}

// bindable gives the elements of a statement that a comment can stand at.
func (s *Statement) bindable() []part {
	if !s.Known {
		return s.guessParts()
	}
	parts, _ := s.parts()
	return parts
}
