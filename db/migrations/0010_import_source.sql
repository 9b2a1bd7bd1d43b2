-- How each supplier's files were laid out when last imported, where their columns went and what people said of them, so
-- that the next delivery need not be asked about. Not journaled: taking an import back says nothing against the file.
CREATE TABLE import_source (
  id INTEGER PRIMARY KEY,
  -- code of the supplier; null when nobody said whose files these are
  supplier TEXT,
  file_name TEXT NOT NULL,
  -- JSON: sheet, header row, columns
  layout TEXT NOT NULL,
  learned_at TEXT NOT NULL
) STRICT;
