-- What suppliers were asked back, so that answers are known when they come. Not journaled: a question changes nothing.
CREATE TABLE return_sheet (
  -- what the file says it is: a fingerprint of all below
  token TEXT PRIMARY KEY,
  -- null where nobody said whose file it was
  supplier TEXT,
  import_id INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- JSON: where the columns of the supplier's file go
  description TEXT NOT NULL,
  -- deflated JSON: the rows as they went, and the asked cells of each
  rows BLOB NOT NULL
) STRICT;
