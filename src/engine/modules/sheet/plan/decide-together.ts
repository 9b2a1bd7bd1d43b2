import type { Rejection, TextFormat } from '../../../../shared/contract/common.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import type { ProductIntent } from '../../../core/values/read-intents.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { gatherFacts } from '../../catalogue/index.ts'
import type { CellOutcome } from './outcomes.ts'
import type { Decisions } from './chunk.ts'

/**
 * Decides about all cells together, as intents of their products: for columns in which cells bear on each other (SKUs,
 * barcodes, models, families, links).
 */
export function decideTogether(
  db: Db,
  structure: StructureModel,
  outcomes: readonly CellOutcome[],
  format: TextFormat,
): Decisions {
  const intents: ProductIntent[] = []
  const refused: Rejection[] = []
  for (const { row, target, outcome } of outcomes) {
    const where = { productId: row.id, column: target.key }
    if (outcome.kind === 'clear') intents.push({ kind: 'clear-value', ...where })
    else if (outcome.kind === 'text') intents.push({ kind: 'set-text', ...where, text: outcome.text })
    else if (outcome.kind === 'value') intents.push({ kind: 'set-value', ...where, value: outcome.value })
    else refused.push(toRejection(outcome.problem, { ...where, value: outcome.tried }))
  }
  const read = readIntents(structure, intents, format)
  const plan = planIntents(structure, read, gatherFacts(db, structure, read.needs), '')
  const rows = new Map(outcomes.map(({ row }) => [row.id, row]))
  return {
    writes: plan.writes.flatMap(({ productId, keys, values }) => {
      const row = rows.get(productId ?? 0)
      return row ? [{ row, keys, values }] : []
    }),
    rejections: [...refused, ...plan.rejections],
  }
}
