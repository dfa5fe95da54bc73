// Package rules knows how to change a database well: one file per rule, each a value with its name, its reason and
// the steps that it puts in the place of others. Rules do not know of each other.
package rules

import "pawl/plan"

// All lists the rules in the order in which they are asked.
var All = []*plan.Rule{
	typeByCopy,
	columnRenamed,
	tableRenamed,
	attachAfterCheck,
	detachConcurrently,
	indexConcurrently,
	keyByPartition,
	keyUsingIndex,
	referenceByPartition,
	validateLater,
	columnFilled,
	notNullByCheck,
	columnDroppedLast,
	replicaIdentityLater,
	archived,
	backfill,
	using,
}
