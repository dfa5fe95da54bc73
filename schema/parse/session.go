package parse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	pg_query "github.com/pganalyze/pg_query_go/v5"
)

// session is what SET statements have changed up to a place in the text.
type session struct {
	inForce    []SessionSetting // in order of name; replaced, never changed in place
	searchPath []string

	inTransaction bool
	afterCommit   []SessionSetting // what SET LOCAL has not touched
	pathAfter     []string
}

// meansSomething lists the settings that decide what a definition means. All others,
// pg_dump's timeouts among them, are passed over; a newer server's pg_dump sets some
// that an older scratch server does not have.
func meansSomething(name string) bool {
	switch name {
	case "search_path", "default_tablespace", "default_table_access_method", "default_toast_compression",
		"xmloption", "datestyle", "intervalstyle", "timezone", "lc_monetary", "transform_null_equals":
		return true
	}
	return false
}

// change is one SET, RESET or set_config.
type change struct {
	name   string
	values []string // nil for RESET and DEFAULT
	local  bool
}

// setting takes over what a SET, RESET or SELECT set_config(...) changes.
func (r *reader) setting(f *file, p *piece) {
	c := changeOf(p.tree)
	if message, hint := unusable(f, c); message != "" {
		r.mistakes.add(f.source.errorAt(f.start(p), message, hint))
		return
	}
	switch {
	case c.name == "role" || c.name == "session_authorization":
		if c.values != nil {
			r.note(f, p, "SET "+strings.ToUpper(c.name)+" is left out: owners are stated by ALTER ... OWNER TO")
		}
	case c.name == "" && c.values == nil && p.tree.GetVariableSetStmt().GetKind() == pg_query.VariableSetKind_VAR_RESET_ALL:
		r.session = session{inTransaction: r.session.inTransaction}
	case !meansSomething(c.name), c.local && !r.session.inTransaction:
	default:
		r.change(f, p, c)
	}
}

// unusable refuses the settings under which the text would mean something else than
// the parser reads in it.
func unusable(f *file, c change) (message, hint string) {
	value := strings.ToLower(strings.Join(c.values, ","))
	switch c.name {
	case "standard_conforming_strings":
		if value == "off" || value == "false" || value == "0" || value == "no" {
			return "strings with backslashes as escapes are not understood",
				"Set standard_conforming_strings to on, and write such strings as E'...'."
		}
	case "client_encoding":
		utf8 := c.values == nil || slices.Contains([]string{"utf8", "utf-8", "unicode", "sql_ascii"}, value)
		if !utf8 && strings.ContainsFunc(f.sql, func(r rune) bool { return r >= 0x80 }) {
			return fmt.Sprintf("the text is read as UTF-8, not as %s", value),
				"Write the dump with pg_dump -s --encoding=UTF8, or save the file as UTF-8 and delete this line."
		}
	}
	return "", ""
}

func changeOf(n *pg_query.Node) change {
	if v := n.GetVariableSetStmt(); v != nil {
		c := change{name: strings.ToLower(v.Name), local: v.IsLocal}
		if v.Kind == pg_query.VariableSetKind_VAR_SET_VALUE {
			c.values = constants(v.Args)
		}
		return c
	}
	args := constants(onlyCall(n.GetSelectStmt()).Args)
	c := change{name: strings.ToLower(args[0]), values: []string{args[1]}, local: strings.HasPrefix(args[2], "t")}
	if c.name == "search_path" {
		c.values = splitNames(args[1])
	}
	return c
}

// constants gives the values of literals as text; a cast is looked through.
func constants(nodes []*pg_query.Node) []string {
	values := []string{}
	for _, n := range nodes {
		if cast := n.GetTypeCast(); cast != nil {
			n = cast.Arg
		}
		c := n.GetAConst()
		switch {
		case c.GetSval() != nil:
			values = append(values, c.GetSval().Sval)
		case c.GetBoolval() != nil:
			values = append(values, fmt.Sprint(c.GetBoolval().Boolval))
		case c.GetIval() != nil:
			values = append(values, fmt.Sprint(c.GetIval().Ival))
		default:
			values = append(values, c.GetFval().GetFval())
		}
	}
	return values
}

// splitNames reads the list of schemas that set_config takes as one string.
func splitNames(list string) []string {
	names := []string{}
	tokens, err := scanSQL(list)
	if err != nil {
		return names
	}
	for _, t := range tokens {
		if t.kind != pg_query.Token_ASCII_44 {
			names = append(names, unquoteName(t.text(list)))
		}
	}
	return names
}

// change records a setting from here on. Its statement becomes part of the script, so
// that the server's opinion of it has a place to point at.
func (r *reader) change(f *file, p *piece, c change) {
	s := r.statement(f, p, Setting)
	s.Known = true
	r.add(p, s)
	made := SessionSetting{Name: c.name, SQL: s.SQL, Statement: p.index}
	if c.local {
		// The loader has no transaction that would end it.
		made.SQL = withoutLocal(f, p)
	}
	reset := c.values == nil
	r.session.inForce = with(r.session.inForce, made, reset)
	if r.session.inTransaction && !c.local {
		r.session.afterCommit = with(r.session.afterCommit, made, reset)
	}
	if c.name != "search_path" {
		return
	}
	var path []string
	if !reset {
		path = slices.DeleteFunc(slices.Clone(c.values), func(name string) bool { return name == "" })
	}
	r.session.searchPath = path
	if r.session.inTransaction && !c.local {
		r.session.pathAfter = path
	}
}

// with gives a list of settings with one more, or without it.
func with(list []SessionSetting, made SessionSetting, reset bool) []SessionSetting {
	kept := slices.DeleteFunc(slices.Clone(list), func(s SessionSetting) bool { return s.Name == made.Name })
	if !reset {
		kept = append(kept, made)
	}
	slices.SortFunc(kept, func(a, b SessionSetting) int { return cmp.Compare(a.Name, b.Name) })
	return kept
}

// withoutLocal blanks the word LOCAL of SET LOCAL, or makes set_config's last
// argument false.
func withoutLocal(f *file, p *piece) string {
	sql := []byte(f.text(p))
	if f.is(p.first+1, pg_query.Token_LOCAL) {
		t := f.tokens[p.first+1]
		from := f.start(p)
		copy(sql[int(t.start)-from:int(t.end)-from], "     ")
		return string(sql)
	}
	if p.last-1 <= p.first || !f.is(p.last, pg_query.Token_ASCII_41) {
		return string(sql)
	}
	last := f.tokens[p.last-1]
	from := f.start(p)
	return string(sql[:int(last.start)-from]) + "false)"
}

// transaction follows BEGIN and COMMIT, which end what SET LOCAL began.
func (r *reader) transaction(n *pg_query.Node) {
	switch n.GetTransactionStmt().GetKind() {
	case pg_query.TransactionStmtKind_TRANS_STMT_BEGIN, pg_query.TransactionStmtKind_TRANS_STMT_START:
		if r.session.inTransaction {
			return
		}
		r.session.inTransaction = true
		r.session.afterCommit, r.session.pathAfter = r.session.inForce, r.session.searchPath
	case pg_query.TransactionStmtKind_TRANS_STMT_COMMIT:
		if r.session.inTransaction {
			r.session.inForce, r.session.searchPath = r.session.afterCommit, r.session.pathAfter
		}
		r.session.inTransaction = false
	}
}
