package diff

import (
	"slices"
	"strings"

	"pawl/schema"
)

var subscription = attrs[*schema.Subscription]{
	{Name: "Connection", Loses: func(from, _ *schema.Subscription) string {
		if strings.Contains(from.Connection, schema.Secret) {
			return "the password in its connection, which is never read: the new statement needs it filled in"
		}
		return ""
	}},
	{Name: "Enabled", Ignored: "whether it runs now is operation, not definition: one that is made without connecting is disabled"},
	{Name: "Publications", Same: func(from, to *schema.Subscription) bool {
		return slices.Equal(slices.Sorted(slices.Values(from.Publications)), slices.Sorted(slices.Values(to.Publications)))
	}},
	{Name: "Slot"},
	{Name: "SynchronousCommit"},
	{Name: "Binary"},
	{Name: "Streaming"},
	// ALTER SUBSCRIPTION … SET (two_phase) exists since PostgreSQL 18; it is passed on to the slot, as failover is, and
	// refused where there is none.
	{Name: "TwoPhase", ReplaceOn: func(from, _ *schema.Subscription, major int) bool {
		return major < 18 || from.Slot == nil
	}},
	{Name: "DisableOnError"},
	{Name: "Origin"},
	{Name: "PasswordRequired"},
	{Name: "RunAsOwner"},
	{Name: "Failover", ReplaceIf: func(from, _ *schema.Subscription) bool { return from.Slot == nil }},
}
