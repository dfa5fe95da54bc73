package schema

// KindComment is a comment on another object.
const KindComment Kind = "comment"

// Comment is a row of pg_description.
type Comment struct {
	About
	Text string
	// Default is the comment that the object has when nobody said anything: an extension's control file has one, and
	// so has the schema public. Such a comment is no object.
	Default string
}

// ID implements [Object].
func (c *Comment) ID() ID { return c.Target.About(KindComment) }
