-- [door] What values are held to, beyond what their attribute allows: one rule of a shipped pack or of the shop's own.
CREATE TABLE quality_rule (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  -- JSON, as docs/quality.md describes it
  rule TEXT NOT NULL,
  sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;
