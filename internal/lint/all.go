package lint

// chapters are all rules. A code is never given to another rule.
var chapters = []chapter{
	{"The migration itself", metaRules},
	{"Indexes", indexRules},
	{"Columns", columnRules},
	{"Constraints", constraintRules},
	{"What is lost", lossRules},
	{"Code that runs", codeRules},
	{"Locks and rewriting", lockRules},
	{"Partitions", partitionRules},
	{"Transactions", transactionRules},
	{"Security", securityRules},
	{"Style, off unless asked for", styleRules},
}

var (
	notUnderstood = Rule{
		Code: "PAWL-L001", Name: "not-understood", Severity: Note,
		Summary: "the statement is not understood, so nothing is said about it",
		Why:     "The parser has the grammar of PostgreSQL 16, and the server that the migration is for is newer. It is taken to know the statement.",
		Manual:  "sql-commands.html", Instead: "Look yourself at what the statement locks and reads.",
	}
	allowUnused = Rule{
		Code: "PAWL-L002", Name: "allow-unused", Severity: Warning,
		Summary: "a comment allows what nothing says",
		Why:     "What is allowed without need hides the next mistake, and a name that is written wrongly allows nothing.",
		Manual:  "sql-syntax-lexical.html", Instead: "Take the comment out, or correct the name of the rule.",
	}
	metaRules = []*Rule{&notUnderstood, &allowUnused}
)
