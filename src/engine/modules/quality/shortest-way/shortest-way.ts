import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { word } from '../../../../shared/filter/format.ts'
import type { LackingProduct } from '../../../core/completeness/shortest-way.ts'
import { shortestWay } from '../../../core/completeness/shortest-way.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { labelOf } from '../label-of.ts'
import { lackingProducts } from './lacking-products.ts'

/** A filter may be 10,000 letters long; brackets and a person's own addition want some of them. */
const MAX_FILTER = 9_000

/** The cells to fill first for a channel, and the filter that shows their rows as a sheet. */
export const shortestWayStep = readStep(
  'quality.shortestWay',
  'worker',
  ({ db, structure }: ReadContext, input: Parsed<'quality.shortestWay'>): Result<'quality.shortestWay'> => {
    const model = structure()
    const channel = model.channels.get(input.channel)
    if (!channel)
      throw new AppError('not-found', `The catalogue has no channel "${input.channel}".`, { channel: input.channel })
    const sales = input.sales === null ? null : (model.slots.get(input.sales) ?? null)
    const { products, held } = lackingProducts(db, model, channel, sales)
    const nameOf = labelOf(db, model)
    const chosen: LackingProduct[] = []
    const skus = new Map<number, string>()
    let length = 'sku in ()'.length
    for (const product of shortestWay(products).slice(0, input.products)) {
      const added = new Map(
        product.cells.flatMap(({ productId }) => (skus.has(productId) ? [] : [[productId, nameOf(productId).sku]])),
      )
      length += [...added.values()].reduce((sum, sku) => sum + word(sku).length + 2, 0)
      if (length > MAX_FILTER) break
      for (const [id, sku] of added) skus.set(id, sku)
      chosen.push(product)
    }
    const columns = Map.groupBy(
      chosen.flatMap(({ cells }) => cells),
      ({ column }) => column,
    )
    return {
      lacking: products.length,
      held,
      cellsOfAll: products.reduce((sum, { cells }) => sum + cells.length, 0),
      products: chosen.length,
      cells: chosen.reduce((sum, { cells }) => sum + cells.length, 0),
      columns: [...columns]
        .map(([column, cells]) => ({ column, cells: cells.length }))
        .toSorted((a, b) => b.cells - a.cells || a.column.localeCompare(b.column)),
      filter: chosen.length === 0 ? null : `sku in (${[...skus.values()].map(word).join(', ')})`,
    }
  },
)
