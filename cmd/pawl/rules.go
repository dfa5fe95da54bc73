package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"pawl/plan"
	"pawl/plan/rules"
)

// checkRules refuses rules that do not exist, and words that mean nothing.
func (s settings) checkRules() error {
	for _, name := range slices.Sorted(maps.Keys(s.Rules)) {
		if !slices.ContainsFunc(rules.All, func(r *plan.Rule) bool { return r.Name == name }) {
			return fmt.Errorf("rules: there is no rule %q; there are %s", name, strings.Join(ruleNames(), ", "))
		}
		if v := s.Rules[name]; v != "on" && v != "off" {
			return fmt.Errorf("rules: %s: %q is none of on, off", name, v)
		}
	}
	return nil
}

func ruleNames() []string {
	var list []string
	for _, r := range rules.All {
		list = append(list, r.Name)
	}
	return list
}

// rules are those that are on.
func (s settings) rules() []*plan.Rule {
	return slices.DeleteFunc(slices.Clone(rules.All), func(r *plan.Rule) bool { return s.Rules[r.Name] == "off" })
}
