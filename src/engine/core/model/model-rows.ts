import type { ModelEntity } from '../../../shared/contract/model-change.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Codec } from './entities.ts'
import { ENTITY_SHAPES, MEMBER_TABLES } from './entities.ts'
import { STRUCTURE_TABLES } from '../structure/structure-tables.ts'

export type Row = Readonly<Record<string, CellValue>>

/** The tables of the model as they lie in the file, by table and id. */
export type ModelRows = ReadonlyMap<string, ReadonlyMap<number, Row>>

export interface RowChange {
  readonly table: string
  readonly id: number
  /** Null: removed. */
  readonly row: Row | null
}

/** Fields of a form, as plain data; the contract says which an entity has. */
export type Fields = Readonly<Record<string, unknown>>

export const MODEL_TABLES: readonly string[] = [
  ...Object.values(ENTITY_SHAPES).map(({ table }) => table),
  ...MEMBER_TABLES,
]

/** A working copy of the model: changes are made in it one after the other, and come out as the rows to write. */
export class ModelDraft {
  readonly #tables: Map<string, Map<number, Row>>
  readonly #changed = new Map<string, { table: string; id: number }>()
  readonly #codes = new Map<string, Map<string, number>>()
  readonly #next = new Map<string, number>()

  constructor(rows: ModelRows) {
    this.#tables = new Map(MODEL_TABLES.map((table) => [table, new Map(rows.get(table))]))
  }

  rows(table: string): ReadonlyMap<number, Row> {
    return this.#tables.get(table) ?? new Map<number, Row>()
  }

  /** The id of a thing by its code; null when there is none. */
  find(entity: ModelEntity, code: string, parentId: number | null = null): number | null {
    return this.#index(entity).get(keyOf(parentId, code)) ?? null
  }

  row(entity: ModelEntity, id: number): Row | undefined {
    return this.rows(ENTITY_SHAPES[entity].table).get(id)
  }

  codeOf(entity: ModelEntity, id: CellValue): string | null {
    const code = id === null ? undefined : this.row(entity, Number(id))?.['code']
    return typeof code === 'string' ? code : null
  }

  add(table: string, row: Row): number {
    let id = this.#next.get(table)
    if (id === undefined) {
      id = 1
      for (const known of this.rows(table).keys()) id = Math.max(id, known + 1)
    }
    this.#next.set(table, id + 1)
    this.put(table, id, row)
    return id
  }

  put(table: string, id: number, row: Row | null): void {
    const rows = this.#tables.get(table)
    if (!rows) throw new Error(`The model has no table ${table}`)
    const shape = entityOf(table)
    const index = shape && this.#codes.get(table)
    const parentColumn = shape?.parent?.column
    const keyIn = (each: Row): string =>
      keyOf(parentColumn === undefined ? null : Number(each[parentColumn]), String(each['code']))
    const before = rows.get(id)
    if (before && index) index.delete(keyIn(before))
    if (row === null) rows.delete(id)
    else {
      rows.set(id, row)
      index?.set(keyIn(row), id)
    }
    this.#changed.set(`${table}/${id}`, { table, id })
  }

  /** What differs from the rows it began with, in an order that foreign keys allow. */
  changes(before: ModelRows): RowChange[] {
    const changed = [...this.#changed.values()].flatMap(({ table, id }): RowChange[] => {
      const old = before.get(table)?.get(id)
      const now = this.rows(table).get(id) ?? null
      if (!old && now === null) return []
      return old && now && isSameRow(old, now) ? [] : [{ table, id, row: now }]
    })
    const order: readonly string[] = STRUCTURE_TABLES
    const rank = (table: string): number => order.indexOf(table)
    const written = changed.filter(({ row }) => row !== null).toSorted((a, b) => rank(a.table) - rank(b.table))
    const removed = changed.filter(({ row }) => row === null).toSorted((a, b) => rank(b.table) - rank(a.table))
    return [...written, ...removed]
  }

  #index(entity: ModelEntity): Map<string, number> {
    const { table, parent } = ENTITY_SHAPES[entity]
    let index = this.#codes.get(table)
    if (!index) {
      index = new Map()
      for (const [id, row] of this.rows(table))
        index.set(keyOf(parent ? Number(row[parent.column]) : null, String(row['code'])), id)
      this.#codes.set(table, index)
    }
    return index
  }
}

function keyOf(parentId: number | null, code: string): string {
  return parentId === null ? code : `${parentId}/${code}`
}

function entityOf(table: string): (typeof ENTITY_SHAPES)[ModelEntity] | undefined {
  return Object.values(ENTITY_SHAPES).find((shape) => shape.table === table)
}

function isSameRow(a: Row, b: Row): boolean {
  return Object.keys(b).every((name) => (a[name] ?? null) === (b[name] ?? null))
}

/** A row as its form shows it. */
export function fieldsOf(draft: Pick<ModelDraft, 'codeOf'>, entity: ModelEntity, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ENTITY_SHAPES[entity].fields).map(([name, codec]) => [name, decode(draft, codec, row)]),
  )
}

function decode(draft: Pick<ModelDraft, 'codeOf'>, codec: Codec, row: Row): unknown {
  const value = row[codec.column] ?? null
  switch (codec.kind) {
    case 'plain':
      return value
    case 'flag':
      return value === 1
    case 'since':
      return value !== null
    case 'json':
      return JSON.parse(String(value ?? codec.missing)) as unknown // our own column
    case 'ref':
      return draft.codeOf(codec.entity, value)
  }
}
