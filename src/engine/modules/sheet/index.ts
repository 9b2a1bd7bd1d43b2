/**
 * The sheet: operations on ranges of cells, however many, on rows no window ever loaded (docs/sheet.md).
 * Owns how a selection becomes products, what an operation makes of each cell, and writing that as one undoable step.
 * Never decides by itself what a column may hold: reading and refusing values is core/values, as for a single cell.
 * Tables: none of its own; products through the write door.
 */
import type { Module, Step } from '../../runtime/module.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { apply, preview, resolveStep, sample, tallyStep } from './apply.ts'
import { fill, fillStep } from './fill.ts'
import { paste, rowsStep } from './paste.ts'
import { copy, copyStep } from './read/copy.ts'
import { count, countStep, find, findStep } from './read/find.ts'
import { hits } from './read/hits.ts'
import { summary, summaryStep } from './read/summary.ts'
import { planForWriting } from './write/run-work.ts'
import { writeSteps } from './write/write-steps.ts'

export { tallyStep } from './apply.ts'
export type { Chunk } from './plan/chunk.ts'
export { hasExclusive } from './read/exclusive.ts'
export type { ResolvedBand } from './read/resolve.ts'
export { resolveSelection } from './read/resolve.ts'
export { CHUNK_CELLS, runWork } from './write/run-work.ts'

/** The module, over views that may sort and filter by the figures of other modules. */
export function sheetModule(computed: ComputedColumns): Module {
  const resolve = resolveStep(computed)
  const rows = rowsStep(computed)
  const facts = fillStep(computed)
  return {
    name: 'sheet',
    queries: { 'sheet.sample': (context, input) => sample(context, computed, input), 'sheet.hits': hits },
    jobs: {
      'sheet.preview': (context, input) => preview(context, resolve, input),
      'sheet.apply': (context, input) => apply(context, resolve, input),
      'sheet.paste': (context, input) => paste(context, { rows, resolve }, input),
      'sheet.fill': (context, input) => fill(context, facts, input),
      'sheet.copy': (context, input) => copy(context, resolve, input),
      'sheet.summary': (context, input) => summary(context, resolve, input),
      'sheet.find': (context, input) => find(context, rows, input),
      'sheet.count': (context, input) => count(context, resolve, input),
    },
    passing: [
      'sheet.preview',
      'sheet.apply',
      'sheet.paste',
      'sheet.fill',
      'sheet.copy',
      'sheet.summary',
      'sheet.find',
      'sheet.count',
    ],
    steps: [
      resolve,
      rows,
      facts,
      tallyStep,
      planForWriting,
      copyStep,
      summaryStep,
      findStep,
      countStep,
      ...writeSteps,
    ] as readonly Step<never, unknown>[],
  }
}
