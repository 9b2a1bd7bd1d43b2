import type { Column } from '../../../core/structure/column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'

/**
 * A column in which the cells of one product decide about another's (a SKU, a barcode, a model): planned by the one
 * thread that writes, so that nothing changes between the decision and the writing.
 */
export function isExclusiveColumn({ system, attribute, associationType }: Column): boolean {
  return (
    system === 'sku' ||
    system === 'parent' ||
    system === 'family' ||
    associationType !== null ||
    attribute?.isUnique === true
  )
}

/** Whether one of the columns is such a one. */
export function hasExclusive(structure: StructureModel, columns: readonly string[]): boolean {
  return columns.some((key) => {
    const resolved = resolveColumn(structure, key)
    return resolved.ok && isExclusiveColumn(resolved.column)
  })
}
