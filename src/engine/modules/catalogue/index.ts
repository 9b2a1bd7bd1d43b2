/**
 * The catalogue: its structure, products, history and views.
 * Owns the commands by which people change it and the ways of reading it: pages, filters, search, sorting.
 * Never knows what a shop, a supplier file or a score is; other modules hand it columns (computed-columns.ts).
 * Tables: product, value_slot, change_set, change and the structure's, all through the write door; search_*.
 */
import type { Module } from '../../runtime/module.ts'
import { rollBackUnfinished } from '../../store/roll-back.ts'
import { applyIntents } from './edit/apply-intents.ts'
import { changes } from './history/changes.ts'
import { history } from './history/history.ts'
import { redo, undo } from './history/undo.ts'
import { info } from './read/info.ts'
import { product } from './read/product.ts'
import { options, structure } from './read/structure.ts'

export { summaryOf } from './history/summary.ts'
export { gatherFacts } from './edit/gather-facts.ts'
export { writePlan } from './edit/write-plan.ts'

export const catalogueModule: Module = {
  name: 'catalogue',
  queries: {
    'catalogue.info': info,
    'catalogue.structure': structure,
    'catalogue.options': options,
    'catalogue.product': product,
    'catalogue.history': history,
    'catalogue.changes': changes,
  },
  commands: {
    'catalogue.applyIntents': applyIntents,
    'catalogue.undo': undo,
    'catalogue.redo': redo,
  },
  recover: ({ store }) => rollBackUnfinished(store),
}
