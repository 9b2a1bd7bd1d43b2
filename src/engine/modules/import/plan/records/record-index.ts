import type { ProductKind } from '../../../../../shared/vocabulary.ts'
import type { KnownRecord, StoredRecord } from '../../../../core/records/plan-record.ts'
import type { Split } from '../../../../core/records/read-record.ts'
import type { StructureModel } from '../../../../core/structure/model.ts'
import type { Db } from '../../../../store/database.ts'
import { prepared } from '../../../../store/database.ts'

/**
 * What the rows of a file say of each other, beside them in the staging file: a row may name a product that comes later,
 * and a file has more rows than fit in memory.
 */
const SCHEMA = `
  DROP TABLE IF EXISTS record;
  CREATE TABLE record (
    n INTEGER PRIMARY KEY, sku TEXT NOT NULL, kind TEXT, parent TEXT, family_id INTEGER, split TEXT
  ) STRICT;
  CREATE INDEX record_sku ON record (sku);
  CREATE INDEX record_parent ON record (parent) WHERE parent IS NOT NULL;
`

/** One row, as `RecordIndex.note` keeps it. */
export interface NotedRecord {
  readonly sku: string
  readonly kind: ProductKind | null
  /** SKU of the model; '' for a cell that is empty; null where the file has no such column. */
  readonly parent: string | null
  readonly familyId: number | null
  readonly split: Split | null
}

interface RecordRow {
  readonly kind: ProductKind | null
  readonly parent: string | null
  readonly familyId: number | null
  readonly split: string | null
}

interface ProductRow {
  readonly id: number
  readonly kind: string
  readonly parent: string | null
  readonly familyId: number | null
  readonly schemeId: number | null
  readonly own: string | null
  readonly hasVariants: number
}

const PRODUCT = `
  SELECT p.id, p.kind, m.sku AS parent, p.family_id AS familyId, p.family_variant_id AS schemeId, p.own_values AS own,
    EXISTS (SELECT 1 FROM product c WHERE c.parent_id = p.id AND c.deleted_at IS NULL) AS hasVariants
  FROM product p LEFT JOIN product m ON m.id = p.parent_id`

/** How the products of a file and a catalogue stand to each other, by SKU. */
export class RecordIndex {
  readonly #db: Db
  readonly #staging: Db
  readonly #structure: StructureModel

  constructor(db: Db, staging: Db, structure: StructureModel) {
    this.#db = db
    this.#staging = staging
    this.#structure = structure
  }

  /** Forgets what was noted of the file. */
  clear(): void {
    this.#staging.exec(SCHEMA)
  }

  note(n: number, { sku, kind, parent, familyId, split }: NotedRecord): void {
    const text = split === null ? null : JSON.stringify(split.kind === 'scheme' ? split.scheme.id : split.axes)
    prepared(
      this.#staging,
      'INSERT INTO record (n, sku, kind, parent, family_id, split) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(n, sku, kind, parent, familyId, text)
  }

  isNamedAsParent(sku: string): boolean {
    return prepared(this.#staging, 'SELECT 1 FROM record WHERE parent = ? LIMIT 1', 'pluck').get(sku) !== undefined
  }

  /** A product as it will be with the file carried out; null for a SKU that neither has. */
  find(sku: string): KnownRecord | null {
    const row = prepared(
      this.#staging,
      'SELECT kind, parent, family_id AS familyId, split FROM record WHERE sku = ? ORDER BY n LIMIT 1',
    ).get(sku) as RecordRow | undefined
    const product = prepared(this.#db, `${PRODUCT} WHERE p.sku = ? AND p.deleted_at IS NULL`).get(sku) as
      | ProductRow
      | undefined
    if (row === undefined && product === undefined) return null
    const isReleased = row?.kind === 'product' && row.parent === ''
    return {
      sku,
      kind: row?.kind ?? (row === undefined || product?.kind === 'model' ? kindOf(product) : null),
      parent: row?.parent || (isReleased ? null : (product?.parent ?? null)),
      familyId: row?.familyId ?? product?.familyId ?? null,
      split: this.#splitOf(row?.split ?? null) ?? this.#schemeOf(product?.schemeId ?? null),
      isInFile: row !== undefined,
    }
  }

  /** How a product of the catalogue stands to others today. */
  stored(productId: number): (StoredRecord & { readonly familyId: number | null }) | null {
    const product = prepared(this.#db, `${PRODUCT} WHERE p.id = ?`).get(productId) as ProductRow | undefined
    if (product === undefined) return null
    const split = this.#schemeOf(product.schemeId)
    return {
      kind: product.kind,
      parent: product.parent,
      familyId: product.familyId,
      scheme: split?.scheme ?? null,
      own: product.own,
      hasVariants: product.hasVariants === 1,
    }
  }

  #splitOf(text: string | null): Split | null {
    if (text === null) return null
    const noted = JSON.parse(text) as number | string[] // written by `note`
    return typeof noted === 'number' ? this.#schemeOf(noted) : { kind: 'axes', axes: noted }
  }

  #schemeOf(id: number | null): Extract<Split, { kind: 'scheme' }> | null {
    const scheme = id === null ? undefined : this.#structure.familyVariantsById.get(id)
    return scheme === undefined ? null : { kind: 'scheme', scheme }
  }
}

function kindOf(product: ProductRow | undefined): ProductKind | null {
  return (product?.kind ?? null) as ProductKind | null // the column holds nothing else
}
