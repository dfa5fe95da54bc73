package parse

import (
	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// part is one element of a statement that lists several: a column, a constraint, an
// attribute or an enum value, with the tokens that make it.
type part struct {
	object      Object         // the name is empty where the server chooses it
	node        *pg_query.Node // ColumnDef or Constraint; nil for an enum value
	first, last token
}

// parts gives the elements of CREATE TABLE, ALTER TABLE, CREATE TYPE and ALTER TYPE
// ADD VALUE in the order of the text, and the tokens of the whole statement.
func (s *Statement) parts() ([]part, []token) {
	tree := s.Tree()
	tokens := s.tokens()
	if tree == nil || len(s.Objects) == 0 {
		return nil, tokens
	}
	whole := s.Objects[0]
	switch v := tree.Node.(type) {
	case *pg_query.Node_CreateStmt:
		return listedParts(whole, v.CreateStmt.TableElts, tokens), tokens
	case *pg_query.Node_CreateForeignTableStmt:
		return listedParts(whole, v.CreateForeignTableStmt.BaseStmt.GetTableElts(), tokens), tokens
	case *pg_query.Node_CompositeTypeStmt:
		return listedParts(whole, v.CompositeTypeStmt.Coldeflist, tokens), tokens
	case *pg_query.Node_CreateEnumStmt:
		return listedParts(whole, v.CreateEnumStmt.Vals, tokens), tokens
	case *pg_query.Node_AlterTableStmt:
		return alterParts(whole, v.AlterTableStmt, tokens), tokens
	case *pg_query.Node_AlterEnumStmt:
		if v.AlterEnumStmt.OldVal == "" {
			value := Object{Kind: "enum value", Schema: whole.Schema, Parent: whole.Name, Name: v.AlterEnumStmt.NewVal}
			return []part{{object: value, first: tokens[0], last: tokens[len(tokens)-1]}}, tokens
		}
	}
	return nil, tokens
}

// listedParts matches the elements of the tree with the stretches between commas
// inside the first parentheses.
func listedParts(whole Object, nodes []*pg_query.Node, tokens []token) []part {
	open := 0
	for open < len(tokens) && tokens[open].kind != pg_query.Token_ASCII_40 {
		open++
	}
	stretches := betweenCommas(tokens, min(open+1, len(tokens)))
	if len(stretches) != len(nodes) {
		return nil
	}
	var parts []part
	for i, n := range nodes {
		parts = append(parts, part{partObject(whole, n), n, stretches[i][0], stretches[i][1]})
	}
	return parts
}

// commandStretches gives what stands between the commas of ALTER TABLE, nil if that can't be told.
func commandStretches(v *pg_query.AlterTableStmt, tokens []token) [][2]token {
	name := 0
	for name < len(tokens) && tokens[name].start < v.Relation.GetLocation() {
		name++
	}
	after := chainEnd(tokens, name) + 1
	if after < len(tokens) && tokens[after].kind == pg_query.Token_ASCII_42 {
		after++ // the old spelling "t *" for a table with its children
	}
	stretches := betweenCommas(tokens, min(after, len(tokens)))
	if len(stretches) != len(v.Cmds) {
		return nil
	}
	return stretches
}

func alterParts(whole Object, v *pg_query.AlterTableStmt, tokens []token) []part {
	stretches := commandStretches(v, tokens)
	if stretches == nil {
		return nil
	}
	var parts []part
	for i, each := range v.Cmds {
		clause := each.GetAlterTableCmd()
		switch clause.GetSubtype() {
		case pg_query.AlterTableType_AT_AddColumn, pg_query.AlterTableType_AT_AddConstraint:
			parts = append(parts, part{partObject(whole, clause.Def), clause.Def, stretches[i][0], stretches[i][1]})
		}
	}
	return parts
}

// partObject names an element; the name stays empty for LIKE and for constraints
// that the server names.
func partObject(whole Object, n *pg_query.Node) Object {
	o := Object{Schema: whole.Schema, Parent: whole.Name, Creates: true}
	switch v := n.GetNode().(type) {
	case *pg_query.Node_ColumnDef:
		o.Kind, o.Name = partKind(whole.Kind), v.ColumnDef.Colname
	case *pg_query.Node_Constraint:
		o.Kind, o.Name = "constraint", v.Constraint.Conname
	case *pg_query.Node_String_:
		o.Kind, o.Name = "enum value", v.String_.Sval
	}
	return o
}

// betweenCommas gives the first and last token of each stretch between commas, from
// a token on up to the parenthesis that closes around it or the end.
func betweenCommas(tokens []token, from int) [][2]token {
	var stretches [][2]token
	depth, start := 0, from
	take := func(end int) {
		if end > start {
			stretches = append(stretches, [2]token{tokens[start], tokens[end-1]})
		}
		start = end + 1
	}
	for i := from; i < len(tokens); i++ {
		switch tokens[i].kind {
		case pg_query.Token_ASCII_40, pg_query.Token_ASCII_91:
			depth++
		case pg_query.Token_ASCII_41, pg_query.Token_ASCII_93:
			depth--
			if depth < 0 {
				take(i)
				return stretches
			}
		case pg_query.Token_ASCII_44:
			if depth == 0 {
				take(i)
			}
		}
	}
	take(len(tokens))
	return stretches
}

// Part is an element of a statement with its place.
type Part struct {
	Object
	Start Position
}

// Parts gives the columns, constraints, attributes and enum values that the statement
// defines. The name is empty where the server chooses it.
func (s *Statement) Parts() []Part {
	parts, _ := s.parts()
	var found []Part
	for _, each := range parts {
		found = append(found, Part{each.object, s.source.position(s.offset + int(each.first.start))})
	}
	return found
}
