-- What suppliers delivered, as it was, so that it can be counted anew when the catalogue has changed. Not journaled:
-- taking an import back does not undo that it was delivered.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL UNIQUE,
  -- code as it was then
  supplier TEXT NOT NULL,
  file_name TEXT NOT NULL,
  delivered_at TEXT NOT NULL,
  change_set_id INTEGER,
  -- JSON: how the file was read and where its columns went
  description TEXT NOT NULL,
  -- JSON: what it is counted by (docs/kpis.md)
  layout TEXT NOT NULL,
  -- JSON: what was counted
  score TEXT NOT NULL,
  -- deflated JSON: numbers of the rows that count against each figure
  faulty BLOB NOT NULL
) STRICT;
CREATE INDEX delivery_supplier ON delivery (supplier, id);

-- The rows of a delivery, some thousand in a piece; pieces of imports without a delivery were cut off.
CREATE TABLE delivery_rows (
  import_id INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  -- deflated JSON
  rows BLOB NOT NULL,
  PRIMARY KEY (import_id, first_row)
) STRICT;

-- What the figures of suppliers are to reach, in percent; supplier '' is everyone without one of their own.
CREATE TABLE kpi_threshold (
  supplier TEXT NOT NULL,
  kpi TEXT NOT NULL,
  -- null: none
  percent REAL,
  PRIMARY KEY (supplier, kpi)
) STRICT;
