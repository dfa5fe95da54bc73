package introspect

import "pawl/schema"

// kinds says for each kind which query reads it, into what.
var kinds = map[schema.Kind]reader{
	schema.KindSchema:            into[schema.Namespace]("namespace.sql"),
	schema.KindExtension:         into[schema.Extension]("extension.sql"),
	schema.KindEnum:              into[schema.Enum]("enum.sql"),
	schema.KindRange:             into[schema.Range]("range.sql"),
	schema.KindComposite:         into[schema.Composite]("composite.sql"),
	schema.KindDomain:            into[schema.Domain]("domain.sql"),
	schema.KindDomainConstraint:  into[schema.DomainConstraint]("domain_constraint.sql"),
	schema.KindTable:             into[schema.Table]("table.sql"),
	schema.KindColumn:            into[schema.Column]("column.sql"),
	schema.KindDefault:           into[schema.Default]("default.sql"),
	schema.KindSequence:          into[schema.Sequence]("sequence.sql"),
	schema.KindConstraint:        into[schema.Constraint]("constraint.sql"),
	schema.KindIndex:             into[schema.Index]("index.sql"),
	schema.KindFunction:          into[schema.Function]("function.sql"),
	schema.KindProcedure:         into[schema.Procedure]("procedure.sql"),
	schema.KindAggregate:         into[schema.Aggregate]("aggregate.sql"),
	schema.KindView:              into[schema.View]("view.sql"),
	schema.KindMaterializedView:  into[schema.MaterializedView]("materialized_view.sql"),
	schema.KindRule:              into[schema.Rule]("rule.sql"),
	schema.KindTrigger:           into[schema.Trigger]("trigger.sql"),
	schema.KindEventTrigger:      into[schema.EventTrigger]("event_trigger.sql"),
	schema.KindPolicy:            into[schema.Policy]("policy.sql"),
	schema.KindComment:           about[schema.Comment]("comment.sql"),
	schema.KindGrant:             about[schema.Grant]("grant.sql"),
	schema.KindDefaultPrivileges: into[schema.DefaultPrivileges]("default_privileges.sql"),
	schema.KindSecurityLabel:     about[schema.SecurityLabel]("security_label.sql"),
	schema.KindOwner:             owners,
}
