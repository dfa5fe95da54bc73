package main

import "gopkg.in/yaml.v3"

// strlist is one string or a list of them.
type strlist []string

// UnmarshalYAML implements yaml.Unmarshaler.
func (l *strlist) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*l = strlist{node.Value}
		return nil
	}
	return node.Decode((*[]string)(l))
}
