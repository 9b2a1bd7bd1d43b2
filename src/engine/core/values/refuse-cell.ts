import type { Owner } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { Place } from '../structure/inheritance.ts'
import { levelOf } from '../structure/inheritance.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'

const OWNER_WORDS: Readonly<Record<Owner, string>> = {
  pim: 'this catalogue',
  erp: 'the ERP system',
  pos: 'the till',
  supplier: 'the supplier',
  shop: 'the shop',
}

/** Why nobody but its owner may write this column; null for columns that are ours, or of one of `writers`. */
export function refuseColumn(column: Column, writers: readonly Owner[]): Problem | null {
  const owner = column.attribute?.owner ?? 'pim'
  if (owner === 'pim' || writers.includes(owner)) return null
  return problem(
    'foreign-owner',
    `${column.attribute?.code ?? ''} is kept by ${OWNER_WORDS[owner]}; change it there.`,
    { owner },
  )
}

/** Why a product cannot have a value of its own in this column, given where it stands among models and variants. */
export function refuseCell(column: Column, place: Place | null): Problem | null {
  const level = place ? levelOf(place.variant, column) : null
  if (!place || level === null || level === place.depth || place.own.has(column.key)) return null
  return level < place.depth
    ? problem('inherited-value', 'This value comes from the model; change it there.', { level })
    : problem('belongs-to-variant', 'Each variant has its own value here; fill it in on the variants.', { level })
}
