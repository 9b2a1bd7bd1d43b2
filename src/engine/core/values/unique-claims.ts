import type { CellValue } from '../../../shared/vocabulary.ts'
import type { PlanFacts } from './facts.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'
import type { ReadCell, ReadIntent } from './read-intents.ts'

/**
 * Takes a value that only one product may have (a SKU, a unique attribute) for a product, or says who has it: in the
 * catalogue, or earlier in the same list. Two claims are of one product when they come with the same object.
 */
export type Claim = (cell: ReadCell, owner: { readonly id: number | null; readonly sku: string }) => Problem | null

export function uniqueClaims(intents: readonly ReadIntent[], facts: PlanFacts): Claim {
  const taken = new Map<string, Parameters<Claim>[1]>()
  const leaving = cellsThatChange(intents, facts)

  return ({ column, value }, owner) => {
    const isSku = column.system === 'sku'
    if (value === null || (!isSku && !column.attribute?.isUnique)) return null
    const name = `${column.key}=${value}`
    const earlier = taken.get(name)
    if (earlier !== undefined && earlier !== owner) return duplicate(isSku, column.key, value, earlier.sku)
    const holder = holdersOf(facts, isSku, column.key, value).find(
      (id) => id !== owner.id && !leaving.has(`${id}/${column.key}`),
    )
    if (holder !== undefined)
      return duplicate(isSku, column.key, value, facts.products.get(holder)?.sku ?? String(value))
    taken.set(name, owner)
    return null
  }
}

/**
 * Unique values that this very list takes from their holders, so that two products may swap their barcodes. A cell
 * whose own new value is refused keeps its old one, which may refuse another in turn: repeated until none is left.
 */
function cellsThatChange(intents: readonly ReadIntent[], facts: PlanFacts): ReadonlySet<string> {
  const cells = intents.flatMap((intent) =>
    intent.kind === 'set' && intent.cell.column.attribute?.isUnique ? [intent] : [],
  )
  let leaving: ReadonlySet<string> = new Set(cells.map(({ productId, cell }) => `${productId}/${cell.column.key}`))
  for (;;) {
    const taken = new Map<string, number>()
    const still = new Set<string>()
    for (const { productId, cell } of cells) {
      const { key } = cell.column
      const name = `${key}=${cell.value}`
      const isHeld =
        cell.value !== null &&
        holdersOf(facts, false, key, cell.value).some((id) => id !== productId && !leaving.has(`${id}/${key}`))
      if (isHeld || (taken.get(name) ?? productId) !== productId) continue
      if (cell.value !== null) taken.set(name, productId)
      still.add(`${productId}/${key}`)
    }
    if (still.size === leaving.size) return leaving
    leaving = still
  }
}

function holdersOf(facts: PlanFacts, isSku: boolean, key: string, value: CellValue): readonly number[] {
  if (!isSku) return facts.holders.get(key)?.get(value) ?? []
  const holder = facts.bySku.get(String(value))
  return holder === undefined ? [] : [holder]
}

function duplicate(isSku: boolean, column: string, value: CellValue, other: string): Problem {
  return isSku
    ? problem('duplicate-sku', `There is already a product with SKU "${value}".`, { sku: String(value) })
    : problem('duplicate-value', `"${value}" is already the ${column} of ${other}.`, { other })
}
