import type { Db } from '../../store/database.ts'
import { prepared } from '../../store/database.ts'
import type { Requirements } from './requirements.ts'

/** The rows of the table completeness, one per product: missing values in the order of the scopes. */
export interface CompletenessRows {
  /** Nothing missing for a product that has no row. */
  read(productId: number): readonly number[]
  insert(productId: number, familyId: number, missing: readonly number[]): void
  /** Inserts rows that are not there yet, `AT_ONCE` of them with each statement; `end` writes the rest. */
  adder(): { add(productId: number, familyId: number, missing: readonly number[]): void; end(): void }
  update(productId: number, missing: readonly number[]): void
  remove(productId: number): void
}

/** Rows in one statement: a fifth faster than one by one when the whole catalogue is counted. */
const AT_ONCE = 50

export function completenessRows(db: Db, { scopes }: Requirements): CompletenessRows {
  const names = scopes.map(({ column }) => column)
  const list = (text: (name: string) => string): string => names.map(text).join('')
  const read = lazy(() =>
    prepared(db, `SELECT product_id${list((name) => `, ${name}`)} FROM completeness WHERE product_id = ?`, 'raw'),
  )
  const insert = lazy(() =>
    prepared(
      db,
      `INSERT OR REPLACE INTO completeness (product_id, family_id${list((name) => `, ${name}`)}) VALUES (?, ?${list(() => ', ?')})`,
    ),
  )
  const update = lazy(() =>
    prepared(
      db,
      `UPDATE completeness SET product_id = product_id${list((name) => `, ${name} = ?`)} WHERE product_id = ?`,
    ),
  )
  const remove = lazy(() => prepared(db, 'DELETE FROM completeness WHERE product_id = ?'))
  return {
    read: (productId) => ((read().get(productId) as number[] | undefined) ?? [0, ...names.map(() => 0)]).slice(1),
    insert: (productId, familyId, missing) => insert().run(productId, familyId, ...missing),
    adder: () => {
      const columns = `(product_id, family_id${list((name) => `, ${name}`)})`
      const one = `(?, ?${list(() => ', ?')})`
      const add = db.prepare(
        `INSERT INTO completeness ${columns} VALUES ${Array.from({ length: AT_ONCE }, () => one).join(', ')}`,
      )
      const width = names.length + 2
      let waiting: number[] = []
      return {
        add: (productId, familyId, missing) => {
          waiting.push(productId, familyId, ...missing)
          if (waiting.length < width * AT_ONCE) return
          add.run(waiting)
          waiting = []
        },
        end: () => {
          for (let at = 0; at < waiting.length; at += width) insert().run(waiting.slice(at, at + width))
        },
      }
    },
    update: (productId, missing) => update().run(...missing, productId),
    remove: (productId) => remove().run(productId),
  }
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
