import type { EngineEvent, QueryName } from '../../shared/contract/index.ts'

type Rule = (event: EngineEvent) => boolean

const never: Rule = () => false
const change: Rule = ({ type }) => type === 'catalogue.changed' || type === 'catalogue.opened'
const structure: Rule = (event) =>
  event.type === 'catalogue.opened' || (event.type === 'catalogue.changed' && event.structureChanged)
// What jobs of the sheet change comes as catalogue.changed; a sum of selected cells makes nothing old.
const job: Rule = (event) =>
  event.type === 'catalogue.opened' || (event.type === 'job.done' && !/^(sheet|history|catalogue)\./.test(event.job.op))
const changeOrJob: Rule = (event) => change(event) || job(event)

/** Which events make the answer of a query old. A new query does not compile until somebody has decided. */
export const staleOn: Readonly<Record<QueryName, Rule>> = {
  'catalogue.info': change,
  'catalogue.structure': structure,
  'catalogue.options': structure,
  'catalogue.gridPage': never, // the grid's row store decides for itself
  'catalogue.gridRow': never,
  'catalogue.gridEdge': never,
  'catalogue.product': change,
  'catalogue.productCard': change,
  'catalogue.productHistory': change,
  'catalogue.bin': change,
  'media.assets': change,
  'media.facts': changeOrJob,
  'media.library': changeOrJob,
  'media.libraryCounts': changeOrJob,
  'media.asset': changeOrJob,
  'media.stagedPictures': never, // a drop stays as it was staged
  'catalogue.checkFilter': change,
  'catalogue.history': change,
  'catalogue.changes': ({ type }) => type === 'catalogue.opened',
  'catalogue.check': never,
  'quality.summary': change,
  'quality.product': change,
  'quality.gaps': change,
  'quality.missing': change,
  'quality.kpis': change,
  'quality.rules': change,
  'quality.tiles': change,
  'quality.trend': changeOrJob,
  'quality.problems': change,
  'quality.problemRows': change,
  'sheet.sample': change,
  'history.steps': change,
  'history.facets': change,
  'history.moment': change,
  'history.difference': never, // between two places of the journal nothing changes any more
  'views.list': change,
  'sheet.hits': never, // the grid asks again for what it draws again
  'model.list': structure,
  'model.impact': change,
  'model.dictionary': change,
  'model.models': change,
  'model.overrides': change,
  'model.groupPreview': change,
  'model.matrix': change,
  'import.describe': job,
  'import.checkMapping': job,
  'import.preview': job,
  'import.rejections': job,
  'import.trySteps': job,
  'import.heldPrices': changeOrJob,
  'import.waiting': changeOrJob,
  'pictures.waiting': changeOrJob,
  'pictures.failed': changeOrJob,
  'suppliers.list': changeOrJob,
  'suppliers.deliveries': changeOrJob,
  'suppliers.rows': changeOrJob, // a delivery that is taken back counts no longer
  'sources.list': changeOrJob,
  'sources.runs': changeOrJob,
  'sources.nextRuns': never,
  'sources.lastDelivery': changeOrJob,
  'publish.connections': changeOrJob,
  'publish.mapping': structure,
  'publish.previewRecord': change,
  'publish.planRows': job,
  'publish.runs': job,
  'jobs.list': job,
  'jobs.get': job,
}
