-- What was seen in a picture, by its bytes: found again when it is lost, so neither journaled nor the door's.
CREATE TABLE picture_facts (
  hash TEXT PRIMARY KEY,
  -- of the way of looking: what an older one saw is looked at again
  way INTEGER NOT NULL,
  fault TEXT,
  format TEXT,
  width INTEGER,
  height INTEGER,
  colours TEXT,
  bit_depth INTEGER,
  has_alpha INTEGER NOT NULL CHECK (has_alpha IN (0, 1)),
  frames INTEGER NOT NULL,
  -- JSON list of codes
  warnings TEXT NOT NULL,
  -- core/media/fingerprint.ts; null of what cannot be seen
  fingerprint BLOB
) STRICT;
