-- Pictures that imports name by address or file. None of it is journaled: waiting changes nothing, and what is attached
-- is a step of its own.

-- What was fetched from an address, or taken from a file ('file:', its size and date, ':' and its path).
CREATE TABLE picture_address (
  address TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  fetched_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Values that wait for their pictures; gone once all of them are attached. They wait while their import was not taken back.
CREATE TABLE picture_wait (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES import_run (id),
  -- in the file
  line INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  -- column key
  column_key TEXT NOT NULL,
  -- JSON list in the value's order: a hash, an address, a file as in picture_address, 'missing:' and the name of a file nobody found
  pictures TEXT NOT NULL,
  -- the value when the import ended, or as it was last attached: what a person adds meanwhile is told from it
  held TEXT
) STRICT;
CREATE INDEX picture_wait_import ON picture_wait (import_id, id);

-- Why a picture did not come when it was last tried; nobody tries again unasked.
CREATE TABLE picture_fault (
  address TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Servers that pictures may be fetched from, by whose delivery names them ('' for nobody known).
CREATE TABLE picture_host (
  supplier TEXT NOT NULL,
  host TEXT NOT NULL,
  -- a person typed it: it may lie in our own network
  is_own_network INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (supplier, host)
) STRICT, WITHOUT ROWID;
