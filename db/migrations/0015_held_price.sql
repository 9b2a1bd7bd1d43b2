-- Prices that imports did not write because they change too much: they wait until somebody approves them or leaves them.
-- Not journaled: waiting changes nothing, and what is approved is a step of its own. A row waits while its import was
-- not taken back, nobody has said no, and the step that approved it, if any, was taken back.
CREATE TABLE held_price (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES import_run (id),
  product_id INTEGER NOT NULL,
  -- column key
  column_key TEXT NOT NULL,
  before REAL NOT NULL,
  after REAL NOT NULL,
  -- the step that approved it
  approved_by INTEGER REFERENCES change_set (id),
  declined_at TEXT
) STRICT;
CREATE INDEX held_price_import ON held_price (import_id, id);
CREATE INDEX held_price_product ON held_price (product_id, column_key, id);
