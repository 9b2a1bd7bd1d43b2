import type { Db } from '../../store/database.ts'
import { prepared } from '../../store/database.ts'
import type { Requirements } from './requirements.ts'

/** The rows of the table completeness, one per product: missing values in the order of the scopes. */
export interface CompletenessRows {
  /** Nothing missing for a product that has no row. */
  read(productId: number): readonly number[]
  insert(productId: number, familyId: number, missing: readonly number[]): void
  update(productId: number, missing: readonly number[]): void
  remove(productId: number): void
}

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
    update: (productId, missing) => update().run(...missing, productId),
    remove: (productId) => remove().run(productId),
  }
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
