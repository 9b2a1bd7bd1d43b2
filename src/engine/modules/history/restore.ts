import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { TallyBook } from '../../core/sheet/tally.ts'
import { STORED_FORMAT } from '../../core/values/check-value.ts'
import { planIntents } from '../../core/values/plan-intents.ts'
import type { ProductIntent } from '../../core/values/read-intents.ts'
import { readIntents } from '../../core/values/read-intents.ts'
import type { JobContext, Step, WriteContext } from '../../runtime/module.ts'
import { readStep, writeStep } from '../../runtime/module.ts'
import { continueLongStep } from '../../store/long-step.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { gatherFacts, writePlan } from '../catalogue/index.ts'
import type { Chunk } from '../sheet/index.ts'
import { CHUNK_CELLS, runWork, tallyStep } from '../sheet/index.ts'
import type { Collected, Group } from './collect.ts'
import { collect } from './collect.ts'
import type { Narrowed, NarrowStep } from './narrow.ts'

const KIND = 'restore-values'

/** What finds the cells of a difference: those of a selection on the thread that has its view, then their values. */
export interface CollectSteps {
  readonly narrow: NarrowStep
  readonly collect: Step<Narrowed, Collected>
}

/** On the thread of long reads: a step of 100,000 cells takes it some tenths of a second. */
export function collectStep(computed: ComputedColumns): CollectSteps['collect'] {
  return readStep('history.collect', 'worker', (context, narrowed: Narrowed) => collect(context, computed, narrowed))
}

/** Puts products into the bin that were not there then, and takes those out that were. */
export const moveProducts = writeStep(
  'history.moveProducts',
  (
    { db, clock, store }: WriteContext,
    input: { changeSetId: number; toBin: readonly number[]; toReturn: readonly number[] },
  ) =>
    continueLongStep(
      store,
      { kind: KIND, label: { key: `history.${KIND}`, params: {} }, origin: 'user' },
      input.changeSetId,
      (tx) => {
        const intents: ProductIntent[] = [
          ...input.toBin.map((productId) => ({ kind: 'delete-product' as const, productId })),
          ...input.toReturn.map((productId) => ({ kind: 'restore-product' as const, productId })),
        ]
        const structure = tx.structure()
        const read = readIntents(structure, intents, STORED_FORMAT)
        const facts = gatherFacts(db, structure, read.needs)
        const { writes, rejections } = planIntents(structure, read, facts, clock.now().toISOString())
        writePlan(tx, writes)
        return rejections
      },
    ),
)

/**
 * Counts what going back would do. Cells of products that are in the bin now, and would come back, count as changed: by
 * the rules for what lies in the bin none of them could be.
 */
export async function preview(
  context: JobContext,
  steps: CollectSteps,
  { difference }: Parsed<'history.preview'>,
): Promise<Result<'history.preview'>> {
  const collected = await context.run(steps.collect, await context.run(steps.narrow, difference))
  const book = new TallyBook()
  const inBin = new Set(collected.toReturn)
  const stays = { ...collected, groups: collected.groups.map((group) => without(group, inBin)) }
  for (const chunk of chunksOf(stays, { format: STORED_FORMAT, language: 'en' })) {
    book.merge(await context.run(tallyStep, chunk))
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
  }
  for (const { columns, ids } of collected.groups) {
    const returning = ids.filter((id) => inBin.has(id))
    for (const column of columns) {
      book.look(column, returning.length)
      for (const id of returning) book.change(id, column)
    }
  }
  const { counts, reasons, perColumn } = book.toTally()
  return {
    ...counts,
    reasons: { ...reasons },
    ...productsOf(collected),
    perColumn: Object.entries(perColumn).map(([column, { cells, changed }]) => ({ column, cells, changed })),
  }
}

/** Goes back, as one step that can be undone. A request that comes again gets the answer of the first time. */
export async function restore(
  context: JobContext,
  steps: CollectSteps,
  { requestId, difference, format, language }: Parsed<'history.restore'>,
): Promise<Result<'history.restore'>> {
  const collected = await context.run(steps.collect, await context.run(steps.narrow, difference))
  const { toBin, toReturn, cells, isExclusive } = collected
  const movesProducts = toBin.length + toReturn.length > 0
  const { changeSet, first, reasons, ...counts } = await runWork(context, {
    requestId,
    kind: KIND,
    cells,
    chunks: chunksOf(collected, { format, language }),
    creations: [],
    format,
    isExclusive,
    ...(movesProducts
      ? { before: async (changeSetId) => void (await context.run(moveProducts, { changeSetId, toBin, toReturn })) }
      : {}),
  })
  return {
    cells: counts.cells,
    changed: counts.changed,
    unchanged: counts.unchanged,
    refused: counts.refused,
    locked: counts.locked,
    reasons,
    ...productsOf(collected),
    changeSet,
    first,
  }
}

function productsOf({ toBin, toReturn, gone }: Collected): { binned: number; returned: number; gone: number } {
  return { binned: toBin.length, returned: toReturn.length, gone }
}

function without(group: Group, ids: ReadonlySet<number>): Group {
  if (ids.size === 0) return group
  const places = [...group.ids.keys()].filter((place) => !ids.has(group.ids[place] ?? 0))
  const pick = <T>(list: readonly T[]): T[] => places.flatMap((place) => [list[place] as T]) // places of this very list
  return { columns: group.columns, ids: pick(group.ids), rows: pick(group.rows) }
}

/** Groups in parts that each fit a transaction. */
function* chunksOf({ groups }: Collected, person: Pick<Chunk, 'format' | 'language'>): Generator<Chunk> {
  for (const { columns, ids, rows } of groups) {
    const most = Math.max(1, Math.floor(CHUNK_CELLS / columns.length))
    for (let from = 0; from < ids.length; from += most)
      yield {
        ids: Uint32Array.from(ids.slice(from, from + most)),
        columns,
        source: { kind: 'values', rows: rows.slice(from, from + most) },
        ...person,
      }
  }
}
