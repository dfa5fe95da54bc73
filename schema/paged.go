package schema

import "slices"

// paged is a list in pages that copies share until one of them changes a page: a migration in many steps has a catalog
// for each, and they differ in a few objects.
type paged[T any] struct {
	pages []*page[T]
	own   []bool // pages that no copy shares
}

const pageSize = 256

type page[T any] [pageSize]T

// get is the element with this number; the zero value if none was set.
func (p *paged[T]) get(n int32) (v T) {
	if at := int(n / pageSize); at < len(p.pages) && p.pages[at] != nil {
		v = p.pages[at][n%pageSize]
	}
	return v
}

// at is the element with this number, to be changed for this list alone. split is called for each element that a copy has too
// from now on.
func (p *paged[T]) at(n int32, split func(*T)) *T {
	at := int(n / pageSize)
	for at >= len(p.pages) {
		p.pages, p.own = append(p.pages, nil), append(p.own, true)
	}
	if p.pages[at] == nil {
		p.pages[at], p.own[at] = new(page[T]), true
	}
	if !p.own[at] {
		mine := *p.pages[at]
		for i := range mine {
			split(&mine[i])
		}
		p.pages[at], p.own[at] = &mine, true
	}
	return &p.pages[at][n%pageSize]
}

func (p *paged[T]) clone() paged[T] {
	clear(p.own)
	return paged[T]{pages: slices.Clone(p.pages), own: make([]bool, len(p.pages))}
}

// differing lists the numbers of elements that are not equal. Pages that both share are passed over.
func (p *paged[T]) differing(other *paged[T], equal func(a, b T) bool) []int32 {
	var list []int32
	for at := range max(len(p.pages), len(other.pages)) {
		if at < len(p.pages) && at < len(other.pages) && p.pages[at] == other.pages[at] {
			continue
		}
		for n := int32(at * pageSize); n < int32((at+1)*pageSize); n++ {
			if !equal(p.get(n), other.get(n)) {
				list = append(list, n)
			}
		}
	}
	return list
}
