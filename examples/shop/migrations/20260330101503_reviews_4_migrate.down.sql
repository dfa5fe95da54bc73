-- pawl 0.1.0-dev · reviews · 4 of 7 · undo
-- proven sha256:019affbe4fc9cce4596715d6ef15185698a6d3a79432158d504b5993b48d671f PostgreSQL 15

-- Nothing to undo: the values end with the column.
