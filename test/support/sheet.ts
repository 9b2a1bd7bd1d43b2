import type { Input, Result } from '../../src/shared/contract/index.ts'
import type { CellValue } from '../../src/shared/vocabulary.ts'
import type { Shop } from './shop.ts'
import { newRequest } from './shop.ts'

type Operation = Input<'sheet.apply'>['operation']

export const DUTCH = { decimal: ',', dateOrder: 'dmy' } as const

/** Everything in the catalogue, in these columns. */
export function allOf(...columns: string[]): Input<'sheet.apply'>['selection'] {
  return { kind: 'view', viewKey: 'all', query: {}, order: null, ranges: [{ from: 0, count: 1_000_000, columns }] }
}

/** Does an operation to these columns of every product. */
export function applyTo(
  { engine }: Pick<Shop, 'engine'>,
  columns: string[],
  operation: Operation,
  rest: Partial<Input<'sheet.apply'>> = {},
): Promise<Result<'sheet.apply'>> {
  return engine.runJob('sheet.apply', {
    requestId: newRequest(),
    selection: allOf(...columns),
    operation,
    format: DUTCH,
    language: 'nl',
    ...rest,
  })
}

/** The values of a column of every product, by SKU. */
export async function valuesOf({ engine }: Pick<Shop, 'engine'>, column: string): Promise<Record<string, CellValue>> {
  const { rows } = await engine.call('catalogue.gridPage', {
    viewKey: newRequest(),
    query: {},
    columns: [{ column: 'sku' }, { column }],
    from: 0,
    count: 1_000,
  })
  return Object.fromEntries(rows.map(([sku, value]) => [String(sku), value ?? null]))
}

/** A view as a window has it: its order, to select by positions. */
export async function viewAt(
  { engine }: Pick<Shop, 'engine'>,
  query: Input<'catalogue.gridPage'>['query'] = {},
  viewKey = newRequest(),
): Promise<{ viewKey: string; query: typeof query; order: number }> {
  const { order } = await engine.call('catalogue.gridPage', {
    viewKey,
    query,
    columns: [{ column: 'sku' }],
    from: 0,
    count: 1,
  })
  return { viewKey, query, order }
}
