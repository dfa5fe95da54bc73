package diff

import (
	"fmt"

	"pawl/schema"
)

// kinds says for each kind what its attributes mean.
var kinds = map[schema.Kind]Spec{
	schema.KindRole:                    spec(role),
	schema.KindMembership:              spec(membership),
	schema.KindSchema:                  spec(namespace),
	schema.KindExtension:               spec(extension),
	schema.KindEnum:                    spec(enum),
	schema.KindRange:                   spec(rangeType),
	schema.KindComposite:               spec(composite),
	schema.KindDomain:                  spec(domain),
	schema.KindDomainConstraint:        spec(domainConstraint),
	schema.KindTable:                   spec(table),
	schema.KindColumn:                  spec(column),
	schema.KindDefault:                 spec(defaultExpr),
	schema.KindSequence:                spec(sequence),
	schema.KindConstraint:              spec(constraint),
	schema.KindIndex:                   spec(index),
	schema.KindFunction:                spec(function),
	schema.KindProcedure:               spec(procedure),
	schema.KindAggregate:               spec(aggregate),
	schema.KindView:                    spec(view),
	schema.KindMaterializedView:        spec(materializedView),
	schema.KindRule:                    spec(rule),
	schema.KindTrigger:                 spec(trigger),
	schema.KindEventTrigger:            spec(eventTrigger),
	schema.KindPolicy:                  spec(policy),
	schema.KindComment:                 spec(comment),
	schema.KindGrant:                   spec(grant),
	schema.KindDefaultPrivileges:       spec(defaultPrivileges),
	schema.KindSecurityLabel:           spec(securityLabel),
	schema.KindOwner:                   spec(owner),
	schema.KindCollation:               spec(collation),
	schema.KindLanguage:                spec(language),
	schema.KindConversion:              spec(conversion),
	schema.KindAccessMethod:            spec(accessMethod),
	schema.KindCast:                    spec(cast),
	schema.KindTransform:               spec(transform),
	schema.KindOperator:                spec(operator),
	schema.KindOperatorFamily:          spec(operatorFamily),
	schema.KindOperatorFamilyMember:    spec(operatorFamilyMember),
	schema.KindOperatorClass:           spec(operatorClass),
	schema.KindTextSearchParser:        spec(textSearchParser),
	schema.KindTextSearchTemplate:      spec(textSearchTemplate),
	schema.KindTextSearchDictionary:    spec(textSearchDictionary),
	schema.KindTextSearchConfiguration: spec(textSearchConfiguration),
	schema.KindTextSearchMapping:       spec(textSearchMapping),
	schema.KindStatistics:              spec(statistics),
	schema.KindShellType:               spec(shellType),
	schema.KindBaseType:                spec(baseType),
	schema.KindForeignDataWrapper:      spec(foreignDataWrapper),
	schema.KindServer:                  spec(server),
	schema.KindUserMapping:             spec(userMapping),
	schema.KindForeignTable:            spec(foreignTable),
	schema.KindPublication:             spec(publication),
	schema.KindPublicationTable:        spec(publicationTable),
	schema.KindPublicationSchema:       spec(publicationSchema),
	schema.KindSubscription:            spec(subscription),
}

// SpecOf returns what is known of a kind. A kind without a line in the table is a mistake in this program.
func SpecOf(k schema.Kind) Spec {
	s, ok := kinds[k]
	if !ok {
		panic(fmt.Sprintf("diff: kind %q has no line in the table of kinds", k))
	}
	return s
}
