package casetest

import "pawl/schema"

// leaves are the kinds of objects on which no other object depends, as far as PostgreSQL records it. Parts of an
// object, like its comment, are not counted.
var leaves = map[schema.Kind]bool{
	schema.KindRole:                 true, // what names it is in pg_shdepend
	schema.KindShellType:            true, // what uses one belongs to the base type that it becomes
	schema.KindProcedure:            true, // no body that PostgreSQL reads can hold CALL
	schema.KindOperatorFamilyMember: true, // an index depends on the class
	schema.KindGrant:                true, // other grants aside
	schema.KindDomainConstraint:     true,
	schema.KindConversion:           true,
	schema.KindCast:                 true, // expressions record the function behind it
	schema.KindTextSearchMapping:    true,
	schema.KindUserMapping:          true,
	schema.KindDefault:              true,
	schema.KindRule:                 true,
	schema.KindEventTrigger:         true,
	schema.KindPolicy:               true,
	schema.KindComment:              true,
	schema.KindDefaultPrivileges:    true,
	schema.KindSecurityLabel:        true,
	schema.KindOwner:                true,
	schema.KindStatistics:           true,
	schema.KindPublication:          true, // its tables and schemas are parts of it
	schema.KindPublicationTable:     true,
	schema.KindPublicationSchema:    true,
	schema.KindSubscription:         true,
}

// unshown says why no case covers what PostgreSQL has.
var unshown = map[Claim]string{
	{schema.KindSecurityLabel, "", Created}:          noProvider,
	{schema.KindSecurityLabel, "", Dropped}:          noProvider,
	{schema.KindSecurityLabel, "Label", InPlace}:     noProvider,
	{schema.KindColumn, "SequenceUnlogged", InPlace}: "it changes with the table alone, which takes it along",
	{schema.KindRole, "", Dropped}:                   "no migration drops a role",
	{schema.KindIndex, "Valid", Replaced}:            "only a build that failed leaves such an index behind, and no schema can say so",
	{schema.KindExtension, "Schema", Replaced}:       "no extension that is always there has a fixed schema",
	{schema.KindExtension, "Version", InPlace}:       "which versions there are depends on the machine",
	{schema.KindSubscription, "TwoPhase", InPlace}:   noPublisher,
	{schema.KindSubscription, "Failover", InPlace}:   noPublisher,
}

const (
	noProvider  = "a server without a provider for labels refuses them"
	noPublisher = "it is passed on to a publisher, which a case does not have"
)
