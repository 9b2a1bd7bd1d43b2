-- Editing the model in the app. New columns are null where nobody has said anything, so that rows journalled before
-- they existed still read as they stand.

-- Data dictionary: what an attribute means and what it is used for, JSON texts per language; who answers for a group.
ALTER TABLE attribute ADD COLUMN definition TEXT;
ALTER TABLE attribute ADD COLUMN purpose TEXT;
-- Out of use since: its values stay where they are, unseen, and come back with it.
ALTER TABLE attribute ADD COLUMN archived_at TEXT;
ALTER TABLE attribute_group ADD COLUMN steward TEXT;

-- Naming rules: the SKU as a regular expression, the title as a template ({brand} {name}).
ALTER TABLE family ADD COLUMN sku_pattern TEXT;
ALTER TABLE family ADD COLUMN title_template TEXT;

-- [door] The third axis of a value: for whom or where it is meant. A value that is not there comes from the fallback.
CREATE TABLE context (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  kind TEXT NOT NULL DEFAULT 'audience' CHECK (kind IN ('region', 'audience', 'style')),
  fallback_id INTEGER REFERENCES context (id),
  sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;

-- [door] Cells of another owner that somebody here has taken over: what stood there, who did it and when.
CREATE TABLE lock_override (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL,
  column_key TEXT NOT NULL,
  value_before ANY,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  UNIQUE (product_id, column_key)
) STRICT;

-- An attribute that changes its type may need a column of another kind under the same key. Which slot of a key is in
-- use follows from the attribute as it is now, so that taking the change back finds the old values in their place.
CREATE TABLE value_slot_new (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  attribute_id INTEGER,
  association_type_id INTEGER,
  channel TEXT,
  locale TEXT,
  context TEXT,
  currency TEXT,
  storage TEXT NOT NULL CHECK (storage IN ('column', 'overflow')),
  affinity TEXT NOT NULL CHECK (affinity IN ('TEXT', 'REAL', 'INTEGER'))
) STRICT;
INSERT INTO value_slot_new SELECT id, key, attribute_id, association_type_id, channel, locale, context, currency, storage, affinity FROM value_slot;
DROP TABLE value_slot;
ALTER TABLE value_slot_new RENAME TO value_slot;
CREATE INDEX value_slot_key ON value_slot (key);
