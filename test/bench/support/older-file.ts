import { openDatabase } from '../../../src/engine/store/database.ts'

/**
 * Makes a catalogue file what it would be, had it been written before the journal was chained: version 5, the journal
 * with its two wide indexes. What versions since have only added to tables stays, and is of no weight.
 */
export function toVersion5(path: string): void {
  const db = openDatabase(path, 'write')
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    db.exec(`
      DROP TABLE journal_link;
      DROP TABLE change_set_shape;
      DROP TABLE saved_view;
      ALTER TABLE change_set DROP COLUMN supplier;
      DROP INDEX change_product;
      CREATE TABLE change_old (
        seq INTEGER PRIMARY KEY, change_set_id INTEGER NOT NULL REFERENCES change_set (id), entity TEXT NOT NULL,
        entity_id INTEGER NOT NULL, shape_id INTEGER REFERENCES change_shape (id), before TEXT, after TEXT
      ) STRICT;
      INSERT INTO change_old SELECT seq, change_set_id, entity, entity_id, shape_id, before, after FROM change;
      DROP TABLE change;
      ALTER TABLE change_old RENAME TO change;
      CREATE INDEX change_of_set ON change (change_set_id);
      CREATE INDEX change_product ON change (entity_id, change_set_id) WHERE entity = 'product';
      DELETE FROM migration_log WHERE version > 5;
      PRAGMA user_version = 5;
    `)
  })()
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
