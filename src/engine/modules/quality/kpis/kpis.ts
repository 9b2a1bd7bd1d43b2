import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Kpi } from '../../../../shared/kpi.ts'
import { KPIS } from '../../../../shared/kpi.ts'
import { kpiOfRule } from '../../../core/kpi/kpi-of-rule.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { IS_DUE } from '../rules/problem-filter.ts'
import { dayOf } from './day-of.ts'
import type { KpiPlan } from './kpi-plan.ts'
import { concerns, kpiPlan } from './kpi-plan.ts'
import { maybeStale } from './stale.ts'

type Input = Parsed<'quality.kpis'>
type Group = Result<'quality.kpis'>['groups'][number]

/** A product whose last change is older is not fresh any more. */
const FRESH_DAYS = 365

/** The five figures and freshness of the whole and of its groups; each group adds up to the whole. */
export function kpis(context: ReadContext, input: Input): Result<'quality.kpis'> {
  const { db, structure, clock } = context
  const model = structure()
  const plan = kpiPlan(model)
  const channel = channelAt(plan, input.channel)
  const familyId = familyOf(model, input.family)
  const narrowed = { familyId, supplier: input.supplier, productId: input.productId }
  const groups = new Map<string, Group>()
  const groupOf = (family: number, supplier: string): Group => {
    const key = input.by === 'none' ? '' : input.by === 'family' ? String(family) : supplier
    let group = groups.get(key)
    if (!group) {
      const code = input.by === 'family' ? (model.familiesById.get(family)?.code ?? null) : supplier || null
      groups.set(key, (group = { key: input.by === 'none' ? null : code, ...nothing() }))
    }
    return group
  }
  for (const { family, supplier, counts, products } of asked(db, narrowed)) {
    const group = groupOf(family, supplier)
    group.products += products * (counts[plan.productsAt] ?? 0)
    for (const kpi of KPIS) group.figures[kpi].of += products * (counts[plan.at(kpi, channel)] ?? 0)
    group.figures.completeness.wrong += products * (counts[plan.missingAt(channel)] ?? 0)
  }
  for (const [kpi, family, supplier, wrong] of broken(db, model, plan, channel, narrowed))
    groupOf(family, supplier).figures[kpi].wrong += wrong
  const since = dayOf(new Date(clock.now().getTime() - FRESH_DAYS * 86_400_000))
  for (const [family, supplier, old] of stale(context, since, narrowed)) groupOf(family, supplier).stale += old
  const total: Group = { key: null, ...nothing() }
  for (const group of groups.values()) addTo(total, group)
  return { total, groups: input.by === 'none' ? [] : [...groups.values()], freshDays: FRESH_DAYS, freshSince: since }
}

interface Narrowed {
  readonly familyId: number | null
  readonly supplier: string | null
  readonly productId: number | null
}

function nothing(): Omit<Group, 'key'> {
  const figure = () => ({ of: 0, wrong: 0 })
  return {
    products: 0,
    stale: 0,
    figures: {
      completeness: figure(),
      conformity: figure(),
      consistency: figure(),
      uniqueness: figure(),
      redundancy: figure(),
    },
  }
}

function addTo(total: Group, group: Group): void {
  total.products += group.products
  total.stale += group.stale
  for (const kpi of KPIS) {
    total.figures[kpi].of += group.figures[kpi].of
    total.figures[kpi].wrong += group.figures[kpi].wrong
  }
}

/** SQL over a row `k` of kpi_set and, where a product is named, `q` of kpi_product. */
function narrowing({ familyId, supplier, productId }: Narrowed): { where: string; params: (number | string)[] } {
  const parts: [string, number | string | null][] = [
    ['k.family_id = ?', familyId],
    ['k.supplier = ?', supplier],
    ['q.product_id = ?', productId],
  ]
  const given = parts.flatMap(([sql, value]) => (value === null ? [] : [[sql, value] as const]))
  return {
    where: given.map(([sql]) => sql).join(' AND ') || 'TRUE',
    params: given.map(([, value]) => value),
  }
}

/** The numbers that products have, and how many have them. */
function asked(
  db: Db,
  narrowed: Narrowed,
): { family: number; supplier: string; counts: readonly number[]; products: number }[] {
  const { where, params } = narrowing(narrowed)
  const [products, table] = narrowed.productId === null ? ['k.products', 'kpi_set k'] : ['1', `kpi_product q ${SET_OF}`]
  const rows = db
    .prepare(`SELECT k.family_id, k.supplier, k.counts, ${products} FROM ${table} WHERE ${where}`)
    .raw()
    .all(params) as [number, string, string, number][]
  return rows.map(([family, supplier, counts, sharing]) => ({
    family,
    supplier,
    counts: JSON.parse(counts) as number[], // as the projection wrote them
    products: sharing,
  }))
}

/** From a product's row to the numbers it has; never the other way, for which there is no index. */
const SET_OF = 'CROSS JOIN kpi_set k ON k.id = q.set_id'

/** Problems by figure, family and supplier. */
function broken(
  db: Db,
  structure: StructureModel,
  plan: KpiPlan,
  channel: number | null,
  narrowed: Narrowed,
): [Kpi, number, string, number][] {
  const { where, params } = narrowing(narrowed)
  const kpiById = new Map(structure.rules.map(({ id, check }) => [id, kpiOfRule(check.kind)]))
  const rows = db
    .prepare(
      `SELECT b.rule_id, b.column_key, k.family_id, k.supplier, COUNT(*) FROM problem b
       CROSS JOIN kpi_product q ON q.product_id = b.product_id ${SET_OF} WHERE ${IS_DUE} AND ${where} GROUP BY 1, 2, 3, 4`,
    )
    .raw()
    .all(params) as [number, string, number, string, number][]
  return rows.flatMap(([ruleId, column, family, supplier, count]) => {
    const kpi = kpiById.get(ruleId)
    const isAsked = kpi && (channel === null || concerns(plan.channels[channel], column))
    return isAsked ? [[kpi, family, supplier, count] as [Kpi, number, string, number]] : []
  })
}

/** Products that are sold and were last changed before a day, as `updated < 2026-05-31` finds them. */
function stale(context: ReadContext, since: string, narrowed: Narrowed): [number, string, number][] {
  const { where, params } = narrowing(narrowed)
  const before = new Date(`${since}T00:00`).toISOString()
  return context.db
    .prepare(
      `SELECT k.family_id, k.supplier, COUNT(*) FROM json_each(?) e CROSS JOIN product p ON p.id = e.value
       CROSS JOIN kpi_product q ON q.product_id = p.id ${SET_OF}
       WHERE p.updated_at < ? AND p.kind <> 'model' AND ${where} GROUP BY 1, 2`,
    )
    .raw()
    .all(maybeStale(context, before), before, ...params) as [number, string, number][]
}

function channelAt({ channels }: KpiPlan, code: string | null): number | null {
  if (code === null) return null
  const at = channels.findIndex((channel) => channel.code === code)
  if (at === -1) throw new AppError('not-found', `The catalogue has no channel "${code}".`, { channel: code })
  return at
}

function familyOf(structure: StructureModel, code: string | null): number | null {
  if (code === null) return null
  const family = structure.families.get(code)
  if (!family) throw new AppError('not-found', `The catalogue has no family "${code}".`, { family: code })
  return family.id
}
