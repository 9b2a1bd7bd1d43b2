-- [door] The journal's chain: one link per transaction that wrote to it, in the order of writing. A link covers the change
-- rows `first_seq` to `last_seq` (none where that is before it), which follow those of the link before it, and says when they were written, so that any moment is a place in the
-- journal. A step written in several transactions has several links; the last one `closes` it. docs/storage.md has the
-- encoding. Journals from before are chained by the program (src/engine/store/chain-existing.ts), in this migration.
CREATE TABLE journal_link (
  id INTEGER PRIMARY KEY,
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  -- never before the link before it, whatever the clock said
  at TEXT NOT NULL,
  closes INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
-- [door] Which shapes the rows of a change set have: the steps that touched a column, without reading their rows.
CREATE TABLE change_set_shape (
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  shape_id INTEGER NOT NULL REFERENCES change_shape (id),
  PRIMARY KEY (shape_id, change_set_id)
) STRICT, WITHOUT ROWID;
-- [door] The journal without an index of the rows of a change set: its links name them. A changed cell takes a sixth less.
-- What a row refers to is proved by the chain; the program takes the reference to change_set out of the table's text, which
-- leaves its rows where they are.
DROP INDEX change_of_set;
DROP INDEX change_product;
CREATE INDEX journal_link_at ON journal_link (at);
CREATE INDEX journal_link_set ON journal_link (change_set_id);
