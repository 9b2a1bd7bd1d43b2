/**
 * The catalogue: its structure, products, history and views.
 * Owns the commands by which people change it and the ways of reading it: pages, filters, search, sorting.
 * Never knows what a shop, a supplier file or a score is; other modules hand it columns (computed-columns.ts).
 * Tables: product, value_slot, change_set, change and the structure's, all through the write door; search_*, product_count.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { rollBackUnfinished } from '../../store/roll-back.ts'
import { bin } from './bin/bin.ts'
import { moveProducts } from './bin/move-products.ts'
import { discardProducts } from './bin/discard-products.ts'
import { emptyBinSlice } from './bin/empty-bin.ts'
import type { ComputedColumns } from './computed-columns.ts'
import { productCountProjection } from './counts/product-counts.ts'
import { applyIntents } from './edit/apply-intents.ts'
import { changes } from './history/changes.ts'
import { history } from './history/history.ts'
import { productHistory } from './history/product-history.ts'
import { redo, undo } from './history/undo.ts'
import { info } from './read/info.ts'
import { product } from './read/product.ts'
import { productCard } from './read/product-card.ts'
import { options, structure } from './read/structure.ts'

import { indexSlice } from './search/index-slice.ts'
import { listViews, removeView, saveView } from './saved-views/saved-views.ts'
import { searchProjection } from './search/search-projection.ts'
import { checkFilter } from './view/check-filter.ts'
import { facets, facetStep } from './view/facets.ts'
import { gridEdge } from './view/grid-edge.ts'
import { gridPage, gridRow } from './view/grid-page.ts'
import { similarStep } from './view/similar-values.ts'
import type { MadeView, ViewNeed } from './view/make-view.ts'
import { makeViewAt } from './view/past-maker.ts'
import { takeView } from './view/views.ts'

export type { ComputedColumns, ProblemCell } from './computed-columns.ts'
export { applyIntents } from './edit/apply-intents.ts'
export { gatherFacts } from './edit/gather-facts.ts'
export { takenCells } from './edit/taken-cells.ts'
export { foreignColumns, newlyTaken, withoutSame, writeTaken } from './edit/write-overrides.ts'
export { writePlan } from './edit/write-plan.ts'
export { requireFilter } from './filter/compile.ts'
export { HIDDEN_SLOTS } from './history/cell-changes.ts'
export { summaryIfAny, summaryOf } from './history/summary.ts'
export { isTranslated, toBorder } from './read/border.ts'
export { briefReader } from './read/brief.ts'
export { codeLabels } from './read/code-labels.ts'
export { rowsOf } from './view/past-rows.ts'
export type { ViewColumn } from './view/view-column.ts'
export { viewColumn } from './view/view-column.ts'
export { currentViews } from './view/views.ts'
export { gatherUses } from './model/gather-uses.ts'
export { readModelRows, structureAfter } from './model/model-rows.ts'
export { planChanges } from './model/plan-changes.ts'
export { scanValues, slotsOfAttribute } from './model/scan-values.ts'
export { writeModelPlan } from './model/write-model.ts'

/** The module, with the figures that other modules keep about products. */
export function catalogueModule(computed: ComputedColumns): Module {
  const facet = facetStep(computed)
  const similar = similarStep(computed)
  return {
    name: 'catalogue',
    queries: {
      'catalogue.info': info,
      'catalogue.structure': structure,
      'catalogue.options': options,
      'catalogue.product': product,
      'catalogue.productCard': productCard,
      'catalogue.productHistory': productHistory,
      'catalogue.bin': bin,
      'catalogue.history': history,
      'catalogue.changes': changes,
      'catalogue.gridPage': (context, input) => gridPage(context, computed, input),
      'catalogue.gridRow': (context, input) => gridRow(context, computed, input),
      'catalogue.gridEdge': (context, input) => gridEdge(context, computed, input),
      'views.list': listViews,
      'catalogue.checkFilter': (context, input) => checkFilter(context, computed, input),
    },
    commands: {
      'catalogue.applyIntents': applyIntents,
      'views.save': saveView,
      'views.remove': removeView,
    },
    jobs: {
      'catalogue.moveProducts': (context, input) => context.runSliced(moveProducts, input, 'catalogue.moving'),
      'catalogue.discardProducts': (context, input) =>
        context.runSliced(discardProducts, input, 'catalogue.discarding'),
      'catalogue.undo': (context, input) => context.runSliced(undo, input, 'catalogue.undoing'),
      'catalogue.redo': (context, input) => context.runSliced(redo, input, 'catalogue.redoing'),
      'catalogue.facets': (context, input) => facets(context, facet, input),
      'catalogue.similarValues': (context, input) => context.run(similar, input),
    },
    passing: [
      'catalogue.moveProducts',
      'catalogue.discardProducts',
      'catalogue.undo',
      'catalogue.redo',
      'catalogue.facets',
      'catalogue.similarValues',
    ],
    projections: [productCountProjection, searchProjection],
    recover: ({ store }) => rollBackUnfinished(store),
    steps: [
      moveProducts,
      discardProducts,
      undo,
      redo,
      facet,
      similar,
      readStep('catalogue.makeView', 'scanner', (context, need: ViewNeed) => makeViewAt(context, computed, need)),
      ...(['reader', 'worker'] as const).map((thread) =>
        readStep('catalogue.takeView', thread, (context, made: MadeView) => takeView(context, computed, made)),
      ),
    ] as readonly Step<never, unknown>[],
    idle: (context) => indexSlice(context) || emptyBinSlice(context),
  }
}
