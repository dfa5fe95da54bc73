package introspect

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/jackc/pgx/v5"

	"pawl/schema"
)

// reader reads the objects of one kind.
type reader struct {
	file string
	read func(r *run, rows pgx.Rows) error
}

// object is a pointer to T that is a schema.Object.
type object[T any] interface {
	*T
	schema.Object
}

// into reads each row of the query into a T. The first three columns are the object's address; the others have
// the names of T's fields, with underscores between the words. What is NULL leaves the field as it is.
func into[T any, P object[T]](file string) reader {
	return reader{file: file, read: func(r *run, rows pgx.Rows) error {
		return scan(file, rows, func(a address, o P) {
			r.ids[a] = o.ID()
			if _, shared := schema.Object(o).(schema.Shared); shared {
				r.catalog.PutShared(o)
			} else {
				r.catalog.Put(o)
			}
		})
	}}
}

// scan makes an object of each row.
func scan[T any, P object[T]](file string, rows pgx.Rows, found func(address, P)) error {
	// A query that fails when it runs has no columns.
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	fields, err := fieldsOf(reflect.TypeFor[T](), rows)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for rows.Next() {
		var a address
		o := P(new(T))
		targets := []any{&a.Class, &a.OID, &a.Sub}
		v := reflect.ValueOf(o).Elem()
		var nullable []reflect.Value
		for _, index := range fields {
			// A pointer to a pointer takes NULL.
			p := reflect.New(reflect.PointerTo(v.FieldByIndex(index).Type()))
			nullable = append(nullable, p)
			targets = append(targets, p.Interface())
		}
		if err := rows.Scan(targets...); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for i, p := range nullable {
			if !p.Elem().IsNil() {
				v.FieldByIndex(fields[i]).Set(p.Elem().Elem())
			}
		}
		found(a, o)
	}
	return rows.Err()
}

// fieldsOf finds the field for each column after the address.
func fieldsOf(t reflect.Type, rows pgx.Rows) ([][]int, error) {
	byName := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		byName[strings.ToLower(f.Name)] = f.Index
	}
	var list [][]int
	for _, d := range rows.FieldDescriptions()[3:] {
		index, ok := byName[strings.ReplaceAll(d.Name, "_", "")]
		if !ok {
			return nil, fmt.Errorf("column %s has no field in %s", d.Name, t)
		}
		list = append(list, index)
	}
	return list, nil
}
