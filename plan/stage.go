package plan

import (
	"fmt"
	"hash/crc32"

	"pawl/diff"
	"pawl/schema"
)

// Moment is when something happens within a migration. What has the same moment goes into one transaction, and so into
// one file, except for what PostgreSQL does not do in a transaction.
type Moment int

// The moments. Others lie between them, where something must come after what has one.
const (
	First    Moment = 0    // what must be committed before the rest can use it
	Expand   Moment = 10   // what new code needs and old code does not mind
	Build    Moment = 20   // indexes
	Fill     Moment = 30   // rows get values
	Move     Moment = 35   // data migrations, which may read those
	Validate Moment = 40   // constraints are checked against the rows that are there
	Adopt    Moment = 50   // what was built beside takes its place
	Swap     Moment = 900  // columns that were filled beside others take their names
	Contract Moment = 1000 // what only old code needed goes
)

// Next is the moment after one that must be over.
func (m Moment) Next() Moment { return (m/10 + 1) * 10 }

// Stage is what a rule wants an object to be from some moment on.
type Stage struct {
	At Moment
	ID schema.ID
	// Object is the object from then on; nil says that it is gone.
	Object schema.Object
	// Uses is what it needs, if it is in neither catalog; of what goes, what takes its place in the same moment.
	Uses []schema.ID
	// After lists changes that do not come later, though it does not stand on what they lead to.
	After []schema.ID
	// Alone says that PostgreSQL does not do it in a transaction.
	Alone bool
	// Whole says that it needs what it uses as the new catalog has it, and not before.
	Whole bool
	// Reads says that all rows are read while others may write: that shares no transaction with what keeps them out.
	Reads bool
	// Gathers are objects that it takes in as they are just before their own last stages: its end is theirs.
	Gathers []schema.ID
	// Fill sets values instead of changing the object: in the column that ID is, or in others.
	Fill  *Step
	Fills []schema.ID
	// Rank puts the fills of one moment in order: those of higher rank read what those of lower rank write.
	Rank int

	// Adopts says that something takes another's place; over columns that exchange their names, that is when they do.
	Adopts bool

	// Serves says that code which is still there needs it: it is built again when what took it away is undone.
	Serves bool

	// Verbatim says that the object names columns in a text that does not follow a renaming.
	Verbatim bool

	rule string
}

// over is the moment from which others can count on it: what runs alone, or reads all rows, comes last in its moment.
func (s Stage) over() Moment {
	if s.Alone || s.Reads {
		return s.At.Next()
	}
	return s.At
}

// Phase is the name of the part of a deployment that a file belongs to.
type Phase string

// The phases: what can run before new code is deployed, the moving of data, and what must wait until no old code runs.
const (
	PhaseExpand   Phase = "expand"
	PhaseMigrate  Phase = "migrate"
	PhaseContract Phase = "contract"
)

func (s Stage) phase() Phase {
	switch {
	case s.Fill != nil:
		return PhaseMigrate
	case s.At >= Contract:
		return PhaseContract
	}
	return PhaseExpand
}

// stagesOf asks the rules about a change. The first that has an answer decides.
func stagesOf(p *Pass, rules []*Rule, c diff.Change) []Stage {
	for _, r := range rules {
		if r.Stages == nil {
			continue
		}
		if list := r.Stages(p, c); list != nil {
			return named(r, list)
		}
	}
	return nil
}

// named has stages know the rule that they come from.
func named(r *Rule, list []Stage) []Stage {
	for i := range list {
		list[i].rule = r.Name
	}
	return list
}

// Beside is a name for something that stands beside an object for a while, with a suffix: free in both catalogs.
func Beside(p *Pass, o schema.Object, suffix string) string {
	id := o.ID()
	for name := id.Name; ; {
		name = cut(name, suffix)
		if len(p.From.Named(id.Schema, name)) == 0 && len(p.To.Named(id.Schema, name)) == 0 {
			return name
		}
	}
}

// Suffixed is a name with a suffix, of which as much is left as PostgreSQL keeps.
func Suffixed(name, suffix string) string { return cut(name, suffix) }

// HelperName is the name of something that pawl makes for a while, for an object of the given name.
func HelperName(name, purpose string) string { return helperName("pawl_"+name, "_"+purpose) }

// ArchivedName is a name with a suffix for something that is kept aside.
func ArchivedName(name, suffix string) string { return helperName(name, suffix) }

// HelperTrigger is the name of a trigger that pawl makes for a while. Triggers run in the order of their names
// (https://www.postgresql.org/docs/current/trigger-definition.html): this one comes after those of users.
func HelperTrigger(name, purpose string) string { return helperName("zz_pawl_"+name, "_"+purpose) }

// LateTrigger is the name of one that comes after those, and before those of higher numbers.
func LateTrigger(name string, number int, purpose string) string {
	return helperName(fmt.Sprintf("zzz_pawl_%03d_%s", number, name), "_"+purpose)
}

// helperName appends a suffix. Of a name that is too long a checksum stays, so that those of two columns stay apart.
func helperName(name, suffix string) string {
	if whole := name + suffix; cut(name, suffix) != whole {
		return cut(name, fmt.Sprintf("_%08x", crc32.ChecksumIEEE([]byte(name)))+suffix)
	}
	return name + suffix
}
