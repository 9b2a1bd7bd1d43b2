/**
 * The time machine: the journal asked by person, product, column and step, what differs between two moments, and the way
 * back to one for any part of the catalogue (docs/history.md). The past of single pages is the catalogue's own (views).
 * Owns how a difference is found and what is restored of it; never writes but as an operation of the sheet does, so that
 * values of then are held to the rules of today.
 * Tables: none of its own.
 */
import type { Module, Step } from '../../runtime/module.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { difference } from './difference.ts'
import { exportDifference, linesStep } from './export.ts'
import { moment } from './moment.ts'
import { narrowStep } from './narrow.ts'
import { collectStep, moveProducts, preview, restore } from './restore.ts'
import { facets, steps } from './steps.ts'

/** The module, over views that may filter by the figures of other modules. */
export function historyModule(computed: ComputedColumns): Module {
  const narrow = narrowStep(computed)
  const back = { narrow, collect: collectStep(computed) }
  const saving = { narrow, lines: linesStep(computed) }
  return {
    name: 'history',
    queries: {
      'history.steps': steps,
      'history.facets': facets,
      'history.moment': moment,
      'history.difference': (context, input) => difference(context, computed, input),
    },
    jobs: {
      'history.export': (context, input) => exportDifference(context, saving, input),
      'history.preview': (context, input) => preview(context, back, input),
      'history.restore': (context, input) => restore(context, back, input),
    },
    passing: ['history.export', 'history.preview', 'history.restore'],
    steps: [narrow, back.collect, saving.lines, moveProducts] as readonly Step<never, unknown>[],
  }
}
