// Package filter decides which objects of a catalog are ours and which are outside ([schema.Catalog.Outside]).
//
// A pattern is text by which people know an object, with wildcards: "table public.tmp_*". docs/filters.md says it all
// to users; the rules in short:
//
//   - A list of patterns is read to its end, and the last one that an object matches decides; "!" turns one round.
//   - What matches none does as that which it belongs to: a part as its table, a partition as the table that it is a
//     part of, all else as its schema.
//   - What the list of exclusions takes is outside. Where there is a list of inclusions, so is what that does not take.
package filter
