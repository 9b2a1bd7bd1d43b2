-- Where deliveries come from by themselves, and what became of every run. Neither is journaled: taking an import back
-- says nothing against the place it came from. Secrets are never here, only the name they are asked for by.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- code of the supplier; null: found out by what is delivered
  supplier TEXT,
  -- JSON, as the contract's SourcePlace
  place TEXT NOT NULL,
  -- JSON, as the contract's SourceSchedule; null: only when asked
  schedule TEXT,
  is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1)),
  policy TEXT NOT NULL CHECK (policy IN ('review', 'commit')),
  secret_ref TEXT,
  -- the key of an SFTP server that a person has said is the right one
  host_key TEXT,
  -- JSON of the import profile it reads by, without secrets; null: by what earlier deliveries taught
  profile TEXT,
  -- what the server said of the last file that was taken: JSON of entity tag, date, hash
  last_seen TEXT,
  next_run_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE source_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  run_by TEXT NOT NULL CHECK (run_by IN ('schedule', 'missed', 'person', 'command-line', 'folder')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  due_at TEXT,
  file_name TEXT,
  bytes INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('running', 'unchanged', 'staged', 'committed', 'failed', 'cancelled')),
  import_id INTEGER,
  -- JSON of the error
  cause TEXT
) STRICT;
CREATE INDEX source_run_source ON source_run (source_id, id);
-- Files of a watched folder that were looked at already, by what is in them.
CREATE TABLE source_file (
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- size and time of the last change: another one is worth reading again
  stamp TEXT NOT NULL,
  hash TEXT,
  PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_file_hash ON source_file (source_id, hash);
