package main

import (
	"errors"
	"fmt"

	"pawl/internal/state"
	"pawl/plan"
)

// leftOut is what JSON says of filters in force.
type leftOut struct {
	Profiles  []string `json:"profiles"`
	From      int      `json:"left_out_from"`
	To        int      `json:"left_out_to"`
	Unmatched []string `json:"patterns_without_match"`
}

// reportFilters says what the filters left out; it is nil if there are none.
func (a *app) reportFilters(s settings, source *state.Source, fromName, toName string) *leftOut {
	left := source.Left
	if left == nil {
		return nil
	}
	what := fmt.Sprintf("%s of %s", plural(left.From, "object"), fromName)
	if toName != "" {
		what += fmt.Sprintf(" and %d of %s", left.To, toName)
	}
	a.note(s, "filters leave out %s", what)
	for _, p := range left.Unmatched {
		a.note(s, "pattern %q matches nothing", p)
	}
	return &leftOut{append([]string{}, left.Profiles...), left.From, left.To, append([]string{}, left.Unmatched...)}
}

// refusal gives an error that is a refusal its exit code.
func refusal(err error) error {
	var blocked *plan.BlockedError
	var unmet *state.UnmetError
	var lost *state.UnmodelledError
	switch {
	case errors.As(err, &lost):
		return &exit{exitRefused, err}
	case errors.As(err, &blocked):
		return &exit{exitRefused, fmt.Errorf("%w\nChange these objects first, where they are managed, or count them in. Nothing was written", err)}
	case errors.As(err, &unmet):
		return &exit{exitRefused, fmt.Errorf("%w Nothing was written", err)}
	}
	return err
}
