-- Made by scripts/make-schema.ts from db/migrations: do not edit.

CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  locale TEXT,
  expires_on TEXT,
  alt_texts TEXT NOT NULL DEFAULT '{}'
, document_type TEXT) STRICT;

CREATE TABLE association_type (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  is_two_way INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE attribute (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  labels TEXT NOT NULL DEFAULT '{}',
  group_id INTEGER REFERENCES attribute_group (id),
  is_scopable INTEGER NOT NULL DEFAULT 0,
  is_localizable INTEGER NOT NULL DEFAULT 0,
  has_context INTEGER NOT NULL DEFAULT 0,
  -- internal attributes never leave to a channel
  is_internal INTEGER NOT NULL DEFAULT 0,
  is_unique INTEGER NOT NULL DEFAULT 0,
  owner TEXT NOT NULL DEFAULT 'pim',
  max_length INTEGER,
  decimals INTEGER,
  min_number REAL,
  max_number REAL,
  pattern TEXT,
  measurement_family_id INTEGER REFERENCES measurement_family (id),
  default_unit TEXT,
  -- for a reference: the code of the reference entity
  reference_entity TEXT,
  -- names this attribute is also known by in supplier files, JSON list
  synonyms TEXT NOT NULL DEFAULT '[]',
  sort_order INTEGER NOT NULL DEFAULT 0
, definition TEXT, purpose TEXT, archived_at TEXT) STRICT;

CREATE TABLE attribute_group (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  sort_order INTEGER NOT NULL DEFAULT 0
, steward TEXT) STRICT;

CREATE TABLE attribute_option (
  id INTEGER PRIMARY KEY,
  attribute_id INTEGER NOT NULL REFERENCES attribute (id),
  code TEXT NOT NULL,
  labels TEXT NOT NULL DEFAULT '{}',
  synonyms TEXT NOT NULL DEFAULT '[]',
  sort_order INTEGER NOT NULL DEFAULT 0,
  UNIQUE (attribute_id, code)
) STRICT;

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES category (id),
  labels TEXT NOT NULL DEFAULT '{}',
  sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "change" (
  seq INTEGER PRIMARY KEY,
  change_set_id INTEGER NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  shape_id INTEGER REFERENCES change_shape (id),
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX change_product ON change (entity_id) WHERE entity = 'product';

CREATE TABLE change_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  request_id TEXT UNIQUE,
  kind TEXT NOT NULL,
  -- JSON {key, params}: its name in the history, in the renderer's words
  label TEXT NOT NULL,
  origin TEXT NOT NULL,
  actor TEXT NOT NULL,
  started_at TEXT NOT NULL,
  committed_at TEXT,
  -- applying: an import under way in several transactions; found at start it is rolled back
  state TEXT NOT NULL CHECK (state IN ('applying', 'committed', 'rolled-back')),
  -- fixed: cannot be undone (undo, redo and set-up steps themselves)
  undo_state TEXT NOT NULL CHECK (undo_state IN ('done', 'undone', 'superseded', 'fixed')),
  reverses_id INTEGER REFERENCES change_set (id),
  -- the answer given to the request, JSON, so that a repeated request gets it again
  reply TEXT,
  products INTEGER NOT NULL DEFAULT 0,
  cells INTEGER NOT NULL DEFAULT 0
, supplier TEXT) STRICT;

CREATE INDEX change_set_undo ON change_set (undo_state, id) WHERE undo_state IN ('done', 'undone');

CREATE TABLE change_set_shape (
  change_set_id INTEGER NOT NULL REFERENCES change_set (id),
  shape_id INTEGER NOT NULL REFERENCES change_shape (id),
  PRIMARY KEY (shape_id, change_set_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_shape (
  id INTEGER PRIMARY KEY,
  slots TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE channel (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  -- JSON lists of locale and currency codes, in order of preference
  locales TEXT NOT NULL DEFAULT '[]',
  currencies TEXT NOT NULL DEFAULT '[]',
  category_id INTEGER REFERENCES category (id)
) STRICT;

CREATE TABLE connection (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  channel TEXT NOT NULL,
  -- JSON: cluster, origin, key, secretRef (never the secret), mapping
  settings TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE context (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  kind TEXT NOT NULL DEFAULT 'audience' CHECK (kind IN ('region', 'audience', 'style')),
  fallback_id INTEGER REFERENCES context (id),
  sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;

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

CREATE TABLE delivery_rows (
  import_id INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  -- deflated JSON
  rows BLOB NOT NULL,
  PRIMARY KEY (import_id, first_row)
) STRICT;

CREATE TABLE family (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  label_attribute_id INTEGER REFERENCES attribute (id),
  image_attribute_id INTEGER REFERENCES attribute (id)
, sku_pattern TEXT, title_template TEXT) STRICT;

CREATE TABLE family_attribute (
  id INTEGER PRIMARY KEY,
  family_id INTEGER NOT NULL REFERENCES family (id),
  attribute_id INTEGER NOT NULL REFERENCES attribute (id),
  UNIQUE (family_id, attribute_id)
) STRICT;

CREATE TABLE family_requirement (
  id INTEGER PRIMARY KEY,
  family_id INTEGER NOT NULL REFERENCES family (id),
  attribute_id INTEGER NOT NULL REFERENCES attribute (id),
  channel_id INTEGER NOT NULL REFERENCES channel (id),
  UNIQUE (family_id, attribute_id, channel_id)
) STRICT;

CREATE TABLE family_variant (
  id INTEGER PRIMARY KEY,
  family_id INTEGER NOT NULL REFERENCES family (id),
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  -- JSON: one list of attribute codes per level below the root model; the rest lives on the root model
  levels TEXT NOT NULL,
  -- JSON: one list of axis attribute codes per level
  axes TEXT NOT NULL
) STRICT;

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

CREATE TABLE import_profile (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  supplier_id INTEGER REFERENCES supplier (id),
  source_signature TEXT,
  profile TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE import_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL,
  staging_path TEXT NOT NULL,
  -- JSON: detected source, chosen options, mapping
  description TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('staged', 'committing', 'committed', 'discarded')),
  change_set_id INTEGER REFERENCES change_set (id),
  receipt TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE import_source (
  id INTEGER PRIMARY KEY,
  -- code of the supplier; null when nobody said whose files these are
  supplier TEXT,
  file_name TEXT NOT NULL,
  -- JSON: sheet, header row, columns
  layout TEXT NOT NULL,
  learned_at TEXT NOT NULL
) STRICT;

CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  op TEXT NOT NULL,
  input TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  progress TEXT,
  result TEXT,
  error TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

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

CREATE INDEX journal_link_at ON journal_link (at);

CREATE INDEX journal_link_set ON journal_link (change_set_id);

CREATE TABLE kpi_day (
  -- code; empty: all channels, all families
  channel TEXT NOT NULL,
  family TEXT NOT NULL,
  kpi TEXT NOT NULL,
  day TEXT NOT NULL,
  asked INTEGER NOT NULL,
  wrong INTEGER NOT NULL,
  PRIMARY KEY (channel, family, kpi, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE kpi_threshold (
  supplier TEXT NOT NULL,
  kpi TEXT NOT NULL,
  -- null: none
  percent REAL,
  PRIMARY KEY (supplier, kpi)
) STRICT;

CREATE TABLE kpi_tile (
  id INTEGER PRIMARY KEY,
  family TEXT NOT NULL UNIQUE,
  -- JSON: a list of tiles as core/kpi/tiles.ts reads it
  tiles TEXT NOT NULL
) STRICT;

CREATE TABLE locale (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  is_default INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE lock_override (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL,
  column_key TEXT NOT NULL,
  value_before ANY,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  UNIQUE (product_id, column_key)
) STRICT;

CREATE TABLE measurement_family (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  labels TEXT NOT NULL DEFAULT '{}',
  standard_unit TEXT NOT NULL,
  -- JSON: [{code, symbol, factor, offset}]; standard = amount * factor + offset
  units TEXT NOT NULL
) STRICT;

CREATE TABLE media_use (
  hash TEXT NOT NULL,
  product_id INTEGER NOT NULL,
  slot_id INTEGER NOT NULL,
  PRIMARY KEY (hash, product_id, slot_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE media_use_slot (
  slot_id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migration_log (version INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;

CREATE TABLE picture_address (
  address TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  fetched_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE picture_fault (
  address TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE picture_host (
  supplier TEXT NOT NULL,
  host TEXT NOT NULL,
  -- a person typed it: it may lie in our own network
  is_own_network INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (supplier, host)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  sku TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'product',
  parent_id INTEGER,
  family_id INTEGER,
  status TEXT NOT NULL DEFAULT 'draft',
  -- JSON list of category ids
  categories TEXT,
  family_variant_id INTEGER,
  -- in the bin since; null = live
  deleted_at TEXT,
  -- identity across copies of the catalogue
  uuid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
, own_values TEXT) STRICT;

CREATE INDEX product_bin ON product (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX product_family ON product (family_id);

CREATE INDEX product_kind ON product (kind) WHERE deleted_at IS NULL;

CREATE INDEX product_parent ON product (parent_id) WHERE parent_id IS NOT NULL;

CREATE UNIQUE INDEX product_sku ON product (sku) WHERE deleted_at IS NULL;

CREATE TABLE product_overflow (
  product_id INTEGER NOT NULL,
  slot_id INTEGER NOT NULL,
  value ANY NOT NULL,
  PRIMARY KEY (product_id, slot_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE publish_plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL REFERENCES connection (id),
  filter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'paused', 'cancelled', 'stale')),
  counts TEXT NOT NULL,
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT
, context TEXT NOT NULL DEFAULT '{}', calls INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE publish_record (
  plan_id INTEGER NOT NULL REFERENCES publish_plan (id),
  product_id INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  -- JSON: fields with old and new, payload to send, intents noted before a create, cause of a failure
  detail TEXT NOT NULL,
  calls INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (plan_id, product_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX publish_record_state ON publish_record (plan_id, state);

CREATE TABLE quality_rule (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  -- JSON, as docs/quality.md describes it
  rule TEXT NOT NULL,
  sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE reference_record (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  code TEXT NOT NULL,
  labels TEXT NOT NULL DEFAULT '{}',
  attributes TEXT NOT NULL DEFAULT '{}',
  UNIQUE (entity, code)
) STRICT;

CREATE TABLE remote_ref (
  connection_id INTEGER NOT NULL REFERENCES connection (id),
  entity TEXT NOT NULL,
  local_id TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  sent TEXT,
  sent_hash TEXT,
  sent_at TEXT,
  PRIMARY KEY (connection_id, entity, local_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE return_sheet (
  -- what the file says it is: a fingerprint of all below
  token TEXT PRIMARY KEY,
  -- null where nobody said whose file it was
  supplier TEXT,
  import_id INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- JSON: where the columns of the supplier's file go
  description TEXT NOT NULL,
  -- deflated JSON: the rows as they went, and the asked cells of each
  rows BLOB NOT NULL
) STRICT;

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0,
  sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE VIRTUAL TABLE search_code USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'trigram'
);

CREATE TABLE search_queue (product_id INTEGER PRIMARY KEY) STRICT;

CREATE VIRTUAL TABLE search_word USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', detail = 'none'
);

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

CREATE TABLE source_file (
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- size and time of the last change: another one is worth reading again
  stamp TEXT NOT NULL,
  hash TEXT,
  PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_file_hash ON source_file (source_id, hash);

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

CREATE TABLE supplier (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT,
  locale TEXT
) STRICT;

CREATE TABLE "value_slot" (
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

CREATE INDEX value_slot_key ON value_slot (key);
