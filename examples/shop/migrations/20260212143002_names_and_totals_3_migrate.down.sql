-- pawl 0.1.0-dev · names_and_totals · 3 of 5 · undo

-- Nothing to undo: the values end with the column.
