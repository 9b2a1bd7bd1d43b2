import { openDatabase } from '../../../src/engine/store/database.ts'
import { loadStructure } from '../../../src/engine/store/load-structure.ts'

/** The SQL column that a catalogue keeps a column key in, by its key; an empty text for one it has not. */
export function columnsOf(path: string): (key: string) => string {
  const db = openDatabase(path, 'read')
  const { slots } = loadStructure(db)
  db.close()
  return (key) => slots.get(key)?.sqlColumn ?? ''
}
