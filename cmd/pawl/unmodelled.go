package main

import (
	"errors"
	"fmt"
	"strings"

	"pawl/schema"
)

// mostNamed is how many things of one sort a note names.
const mostNamed = 5

// unmodelled tells the user what is left alone because no kind models it; with --strict it is a refusal.
func (a *app) unmodelled(s settings, list []schema.Unmodelled) error {
	if len(list) == 0 {
		return nil
	}
	if s.Strict == "true" {
		var lines []string
		for _, u := range list {
			lines = append(lines, fmt.Sprintf("  %s  [%s]", u, u.Code))
		}
		return &exit{exitRefused, errors.New("the database has what is not modelled, and --strict refuses that:\n" +
			strings.Join(lines, "\n") + "\ndocs/codes.md explains the codes. Nothing was written")}
	}
	for _, code := range schema.UnmodelledCodes {
		var names []string
		for _, u := range list {
			if u.Code == code {
				names = append(names, u.String())
			}
		}
		if more := len(names) - mostNamed; more > 0 {
			names = append(names[:mostNamed], fmt.Sprintf("%d more (--json lists them)", more))
		}
		if len(names) > 0 {
			a.note(s, "not modelled, and left alone: %s  [%s]", strings.Join(names, ", "), code)
		}
	}
	return nil
}

// orEmpty makes an empty list one that JSON shows.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
