package casetest

import "pawl/schema"

// leaves are the kinds of objects on which no other object depends, as far as PostgreSQL records it. Parts of an
// object, like its comment, are not counted.
var leaves = map[schema.Kind]bool{
	schema.KindDomainConstraint:  true,
	schema.KindConversion:        true,
	schema.KindCast:              true, // expressions record the function behind it
	schema.KindTextSearchMapping: true,
	schema.KindUserMapping:       true,
	schema.KindDefault:           true,
	schema.KindRule:              true,
	schema.KindEventTrigger:      true,
	schema.KindPolicy:            true,
	schema.KindComment:           true,
	schema.KindDefaultPrivileges: true,
	schema.KindSecurityLabel:     true,
	schema.KindOwner:             true,
	schema.KindStatistics:        true,
	schema.KindPublication:       true, // its tables and schemas are parts of it
	schema.KindPublicationTable:  true,
	schema.KindPublicationSchema: true,
	schema.KindSubscription:      true,
}

// unshown says why no case covers what PostgreSQL has.
var unshown = map[Claim]string{}
