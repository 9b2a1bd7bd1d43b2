-- Which products show a picture or document: a projection of their values (modules/media/library/use-projection.ts).
CREATE TABLE media_use (
  hash TEXT NOT NULL,
  product_id INTEGER NOT NULL,
  slot_id INTEGER NOT NULL,
  PRIMARY KEY (hash, product_id, slot_id)
) STRICT, WITHOUT ROWID;

-- The slots it was made of: others are read when they first hold files.
CREATE TABLE media_use_slot (
  slot_id INTEGER PRIMARY KEY
) STRICT;

-- What a document is: certificate, manual, …; null of pictures and of what nobody has said.
ALTER TABLE asset ADD COLUMN document_type TEXT;
