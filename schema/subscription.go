package schema

// KindSubscription is a subscription.
const KindSubscription Kind = "subscription"

// Subscription is a row of pg_subscription.
type Subscription struct {
	Name              string
	Connection        string // with [Secret] in the place of passwords
	Enabled           bool
	Publications      []string
	Slot              *string // the replication slot on the publisher; nil: none
	SynchronousCommit string
	Binary            bool
	Streaming         string // off, on, parallel
	TwoPhase          bool   // since PostgreSQL 15
	DisableOnError    bool   // since PostgreSQL 15
	Origin            string // since PostgreSQL 16: none, any
	PasswordRequired  bool   // since PostgreSQL 16; true before
	RunAsOwner        bool   // since PostgreSQL 16
	Failover          bool   // since PostgreSQL 17
}

// ID implements [Object].
func (s *Subscription) ID() ID { return ID{Kind: KindSubscription, Name: s.Name} }

// Holds implements [Holder].
func (s *Subscription) Holds() string {
	if s.Slot == nil {
		return "how far its tables are copied"
	}
	return "its place in the stream of changes; the slot " + *s.Slot + " stays on the publisher, and keeps WAL until it is dropped there"
}
