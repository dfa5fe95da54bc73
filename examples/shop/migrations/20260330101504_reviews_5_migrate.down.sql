-- pawl 0.1.0-dev · reviews · 5 of 8 · undo

-- Nothing to undo: the values end with the column.
