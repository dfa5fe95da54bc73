package parse

import (
	"slices"
	"strings"
	"testing"

	pg_query "github.com/pganalyze/pg_query_go/v5"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// TestEveryStatementIsJudged goes through the statements of the grammar: each is a definition, or one that is said to
// mean nothing, or is refused with what to do instead of it. One that a new grammar brings fails here.
func TestEveryStatementIsJudged(t *testing.T) {
	// These are parts of others: no text is one of them alone.
	parts := []string{"RawStmt", "SetOperationStmt", "ReturnStmt", "PLAssignStmt", "ReplicaIdentityStmt"}
	count := 0
	for _, field := range nodeFields() {
		name := string(field.Message().Name())
		if !strings.HasSuffix(name, "Stmt") || slices.Contains(parts, name) {
			continue
		}
		count++
		n := &pg_query.Node{}
		message := n.ProtoReflect().NewField(field)
		n.ProtoReflect().Set(field, message)
		if c := classify(n); c.meaning == refusedHere && (c.hint == "" || c.hint == unknownHint) {
			t.Errorf("%s is neither a definition nor refused with a reason", name)
		}
	}
	if count < 100 {
		t.Errorf("only %d statements were found in the grammar", count)
	}
}

// TestNoOtherNodeIsADefinition keeps the list of definitions to statements.
func TestNoOtherNodeIsADefinition(t *testing.T) {
	for _, field := range nodeFields() {
		n := &pg_query.Node{}
		n.ProtoReflect().Set(field, n.ProtoReflect().NewField(field))
		if name := string(field.Message().Name()); !strings.HasSuffix(name, "Stmt") && isDefinition(n) {
			t.Errorf("%s is no statement", name)
		}
	}
}

// TestEveryTypeOfObjectIsJudged has COMMENT, GRANT, OWNER TO and the like be definitions for each type of object that
// a database holds, and be left out with a reason for the others.
func TestEveryTypeOfObjectIsJudged(t *testing.T) {
	outside := []pg_query.ObjectType{pg_query.ObjectType_OBJECT_DATABASE, pg_query.ObjectType_OBJECT_ROLE,
		pg_query.ObjectType_OBJECT_TABLESPACE, pg_query.ObjectType_OBJECT_PARAMETER_ACL, pg_query.ObjectType_OBJECT_LARGEOBJECT}
	for number := range pg_query.ObjectType_name {
		objtype := pg_query.ObjectType(number)
		if objtype == pg_query.ObjectType_OBJECT_TYPE_UNDEFINED {
			continue
		}
		for _, n := range []*pg_query.Node{
			{Node: &pg_query.Node_CommentStmt{CommentStmt: &pg_query.CommentStmt{Objtype: objtype}}},
			{Node: &pg_query.Node_SecLabelStmt{SecLabelStmt: &pg_query.SecLabelStmt{Objtype: objtype}}},
			{Node: &pg_query.Node_GrantStmt{GrantStmt: &pg_query.GrantStmt{Objtype: objtype}}},
			{Node: &pg_query.Node_AlterOwnerStmt{AlterOwnerStmt: &pg_query.AlterOwnerStmt{ObjectType: objtype}}},
			{Node: &pg_query.Node_RenameStmt{RenameStmt: &pg_query.RenameStmt{RenameType: objtype}}},
		} {
			want := defines
			// Comments on roles count where roles do.
			_, isComment := n.Node.(*pg_query.Node_CommentStmt)
			if slices.Contains(outside, objtype) && !(isComment && objtype == pg_query.ObjectType_OBJECT_ROLE) {
				want = leftOut
			}
			if c := classify(n); c.meaning != want || want == leftOut && c.hint == "" {
				t.Errorf("%T on %s is judged %+v", n.Node, objtype, c)
			}
		}
	}
}

// nodeFields are the kinds of nodes that a tree can have.
func nodeFields() []protoreflect.FieldDescriptor {
	var list []protoreflect.FieldDescriptor
	fields := (&pg_query.Node{}).ProtoReflect().Descriptor().Fields()
	for i := range fields.Len() {
		list = append(list, fields.Get(i))
	}
	return list
}
