package render

import (
	"fmt"

	"pawl/schema"
)

// kinds says for each kind how it is written.
var kinds = map[schema.Kind]speller{
	schema.KindRole:                    spell(role),
	schema.KindMembership:              spell(membership),
	schema.KindSchema:                  spell(namespace),
	schema.KindExtension:               spell(extension),
	schema.KindEnum:                    spell(enum),
	schema.KindRange:                   spell(rangeType),
	schema.KindComposite:               spell(composite),
	schema.KindDomain:                  spell(domain),
	schema.KindDomainConstraint:        spell(domainConstraint),
	schema.KindTable:                   spell(table),
	schema.KindColumn:                  spell(column),
	schema.KindDefault:                 spell(defaultExpr),
	schema.KindSequence:                spell(sequence),
	schema.KindConstraint:              spell(constraint),
	schema.KindIndex:                   spell(index),
	schema.KindFunction:                spell(function),
	schema.KindProcedure:               spell(procedure),
	schema.KindAggregate:               spell(aggregate),
	schema.KindView:                    spell(view),
	schema.KindMaterializedView:        spell(materializedView),
	schema.KindRule:                    spell(rule),
	schema.KindTrigger:                 spell(trigger),
	schema.KindEventTrigger:            spell(eventTrigger),
	schema.KindPolicy:                  spell(policy),
	schema.KindComment:                 spell(comment),
	schema.KindGrant:                   spell(grant),
	schema.KindDefaultPrivileges:       spell(defaultPrivileges),
	schema.KindSecurityLabel:           spell(securityLabel),
	schema.KindOwner:                   spell(owner),
	schema.KindCollation:               spell(collation),
	schema.KindLanguage:                spell(language),
	schema.KindConversion:              spell(encodingConversion),
	schema.KindAccessMethod:            spell(accessMethod),
	schema.KindCast:                    spell(cast),
	schema.KindTransform:               spell(transform),
	schema.KindOperator:                spell(operator),
	schema.KindOperatorFamily:          spell(operatorFamily),
	schema.KindOperatorFamilyMember:    spell(operatorFamilyMember),
	schema.KindOperatorClass:           spell(operatorClass),
	schema.KindTextSearchParser:        spell(textSearchParser),
	schema.KindTextSearchTemplate:      spell(textSearchTemplate),
	schema.KindTextSearchDictionary:    spell(textSearchDictionary),
	schema.KindTextSearchConfiguration: spell(textSearchConfiguration),
	schema.KindTextSearchMapping:       spell(textSearchMapping),
	schema.KindStatistics:              spell(statistics),
	schema.KindShellType:               spell(shellType),
	schema.KindBaseType:                spell(baseType),
	schema.KindForeignDataWrapper:      spell(foreignDataWrapper),
	schema.KindServer:                  spell(server),
	schema.KindUserMapping:             spell(userMapping),
	schema.KindForeignTable:            spell(foreignTable),
	schema.KindPublication:             spell(publication),
	schema.KindPublicationTable:        spell(publicationTable),
	schema.KindPublicationSchema:       spell(publicationSchema),
	schema.KindSubscription:            spell(subscription),
}

// spellerOf returns how a kind is written. A kind without a line in the table is a mistake in this program.
func spellerOf(k schema.Kind) speller {
	s, ok := kinds[k]
	if !ok {
		panic(fmt.Sprintf("render: kind %q has no line in the table of kinds", k))
	}
	return s
}
