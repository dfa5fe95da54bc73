package state

import (
	"slices"
	"strings"

	"pawl/schema"
	"pawl/schema/parse"
)

// Places knows where the objects of a desired state are written.
type Places struct {
	catalog *schema.Catalog
	at      map[schema.ID]parse.Position
}

// FindPlaces finds where the objects of a desired state are written. path are the schemas in which names without one
// are looked up where the text sets no search_path.
func FindPlaces(script *parse.Script, to *schema.Catalog, path []string) *Places {
	p := &Places{catalog: to, at: map[schema.ID]parse.Position{}}
	for _, s := range script.Statements {
		searched := path
		if s.SearchPath != nil {
			searched = s.SearchPath
		}
		for _, o := range s.Objects {
			id, ok := p.find(o, searched)
			switch {
			case !ok:
			case o.Creates:
				p.note(id, s.Start)
			default:
				p.noteAbout(s, id)
			}
		}
		for _, part := range s.Parts() {
			if id, ok := p.find(part.Object, searched); ok && part.Name != "" {
				p.at[id] = part.Start // more exact than the statement's
			}
		}
	}
	return p
}

// note keeps the first place: what comes after it changes the object.
func (p *Places) note(id schema.ID, at parse.Position) {
	if _, known := p.at[id]; !known {
		p.at[id] = at
	}
}

// noteAbout notes what a statement says about an object that another one makes.
func (p *Places) noteAbout(s *parse.Statement, id schema.ID) {
	switch word, _, _ := strings.Cut(strings.ToUpper(s.SQL), " "); word {
	case "COMMENT":
		p.note(id.About(schema.KindComment), s.Start)
	case "SECURITY":
		p.note(id.About(schema.KindSecurityLabel), s.Start)
	case "GRANT", "REVOKE":
		grant := id.About(schema.KindGrant)
		for _, grant.Role = range append(slices.Clone(s.Roles), "public", "") {
			p.note(grant, s.Start)
		}
	case "ALTER":
		if len(s.Roles) > 0 {
			p.note(id.About(schema.KindOwner), s.Start)
		}
	}
}

// find is the object of the desired state that is written so. Of several routines of one name it takes the one with
// the same arguments.
func (p *Places) find(o parse.Object, path []string) (schema.ID, bool) {
	if schema.Kind(o.Kind) == schema.LabelKind {
		return findLabel(p.catalog, o, p.schemas(o, path))
	}
	for _, name := range p.schemas(o, path) {
		var found []schema.ID
		for _, id := range p.named(name, o) {
			if sameKind(o.Kind, id.Kind) && id.Of == "" {
				found = append(found, id)
			}
		}
		if len(found) > 1 && o.Arguments != "" {
			found = slices.DeleteFunc(found, func(id schema.ID) bool { return writtenArguments(id.Args) != o.Arguments })
		}
		if len(found) > 0 {
			return found[0], true
		}
	}
	return schema.ID{}, false
}

// named lists what has the object's name in a schema.
func (p *Places) named(in string, o parse.Object) []schema.ID {
	if o.Parent != "" {
		return p.catalog.Parts(in, o.Parent, o.Name)
	}
	return p.catalog.Named(in, o.Name)
}

// schemas are those in which the object may be; "" is for what is in none.
func (p *Places) schemas(o parse.Object, path []string) []string {
	if o.Schema != "" {
		return []string{o.Schema}
	}
	return append(slices.Clone(path), "")
}

// sameKind compares the word of a statement with a kind. ALTER TABLE and GRANT ON TABLE take other relations too, and
// statements about a type say no more of it.
func sameKind(written string, kind schema.Kind) bool {
	switch written {
	case "table":
		return kind == schema.KindTable || kind == schema.KindForeignTable || kind == schema.KindView ||
			kind == schema.KindMaterializedView || kind == schema.KindSequence
	case "type":
		return kind == schema.KindEnum || kind == schema.KindComposite || kind == schema.KindRange ||
			kind == schema.KindDomain || kind == schema.KindBaseType || kind == schema.KindShellType
	case "routine":
		return kind == schema.KindFunction || kind == schema.KindProcedure || kind == schema.KindAggregate
	}
	return schema.Kind(written) == kind
}

// writtenArguments spells argument types as the parser does: by the names in pg_type, without schemas and spaces.
func writtenArguments(args string) string {
	if args == "" {
		return "()"
	}
	types := strings.Split(args, ", ")
	for i, t := range types {
		base := strings.TrimRight(t, "[]")
		brackets := t[len(base):]
		if internal, ok := internalNames[base]; ok {
			base = internal
		}
		types[i] = base + brackets
	}
	return "(" + strings.Join(types, ",") + ")"
}

// internalNames are the names in pg_type of the types that format_type calls otherwise
// (https://www.postgresql.org/docs/current/datatype.html, table 8.1).
var internalNames = map[string]string{
	"bigint": "int8", "bit varying": "varbit", "boolean": "bool", "character": "bpchar", "character varying": "varchar",
	"double precision": "float8", "integer": "int4", "real": "float4", "smallint": "int2",
	"time without time zone": "time", "time with time zone": "timetz",
	"timestamp without time zone": "timestamp", "timestamp with time zone": "timestamptz",
}

// Of is where an object is written. exact is false if it is only known where that is written which it belongs to: a
// constraint that the server named, or what only the database has. ok is false if not even that is known.
//
// What uses one part of its host is looked for there first: a constraint that is written with its column.
func (p *Places) Of(o schema.Object) (at parse.Position, exact, ok bool) {
	exact = true
	for o != nil {
		if at, ok = p.at[o.ID()]; ok {
			return at, exact, true
		}
		h, hosted := o.(schema.Hosted)
		if !hosted {
			break
		}
		exact = false
		if at, ok = p.at[p.sibling(h)]; ok {
			return at, false, true
		}
		if at, ok = p.at[h.Host()]; ok {
			return at, false, true
		}
		o = p.catalog.Get(h.Host())
	}
	return at, false, false
}

// sibling is the one part of its host that an object uses; it is zero if there are none or several.
func (p *Places) sibling(o schema.Hosted) schema.ID {
	var found schema.ID
	for _, id := range p.catalog.Uses(o.ID()) {
		if other, ok := p.catalog.Get(id).(schema.Hosted); !ok || other.Host() != o.Host() {
			continue
		}
		if found != (schema.ID{}) {
			return schema.ID{}
		}
		found = id
	}
	return found
}
