import type { SplitNeeds } from '../../../../core/records/choose-scheme.ts'
import { splitNeeds } from '../../../../core/records/choose-scheme.ts'
import type { CellValue } from '../../../../../shared/vocabulary.ts'
import type { StructureModel } from '../../../../core/structure/model.ts'
import { isProblem } from '../../../../core/values/problem.ts'
import { readStep } from '../../../../runtime/module.ts'
import type { Db } from '../../../../store/database.ts'
import { pluckStatement } from '../../../../store/database.ts'
import { productRows } from '../../../../store/product-rows.ts'
import { readRun } from '../../run/import-run.ts'
import { openStaging } from '../../staging/staging-file.ts'
import { noteRowRejection } from './note-rejection.ts'
import { noteScheme, skusUnder, unsplitModels } from './relations.ts'

export interface SchemesChunk {
  /** The row to go on behind; null after the last. */
  readonly next: number | null
  readonly found: readonly { readonly n: number; readonly needs: SplitNeeds }[]
}

/** Models in one step: with twenty variants of fifty values each some 50 ms. */
const MODELS_AT_ONCE = 100

/** How models split of which nobody said it, by the variants that the file has brought; refused where nothing tells. */
export const planSchemes = readStep(
  'import.planSchemes',
  'worker',
  ({ db, structure }, { importId, after }: { importId: number; after: number }): SchemesChunk => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'write')
    try {
      const model = structure()
      const models = unsplitModels(staging, after, MODELS_AT_ONCE)
      const found = models.flatMap(({ n, sku, change }) => {
        const axes = change?.split?.kind === 'axes' ? change.split.axes : null
        const [own, ...variants] = [sku, ...skusUnder(staging, sku)].map((each) => valuesOf(db, model, each))
        if (own == null) return [] // its row was refused
        const needs = splitNeeds(
          model,
          axes,
          own,
          variants.filter((each) => each !== null),
        )
        if (!isProblem(needs)) return [{ n, needs }]
        noteRowRejection(staging, n, needs, sku)
        return []
      })
      return { next: models.length < MODELS_AT_ONCE ? null : (models.at(-1)?.n ?? null), found }
    } finally {
      staging.close()
    }
  },
)

function valuesOf(
  db: Db,
  structure: StructureModel,
  sku: string,
): { readonly familyId: number | null; readonly values: ReadonlyMap<number, CellValue> } | null {
  const id: unknown = pluckStatement(db, 'SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').get(sku)
  if (typeof id !== 'number') return null
  const slots = [...structure.slots.values()].filter(({ attribute }) => attribute !== null)
  const row = productRows(db, slots).read(id)
  if (row === null) return null
  return {
    familyId: row.state.familyId,
    values: new Map(slots.map((slot, at) => [slot.id, row.values[at] ?? null])),
  }
}

/** Notes which scheme each model gets. */
export const noteSchemes = readStep(
  'import.noteSchemes',
  'worker',
  ({ db }, { importId, schemes }: { importId: number; schemes: readonly (readonly [n: number, scheme: number])[] }) => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'write')
    staging.exec('BEGIN')
    for (const [n, scheme] of schemes) noteScheme(staging, n, scheme)
    staging.exec('COMMIT')
    staging.close()
  },
)
