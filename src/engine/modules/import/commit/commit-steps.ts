import type { MessageRef } from '../../../../shared/contract/common.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import type { PlannedThings } from '../../../core/matching/new-things.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import { slicedStep } from '../../../runtime/sliced.ts'
import type { Sealed } from '../../../runtime/sealed.ts'
import { unseal } from '../../../runtime/sealed.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import { pluckStatement } from '../../../store/database.ts'
import type { LongStep } from '../../../store/long-step.ts'
import {
  abandonLongStep,
  closeLongStep,
  continueLongStep,
  earlierReply as replyToRequest,
  openLongStep,
} from '../../../store/long-step.ts'
import { summaryIfAny, summaryOf } from '../../catalogue/index.ts'
import { importColumns } from '../plan/import-columns.ts'
import type { PlannedWrite } from '../plan/plan-steps.ts'
import type { Receipt } from '../run/import-run.ts'
import { dropWaiting } from '../pictures/keep-waiting.ts'
import { dropHeld } from '../approval/hold.ts'
import { dropRows, keepDelivery } from '../delivery/keep.ts'
import type { Tallied } from '../delivery/tally.ts'
import { besideThresholds, setThresholds, thresholdsOf } from '../delivery/thresholds.ts'
import { makeThings } from './make-things.ts'
import { learn } from '../run/known-sources.ts'
import type { RunDescription } from '../run/import-run.ts'
import { readRun, requireStaged, updateRun } from '../run/import-run.ts'

type Committed = Result<'import.commit'>

/** The answer to a request that was carried out before; undefined for a new one. */
export const earlierReply = writeStep(
  'import.earlierReply',
  ({ db, store }, { requestId }: { requestId: string }): Committed | undefined => {
    const earlier = replyToRequest<Omit<Committed, 'changeSet'>>(store, requestId)
    if (!earlier) return undefined
    return { ...earlier.reply, changeSet: summaryIfAny(db, earlier.changeSetId) }
  },
)

/** Opens the change set of an import, with the attributes, options, families and categories it needs. Answers with the change set's id. */
export const beginCommit = writeStep(
  'import.beginCommit',
  (
    { db, store }: WriteContext,
    { importId, requestId, things }: { importId: number; requestId: string; things: PlannedThings },
  ): number => {
    const run = readRun(db, importId)
    requireStaged(run)
    const { supplier = null } = run.description
    const changeSetId = openLongStep(store, { ...stepOf(run.fileName), supplier, requestId }, (tx) => {
      makeAttributes(tx, run.description.columns)
      const { columns } = importColumns(tx.structure(), run.description.columns)
      makeThings(tx, things, columns)
      for (const { column } of columns) if (column.slot === null) tx.slot(column.key)
    })
    updateRun(db, importId, { state: 'committing', changeSetId })
    return changeSetId
  },
)

function makeAttributes(tx: ChangeTx, columns: ReturnType<typeof readRun>['description']['columns']): void {
  const known = tx.structure()
  let sortOrder = Math.max(0, ...[...known.attributes.values()].map((attribute) => attribute.sortOrder))
  const made = new Set<string>()
  const rows = columns.flatMap(({ header, mapping: { target } }) => {
    if (target.kind !== 'new-attribute' || known.attributes.has(target.code) || made.has(target.code)) return []
    made.add(target.code)
    sortOrder += 1
    const labels = JSON.stringify({ [known.defaultLocale]: target.label })
    const row = {
      code: target.code,
      type: target.type,
      labels,
      // What the file calls it, such as a path of JSON: so the next delivery finds it.
      synonyms: JSON.stringify(header === '' || target.label === header ? [] : [header]),
      is_localizable: target.locale === null ? 0 : 1,
      sort_order: sortOrder,
    }
    return [{ table: 'attribute' as const, id: null, row }]
  })
  if (rows.length > 0) tx.writeRows(rows)
}

export interface WriteChunkInput {
  readonly changeSetId: number
  readonly keys: readonly string[]
  readonly writes: Sealed<readonly PlannedWrite[]>
}

/**
 * Writes planned rows through the door. Answers with the rows whose SKU somebody else has taken since they were planned:
 * those are left out.
 */
export const writeChunk = writeStep(
  'import.writeChunk',
  ({ db, store }: WriteContext, input: WriteChunkInput): { readonly taken: readonly number[] } => {
    const write = (writes: readonly PlannedWrite[]): void => {
      continueLongStep(store, stepOf(''), input.changeSetId, (tx) => {
        const slots = input.keys.map((key) => tx.slot(key))
        tx.writeProducts(writes.map(({ productId, values }) => ({ productId, slots, values })))
      })
    }
    const planned = unseal(input.writes)
    try {
      write(planned)
      return { taken: [] }
    } catch (error) {
      if (!isDuplicate(error)) throw error
      // Found by the index rather than looked up for every row: it hardly ever happens.
      const isTaken = pluckStatement(db, 'SELECT 1 FROM product WHERE sku = ? AND deleted_at IS NULL')
      const taken = planned.filter(
        ({ productId, values }) => productId === null && isTaken.get(values[0]) !== undefined,
      )
      write(planned.filter((each) => !taken.includes(each)))
      return { taken: taken.map(({ row }) => row) }
    }
  },
)

/** One more transaction of an import that is under way. */
export function continueImport(
  store: WriteContext['store'],
  changeSetId: number,
  change: (tx: ChangeTx) => void,
): void {
  continueLongStep(store, stepOf(''), changeSetId, change)
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE'
}

/** Closes the change set: from here on the import is one undoable step, and its answer is kept for a repeated request. */
export const finishCommit = writeStep(
  'import.finishCommit',
  (
    { db, store, clock }: WriteContext,
    input: {
      importId: number
      changeSetId: number
      reply: Omit<Committed, 'changeSet' | 'score'>
      tallied: Tallied | null
    },
  ): Committed => {
    const imported = readRun(db, input.importId)
    const { fileName, description } = imported
    const { tallied } = input
    const thresholds = thresholdsOf(setThresholds(db), description.supplier ?? null)
    const reply = { ...input.reply, score: tallied === null ? null : besideThresholds(tallied.score, thresholds) }
    const { receipt } = reply
    // In the same transaction: a crash must not leave a finished import that looks unfinished.
    const hasChanged = closeLongStep(store, stepOf(fileName, receipt), input.changeSetId, reply, () => {
      updateRun(db, input.importId, { state: 'committed', receipt })
      if (teaches(description)) learn(db, fileName, description, clock.now())
      if (tallied !== null) keepDelivery(db, imported, tallied, clock.now())
    })
    return { ...reply, changeSet: hasChanged ? summaryOf(db, input.changeSetId) : null }
  },
)

/** Answers to a question of ours and our own exports say nothing of how a supplier lays files out. */
function teaches({ returned, columns }: RunDescription): boolean {
  return returned === undefined && !columns.some(({ isOwnExport }) => isOwnExport === true)
}

/** Takes everything back that a cancelled or failed import has written, and lets it be tried again. */
export const abandonCommit = slicedStep(
  'import.abandonCommit',
  function* ({ db, store }: WriteContext, { importId, changeSetId }: { importId: number; changeSetId: number }) {
    yield* abandonLongStep(store, changeSetId)
    dropRows(db, importId)
    dropHeld(db, importId)
    dropWaiting(db, importId)
    updateRun(db, importId, { state: 'staged', changeSetId: null })
  },
)

function stepOf(fileName: string, receipt: Receipt | null = null): LongStep {
  return { kind: 'import', label: labelOf(fileName, receipt), origin: 'import' }
}

function labelOf(fileName: string, receipt: Receipt | null): MessageRef {
  return {
    key: 'history.import',
    params: { file: fileName, created: receipt?.created ?? 0, updated: receipt?.updated ?? 0 },
  }
}
