import type { Rejection } from '../../../../../shared/contract/common.ts'
import type { RecordChange } from '../../../../core/records/plan-record.ts'
import { planRecord } from '../../../../core/records/plan-record.ts'
import { cellText } from '../../../../core/mapping/source-cell.ts'
import { namesIn } from '../../../../core/records/read-record.ts'
import { recordRole } from '../../../../core/records/record-column.ts'
import type { Place } from '../../../../core/structure/inheritance.ts'
import type { StructureModel } from '../../../../core/structure/model.ts'
import { jsonList } from '../../../../core/values/options.ts'
import type { Problem } from '../../../../core/values/problem.ts'
import { problem } from '../../../../core/values/problem.ts'
import { toRejection } from '../../../../core/values/rejections.ts'
import type { Db } from '../../../../store/database.ts'
import { pluckStatement } from '../../../../store/database.ts'
import { slotExpression } from '../../../../store/slots.ts'
import type { ImportColumn } from '../import-columns.ts'
import type { RowCells } from '../row-steps.ts'
import { shownCell } from '../row-steps.ts'
import type { NamedLinks } from './record-columns.ts'
import { RecordColumns } from './record-columns.ts'
import { RecordIndex } from './record-index.ts'

/** What becomes of how a row's product stands to others. */
export interface PlannedRecord {
  /** Null when its place stays. */
  readonly change: RecordChange | null
  /** SKUs by column key, of the links that change. */
  readonly links: Readonly<Record<string, readonly string[]>>
  readonly isChanged: boolean
  readonly place: Place | null
  readonly rejections: readonly Rejection[]
}

/** Plans models, variants and links of the rows of one file, whose records are in the staging file (`scanRecords`). */
export class RecordPlanner {
  readonly columns: RecordColumns
  readonly index: RecordIndex
  readonly #db: Db

  constructor(db: Db, staging: Db, structure: StructureModel, columns: RecordColumns) {
    this.#db = db
    this.columns = columns
    this.index = new RecordIndex(db, staging, structure)
  }

  /** `familyId`: what the row says, else what the product or the catalogue has. */
  plan(row: number, cells: RowCells, product: RecordOf): PlannedRecord {
    const { sku, id, familyId } = product
    const read = this.columns.read(cells)
    const stored = id === null ? null : this.index.stored(id)
    const planned = planRecord(read.cells, {
      sku,
      familyId: familyId ?? stored?.familyId ?? null,
      stored,
      isNamedAsParent: this.columns.of('parent') !== null && this.index.isNamedAsParent(sku),
      find: (other) => this.index.find(other),
    })
    const rejections: Rejection[] = []
    const reject = (column: ImportColumn | null, why: Problem): void => {
      const shown =
        column === null ? sku : shownCell(cells, { ...column, reads: column.chain?.reads ?? [column.index] })
      rejections.push(toRejection(why, { row, column: column?.name ?? null, productId: id, value: cellText(shown) }))
    }
    for (const { column, problem: why } of read.refused) reject(column, why)
    for (const { role, problem: why } of planned.problems) reject(this.columns.of(role), why)
    const links: Record<string, readonly string[]> = {}
    for (const each of read.links) {
      const known = this.#knownLinks(each, product, (why) => reject(each.column, why))
      if (known !== null) links[each.column.column.key] = known
    }
    const isChanged = planned.change !== null || Object.keys(links).length > 0
    return { change: planned.change, links, isChanged, place: planned.place, rejections }
  }

  /** SKUs of the products that a product has links to in a column; none for a new one. */
  linked({ slot }: ImportColumn['column'], id: number | null): readonly string[] {
    return id === null ? [] : this.#linkedSkus(slot, id)
  }

  /** The links as they will be, without those that lead nowhere; null where they stay as they are. */
  #knownLinks(
    { column, text }: NamedLinks,
    { id }: RecordOf,
    refuse: (why: Problem) => void,
  ): readonly string[] | null {
    const skus = this.#skusIn(text)
    const held = id === null ? [] : this.#linkedSkus(column.column.slot, id)
    if (held.length === skus.length && held.every((each, at) => each === skus[at])) return null
    const known = skus.filter((each) => {
      if (!held.includes(each) && this.index.find(each) === null)
        refuse(problem('unknown-link', `There is no product "${each}".`, { sku: each }))
      else return true
      return false
    })
    const isSame = held.length === known.length && held.every((each, at) => each === known[at])
    return known.length === 0 || isSame ? null : known
  }

  /** A SKU may hold the very marks that lists are written with: what is a product's as it stands is not taken apart. */
  #skusIn(text: string): readonly string[] {
    const isSku = (part: string): boolean => this.index.find(part.trim()) !== null
    if (isSku(text)) return [text.trim()]
    const parts = jsonList(text.trim()) ?? text.split('\n').flatMap((line) => (isSku(line) ? [line] : namesIn(line)))
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))]
  }

  #linkedSkus(slot: ImportColumn['column']['slot'], id: number): readonly string[] {
    if (slot === null) return []
    const stored: unknown = pluckStatement(
      this.#db,
      `SELECT ${slotExpression(slot)} FROM product p WHERE p.id = ?`,
    ).get(id)
    const skuOf = pluckStatement(this.#db, 'SELECT sku FROM product WHERE id = ?')
    if (typeof stored !== 'string') return []
    return (jsonList(stored) ?? []).flatMap((each) => (skuOf.get(Number(each)) as string | undefined) ?? [])
  }
}

export interface RecordOf {
  readonly sku: string
  /** Null for a new product. */
  readonly id: number | null
  readonly familyId: number | null
}

/** The planner of a file whose columns say how products belong together; null for a file without such columns. */
export function recordPlanner(
  db: Db,
  staging: Db,
  structure: StructureModel,
  columns: readonly ImportColumn[],
): RecordPlanner | null {
  const found = new RecordColumns(structure, columns)
  return found.all.length === 0 ? null : new RecordPlanner(db, staging, structure, found)
}

/** Whether a column is planned here, not as a value of its product. */
export function isRecordColumn({ column }: Pick<ImportColumn, 'column'>): boolean {
  return recordRole(column) !== null
}
