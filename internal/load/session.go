package load

import (
	"context"
	"fmt"
	"strings"

	"pawl/schema/parse"
)

// ours are the settings of the session while a script is loaded. Bodies of functions
// are not checked, because what they use may come later; a minute is far more than
// any definition of an empty database needs.
func ours() [][2]string {
	return [][2]string{
		{"check_function_bodies", "off"},
		{"client_min_messages", "error"},
		{"statement_timeout", "'60s'"},
		{"search_path", "public"},
		// The parser read the text under these two; the server must not find other
		// strings and statements in it.
		{"standard_conforming_strings", "on"},
		{"client_encoding", "'UTF8'"},
		{"timezone", "UTC"},
		{"default_tablespace", "''"},
		{"quote_all_identifiers", "off"},
		{"row_security", "on"},
	}
}

func (l *loader) openSession(ctx context.Context) error {
	var sql strings.Builder
	for _, each := range ours() {
		fmt.Fprintf(&sql, "SET %s = %s;\n", each[0], each[1])
	}
	if err := l.exec(ctx, sql.String()); err != nil {
		return fmt.Errorf("preparing the scratch database's session: %w", err)
	}
	// Some messages are read below. Where the language may not be set, it is English
	// more often than not.
	if err := l.exec(ctx, "SET lc_messages = 'C'"); err != nil && l.conn.IsClosed() {
		return fmt.Errorf("preparing the scratch database's session: %w", err)
	}
	return nil
}

// closeSession leaves the connection as it was.
func (l *loader) closeSession(ctx context.Context) error {
	sql := "RESET lc_messages;\n"
	for _, each := range ours() {
		sql += "RESET " + each[0] + ";\n"
	}
	for _, each := range l.current {
		sql += "RESET " + each.Name + ";\n"
	}
	if err := l.exec(ctx, sql); err != nil {
		return fmt.Errorf("resetting the scratch database's session: %w", err)
	}
	return nil
}

func (l *loader) exec(ctx context.Context, sql string) error {
	_, err := l.conn.PgConn().Exec(ctx, sql).ReadAll()
	return err
}

// switchSettings gives the statements that lead from the session's settings to those
// in force where a definition stands.
func switchSettings(from, to []parse.SessionSetting) []piece {
	var pieces []piece
	for _, old := range from {
		if !hasName(to, old.Name) {
			pieces = append(pieces, piece{sql: resetSQL(old.Name), setting: -1})
		}
	}
	for _, wanted := range to {
		if !hasSetting(from, wanted) {
			pieces = append(pieces, piece{sql: wanted.SQL, setting: wanted.Statement})
		}
	}
	return pieces
}

// resetSQL undoes a setting: to our value where we have one.
func resetSQL(name string) string {
	for _, each := range ours() {
		if each[0] == name {
			return fmt.Sprintf("SET %s = %s", name, each[1])
		}
	}
	return "RESET " + name
}

func hasName(list []parse.SessionSetting, name string) bool {
	for _, each := range list {
		if each.Name == name {
			return true
		}
	}
	return false
}

func hasSetting(list []parse.SessionSetting, wanted parse.SessionSetting) bool {
	for _, each := range list {
		if each.Name == wanted.Name && each.SQL == wanted.SQL {
			return true
		}
	}
	return false
}
