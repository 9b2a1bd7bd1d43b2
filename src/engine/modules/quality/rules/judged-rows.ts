import type { CompiledRules, JudgedProduct } from '../../../core/rules/compile-rules.ts'
import type { Place } from '../../../core/structure/inheritance.ts'
import { ownKeys } from '../../../core/structure/own-values.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement, prepared } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'

/** A product as judged, with what it is counted under. */
export interface JudgedRow {
  readonly id: number
  readonly familyId: number
  readonly product: JudgedProduct
}

/** Products read in one piece. */
const BATCH = 2_000

/** Reads products as rules see them: live ones of every kind, with where they stand below their models. */
export class JudgedRows {
  readonly #db: Db
  readonly #structure: StructureModel
  readonly #select: string
  /** Models by id: read once for all that stand below them. */
  readonly #models = new Map<number, Pick<Place, 'depth' | 'variant'> | null>()

  constructor(db: Db, structure: StructureModel, { slots }: Pick<CompiledRules, 'slots'>) {
    this.#db = db
    this.#structure = structure
    const columns = ['p.id', 'p.family_id', 'p.parent_id', 'p.family_variant_id', 'p.own_values', 'p.updated_at']
    this.#select = `SELECT ${[...columns, ...slots.map(slotExpression)].join(', ')} FROM product p`
  }

  /** Null for a product that is not there, or in the bin. */
  read(id: number): JudgedRow | null {
    const row = prepared(this.#db, `${this.#select} WHERE p.id = ? AND p.deleted_at IS NULL`, 'raw').get(id)
    return row === undefined ? null : this.#judged(row as CellValue[])
  }

  readMany(ids: readonly number[]): JudgedRow[] {
    const rows = this.#db
      .prepare(
        `${this.#select.replace('FROM product p', 'FROM json_each(?) j CROSS JOIN product p ON p.id = j.value')} WHERE p.deleted_at IS NULL`,
      )
      .raw()
      .all(JSON.stringify(ids)) as CellValue[][]
    return rows.map((row) => this.#judged(row))
  }

  /** All products by id, some thousands at a time: the connection cannot write while it reads. */
  *all(): Generator<readonly JudgedRow[]> {
    const next = this.#db
      .prepare(`${this.#select} WHERE p.id > ? AND p.deleted_at IS NULL ORDER BY p.id LIMIT ${BATCH}`)
      .raw()
    for (let last = 0; ;) {
      const rows = (next.all(last) as CellValue[][]).map((row) => this.#judged(row))
      yield rows
      if (rows.length < BATCH) return
      last = rows.at(-1)?.id ?? 0
    }
  }

  /** Where a product stands by the model it hangs below, and the family variant of its own where it is one itself. */
  place(parentId: number | null, familyVariantId: number | null, own: CellValue): Place | null {
    if (this.#structure.familyVariantsById.size === 0) return null
    if (parentId !== null) {
      const above = this.#model(parentId)
      return above && { depth: above.depth + 1, variant: above.variant, own: ownKeys(own) }
    }
    const variant = this.#structure.familyVariantsById.get(familyVariantId ?? 0)
    return variant ? { depth: 0, variant, own: ownKeys(null) } : null
  }

  #model(id: number): Pick<Place, 'depth' | 'variant'> | null {
    let model = this.#models.get(id)
    if (model === undefined) {
      const [parentId, variantId] = (prepared(
        this.#db,
        'SELECT parent_id, family_variant_id FROM product WHERE id = ?',
        'raw',
      ).get(id) ?? [null, null]) as [number | null, number | null]
      this.#models.set(id, (model = this.place(parentId, variantId, null)))
    }
    return model
  }

  #judged([id, familyId, parentId, variantId, own, updatedAt, ...values]: readonly CellValue[]): JudgedRow {
    return {
      id: Number(id),
      familyId: Number(familyId ?? 0),
      product: {
        familyId: familyId === null ? null : Number(familyId),
        place: this.place(parentId as number | null, variantId as number | null, own ?? null),
        values,
        updatedOn: String(updatedAt).slice(0, 10),
      },
    }
  }
}

/** The products below some models, at any depth. */
export function below(db: Db, modelId: number): number[] {
  return pluckStatement(
    db,
    `WITH RECURSIVE down (id) AS (
       SELECT id FROM product WHERE parent_id = ? UNION SELECT p.id FROM down JOIN product p ON p.parent_id = down.id
     ) SELECT id FROM down`,
  ).all(modelId) as number[]
}
