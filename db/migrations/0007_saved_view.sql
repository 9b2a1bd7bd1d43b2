-- [door] Views of the grid that everybody who opens the file has: columns, order, filter, scope and grouping, as JSON.
-- Names are kept unique by the command that writes them: an undo may bring back a name that was given again meanwhile.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0,
  sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;
