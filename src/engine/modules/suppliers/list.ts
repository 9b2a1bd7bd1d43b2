import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { addKpis } from '../../../shared/kpis.ts'
import type { DeliveryScore } from '../../core/kpi/score-delivery.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { all, get, sql } from '../../store/sql.ts'
import { besideThresholds, setThresholds, takenBack, thresholdsOf, withoutRows, yearsKept } from '../import/index.ts'

/** Deliveries that a trend shows. */
const RECENT = 12

interface Scored {
  readonly id: number
  readonly supplier: string
  readonly deliveredAt: string
  readonly score: DeliveryScore
  readonly isTakenBack: boolean
}

/**
 * Every supplier of the catalogue, and those that have gone since but delivered: by name. What was taken back counts for
 * nothing.
 */
export function list({ db, structure }: ReadContext): Result<'suppliers.list'> {
  const set = setThresholds(db)
  const delivered = Map.groupBy(scoredDeliveries(db), ({ supplier }) => supplier)
  const uncounted = uncountedImports(db)
  const names = new Map([...delivered.keys(), ...uncounted.keys()].map((code) => [code, code]))
  for (const { code, name } of structure().suppliers) names.set(code, name)
  const suppliers = [...names].map(([code, name]) => {
    const own = delivered.get(code) ?? []
    const found = own.filter(({ isTakenBack }) => !isTakenBack)
    const scores = found.map(({ score }) => score)
    return {
      code,
      name,
      deliveries: found.length,
      takenBack: own.length - found.length,
      lastAt: found.at(-1)?.deliveredAt ?? null,
      total: found.length === 0 ? null : besideThresholds(addScores(scores), thresholdsOf(set, code)),
      recent: found.slice(-RECENT).map(({ id, deliveredAt, score }) => ({ id, deliveredAt, kpis: score.kpis })),
      uncounted: uncounted.get(code) ?? 0,
      own: { ...set.get(code) },
    }
  })
  return {
    suppliers: suppliers.toSorted((a, b) => a.name.localeCompare(b.name)),
    thresholds: { ...thresholdsOf(set, null) },
    yearsKept: yearsKept(db),
  }
}

export function deliveries(
  { db }: ReadContext,
  { supplier, from, count }: Parsed<'suppliers.deliveries'>,
): Result<'suppliers.deliveries'> {
  const thresholds = thresholdsOf(setThresholds(db), supplier)
  const of = sql.selectFrom('delivery').where('supplier', '=', supplier)
  const back = takenBack(db)
  const gone = withoutRows(db)
  const total =
    get(
      db,
      of.select(({ fn }) => fn.countAll<number>().as('count')),
    )?.count ?? 0
  const found = all(
    db,
    of
      .select(['id', 'file_name', 'delivered_at', 'change_set_id', 'score'])
      .orderBy('id', 'desc')
      .limit(count)
      .offset(from),
  )
  return {
    total,
    deliveries: found.map((row) => ({
      ...besideThresholds(readScore(row.score), thresholds),
      id: row.id,
      fileName: row.file_name,
      deliveredAt: row.delivered_at,
      changeSet: row.change_set_id,
      isTakenBack: back.has(row.id),
      hasRows: !gone.has(row.id),
    })),
  }
}

/** All deliveries, oldest first: some hundred bytes each. */
function scoredDeliveries(db: Db): Scored[] {
  const back = takenBack(db)
  return all(db, sql.selectFrom('delivery').select(['id', 'supplier', 'delivered_at', 'score']).orderBy('id')).map(
    ({ id, supplier, delivered_at, score }) => ({
      id,
      supplier,
      deliveredAt: delivered_at,
      score: readScore(score),
      isTakenBack: back.has(id),
    }),
  )
}

/** Imports of a supplier from before deliveries were kept, by supplier; answers to a return sheet are no delivery. */
function uncountedImports(db: Db): ReadonlyMap<string, number> {
  const answers = sql
    .selectFrom('import_run')
    .select('change_set_id')
    .where('change_set_id', 'is not', null)
    .where((row) => row(row.fn<string | null>('json_extract', ['description', row.val('$.returned')]), 'is not', null))
  const rows = all(
    db,
    sql
      .selectFrom('change_set')
      .select(({ fn }) => ['supplier', fn.countAll<number>().as('count')])
      .where('kind', '=', 'import')
      .where('supplier', 'is not', null)
      .where('undo_state', '=', 'done')
      .where('id', 'not in', answers)
      .where('id', 'not in', sql.selectFrom('delivery').select('change_set_id').where('change_set_id', 'is not', null))
      .groupBy('supplier'),
  )
  return new Map(rows.map(({ supplier, count }) => [supplier ?? '', count]))
}

function addScores(scores: readonly DeliveryScore[]): DeliveryScore {
  return {
    rows: scores.reduce((sum, { rows }) => sum + rows, 0),
    rejected: scores.reduce((sum, { rejected }) => sum + rejected, 0),
    kpis: addKpis(scores.map(({ kpis }) => kpis)),
  }
}

function readScore(text: string): DeliveryScore {
  return JSON.parse(text) as DeliveryScore // written by keepDelivery
}
