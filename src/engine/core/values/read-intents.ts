import type { Intent } from '../../../shared/contract/catalogue.ts'
import type { Rejection, TextFormat } from '../../../shared/contract/common.ts'
import type { CellValue, Owner } from '../../../shared/vocabulary.ts'
import { OWNERS } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { StructureModel } from '../structure/model.ts'
import { resolveColumn } from '../structure/resolve-column.ts'
import { checkValue } from './check-value.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'
import type { ReadValue } from './read-value.ts'
import { refuse } from './read-value.ts'
import type { TextReader } from './reader.ts'
import { textReader } from './reader.ts'
import { refuseColumn } from './refuse-cell.ts'
import { toRejection } from './rejections.ts'

export type ProductIntent = Exclude<Intent, { kind: 'change-model' }>
type CreateIntent = Extract<ProductIntent, { kind: 'create-product' }>

/** An intent with its column known and its text read; parents and links are still SKUs. */
export type ReadIntent =
  | { readonly kind: 'set'; readonly productId: number; readonly cell: ReadCell }
  | {
      readonly kind: 'create'
      readonly intent: CreateIntent
      readonly sku: ReadCell
      readonly cells: readonly ReadCell[]
    }
  | { readonly kind: 'reset'; readonly productId: number; readonly column: Column }
  | { readonly kind: 'delete' | 'restore'; readonly productId: number }

export interface ReadCell {
  readonly column: Column
  readonly value: CellValue
}

/** What has to be looked up before the intents can be planned. */
export interface Needs {
  readonly productIds: ReadonlySet<number>
  /** Products with all that lies below them: those to delete or restore. */
  readonly treeIds: ReadonlySet<number>
  readonly skus: ReadonlySet<string>
  /** Values that only one product may have, by column key. */
  readonly unique: ReadonlyMap<string, ReadonlySet<CellValue>>
}

export interface IntentsRead {
  readonly intents: readonly ReadIntent[]
  readonly rejections: readonly Rejection[]
  readonly needs: Needs
}

/**
 * Reads every text and checks every value by its column alone: the half of the planning that needs no product.
 * `writers` are the owners on whose behalf this is done besides our own (an import from the till: `pos`); `isTaken`
 * knows the cells of others that were taken over here.
 */
export function readIntents(
  structure: StructureModel,
  intents: readonly ProductIntent[],
  format: TextFormat,
  writers: readonly Owner[] = [],
  isTaken: (productId: number, key: string) => boolean = () => false,
): IntentsRead {
  const readers = columnReaders(structure, format, writers)
  const takenReaders = columnReaders(structure, format, OWNERS)
  const read: ReadIntent[] = []
  const rejections: Rejection[] = []
  const needs = {
    productIds: new Set<number>(),
    treeIds: new Set<number>(),
    skus: new Set<string>(),
    unique: new Map<string, Set<CellValue>>(),
  }

  const note = ({ column, value }: ReadCell): void => {
    if (value === null) return
    if (column.system === 'sku' || column.system === 'parent') needs.skus.add(String(value))
    if (column.associationType) for (const sku of JSON.parse(String(value)) as string[]) needs.skus.add(sku)
    if (!column.attribute?.isUnique) return
    const values = needs.unique.get(column.key)
    if (values) values.add(value)
    else needs.unique.set(column.key, new Set([value]))
  }
  /** The cell of one intent, or null after noting why not. */
  const readCell = (
    key: string,
    productId: number | null,
    text: string | null,
    value: CellValue = text,
  ): ReadCell | null => {
    const reader = productId !== null && isTaken(productId, key) ? takenReaders(key) : readers(key)
    const result = reader.ok ? (text === null ? reader.check(value) : reader.read(text)) : refuse(reader.problem)
    if (reader.ok && result.ok) {
      const cell = { column: reader.column, value: result.value }
      note(cell)
      return cell
    }
    if (!result.ok)
      rejections.push(
        toRejection(result.problem, { productId, column: key, value: value === null ? null : String(value) }),
      )
    return null
  }

  for (const intent of intents) {
    switch (intent.kind) {
      case 'set-text':
      case 'set-value':
      case 'clear-value': {
        needs.productIds.add(intent.productId)
        const cell =
          intent.kind === 'set-text'
            ? readCell(intent.column, intent.productId, intent.text)
            : readCell(intent.column, intent.productId, null, intent.kind === 'set-value' ? intent.value : null)
        if (cell) read.push({ kind: 'set', productId: intent.productId, cell })
        break
      }
      case 'reset-value': {
        needs.productIds.add(intent.productId)
        const reader = takenReaders(intent.column)
        if (reader.ok) read.push({ kind: 'reset', productId: intent.productId, column: reader.column })
        else rejections.push(toRejection(reader.problem, { productId: intent.productId, column: intent.column }))
        break
      }
      case 'create-product': {
        const sku = readCell('sku', null, intent.sku)
        if (!sku) break
        if (intent.parentId !== null) needs.productIds.add(intent.parentId)
        const cells = Object.entries(intent.texts).flatMap(([key, text]) =>
          key === 'sku' ? [] : (readCell(key, null, text) ?? []),
        )
        read.push({ kind: 'create', intent, sku, cells })
        break
      }
      case 'delete-product':
      case 'restore-product':
        needs.treeIds.add(intent.productId)
        read.push({ kind: intent.kind === 'delete-product' ? 'delete' : 'restore', productId: intent.productId })
    }
  }
  return { intents: read, rejections, needs }
}

export type ColumnReader =
  | {
      readonly ok: true
      readonly column: Column
      readonly read: TextReader
      readonly check: (value: CellValue) => ReadValue
    }
  | { readonly ok: false; readonly problem: Problem }

/** Resolves each column once, however many cells it has. */
function columnReaders(
  structure: StructureModel,
  format: TextFormat,
  writers: readonly Owner[],
): (key: string) => ColumnReader {
  const known = new Map<string, ColumnReader>()
  return (key) => {
    let reader = known.get(key)
    if (!reader) known.set(key, (reader = columnReader(structure, key, format, writers)))
    return reader
  }
}

/**
 * What reads the cells of one column, whoever their product is: typed text, or values in stored form. Not ok where
 * there is no such column, or it is not one of `writers` that may write it.
 */
export function columnReader(
  structure: StructureModel,
  key: string,
  format: TextFormat,
  writers: readonly Owner[],
): ColumnReader {
  const resolved = resolveColumn(structure, key)
  if (!resolved.ok) return resolved
  const { column } = resolved
  const refusal = refuseColumn(column, writers)
  if (refusal) return { ok: false, problem: refusal }
  const read = textReader(structure, column, format)
  const keep = column.system === 'sku' || column.system === 'status' ? required : (result: ReadValue) => result
  return {
    ok: true,
    column,
    read: (text) => keep(read(text)),
    check: (value) => keep(checkValue(structure, column, value)),
  }
}

/** A product always has a SKU and a status. */
function required(result: ReadValue): ReadValue {
  return result.ok && result.value === null ? refuse(problem('value-required', 'This cannot be empty.')) : result
}
