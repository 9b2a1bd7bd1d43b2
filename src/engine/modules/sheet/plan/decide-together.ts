import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { Override } from '../../../../shared/vocabulary.ts'
import { OWNERS } from '../../../../shared/vocabulary.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import type { ProductIntent } from '../../../core/values/read-intents.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { gatherFacts, withoutSame } from '../../catalogue/index.ts'
import type { OutcomeOf } from './outcomes.ts'
import type { PlannedCells } from './planned-cells.ts'
import type { CellRow } from './read-cells.ts'
import type { Target } from './target.ts'

/**
 * Decides about all cells together, as intents of their products: for columns in which cells bear on each other (SKUs,
 * barcodes, models, families, links).
 */
export function decideTogether(
  db: Db,
  structure: StructureModel,
  rows: Iterable<CellRow>,
  targets: readonly Target[],
  outcomeOf: OutcomeOf,
  cells: PlannedCells,
  { format, override }: { readonly format: TextFormat; readonly override: readonly Override[] },
): void {
  const intents: ProductIntent[] = []
  const byId = new Map<number, CellRow>()
  for (const row of rows) {
    byId.set(row.id, row)
    for (const target of targets) {
      const outcome = outcomeOf(row, target)
      if (outcome === null) continue
      const where = { productId: row.id, column: target.key }
      if (outcome.kind === 'clear') intents.push({ kind: 'clear-value', ...where })
      else if (outcome.kind === 'text') intents.push({ kind: 'set-text', ...where, text: outcome.text })
      else if (outcome.kind === 'value') intents.push({ kind: 'set-value', ...where, value: outcome.value })
      else cells.refuse(toRejection(outcome.problem, { ...where, value: outcome.tried }), row)
    }
  }
  const read = readIntents(structure, intents, format, override.includes('foreign') ? OWNERS : [])
  const plan = planIntents(structure, read, gatherFacts(db, structure, read.needs), '', override)
  for (const { productId, keys, values } of withoutSame(db, structure, plan.writes)) {
    const row = byId.get(productId ?? 0)
    if (row) cells.write(row, keys, values)
  }
  for (const rejection of plan.rejections) {
    const row = byId.get(rejection.productId ?? 0)
    if (!row) throw new Error(`Refused outside of the selection: ${rejection.message}`)
    cells.refuse(rejection, row)
  }
}
