-- pawl 0.1.0-dev · reviews · 4 of 7 · undo

-- Nothing to undo: the values end with the column.
