import { parseColumnKey } from '../../../../shared/column-key.ts'
import { KPIS } from '../../../../shared/kpi.ts'
import type { Kpi } from '../../../../shared/kpi.ts'
import { kpiOfRule } from '../../../core/kpi/kpi-of-rule.ts'
import type { CompiledRules, JudgedProduct } from '../../../core/rules/compile-rules.ts'
import { signatureOf } from '../../../core/rules/rule-signature.ts'
import type { Channel, Slot, StructureModel } from '../../../core/structure/model.ts'
import { requirementsOf, signatureOf as requirementSignature } from '../requirements.ts'
import { supplierSlot } from '../rules/problem-filter.ts'
import { rulesOf } from '../rules/rules-of.ts'

/** Numbers per product and group: `at` says where each stands. */
export type Counts = readonly number[]

/** What is counted of a catalogue, and where each number stands, worked out once per structure. */
export interface KpiPlan {
  readonly channels: readonly Channel[]
  readonly rules: CompiledRules
  readonly supplier: Slot | null
  readonly length: number
  /** Where what was asked stands; of the whole (null) or of a channel by its place in `channels`. */
  at(kpi: Kpi, channel: number | null): number
  /** Where required values that are missing stand. */
  missingAt(channel: number | null): number
  readonly productsAt: number
  /** Adds what the rules ask of a product. */
  count(product: JudgedProduct, counts: number[]): void
  /** Slots of which only filling and emptying counts, and those of which every change does. */
  readonly filled: ReadonlySet<number>
  readonly watched: ReadonlySet<number>
  /** Equal as long as the same is counted in the same places. */
  readonly signature: string
}

const made = new WeakMap<StructureModel, KpiPlan>()

export function kpiPlan(structure: StructureModel): KpiPlan {
  let plan = made.get(structure)
  if (!plan) made.set(structure, (plan = makePlan(structure)))
  return plan
}

function makePlan(structure: StructureModel): KpiPlan {
  const rules = rulesOf(structure)
  const channels = [...structure.channels.values()]
  const width = channels.length + 1
  const at = (kpi: Kpi, channel: number | null): number => KPIS.indexOf(kpi) * width + (channel ?? -1) + 1
  const asks = [
    ...rules.checks.map((check) => ({ check, isAsked: (product: JudgedProduct) => check.judges(product) })),
    ...rules.shared.map((check) => ({ check, isAsked: (product: JudgedProduct) => check.keyOf(product) !== null })),
  ].flatMap(({ check, isAsked }) => {
    const kpi = kpiOfRule(check.rule.check.kind)
    if (kpi === null) return []
    const places = [null, ...channels.keys()]
      .filter((channel) => channel === null || concerns(channels[channel], check.column))
      .map((channel) => at(kpi, channel))
    return [{ isAsked, places }]
  })
  const requirements = requirementsOf(structure)
  const supplier = supplierSlot(structure)
  return {
    channels,
    rules,
    supplier,
    length: (KPIS.length + 1) * width + 1,
    at,
    missingAt: (channel) => KPIS.length * width + (channel ?? -1) + 1,
    productsAt: (KPIS.length + 1) * width,
    count: (product, counts) => {
      for (const { isAsked, places } of asks)
        if (isAsked(product)) for (const place of places) counts[place] = (counts[place] ?? 0) + 1
    },
    ...slotsThatCount(
      rules,
      supplier,
      [...requirements.families.values()].flatMap(({ scopesOfSlot }) => [...scopesOfSlot.keys()]),
    ),
    signature: JSON.stringify([
      channels.map(({ id, code, locales }) => [id, code, locales]),
      supplier?.id ?? null,
      structure.rules.filter(({ isOn }) => isOn).map((rule) => [rule.id, signatureOf(structure, rule)]),
      [...requirements.families.values()].map((family) => [
        family.family.id,
        requirementSignature(requirements, family),
      ]),
    ]),
  }
}

/** Whether a column goes to a channel, by its scope. */
export function concerns(channel: Channel | undefined, column: string): boolean {
  const key = parseColumnKey(column)
  return (
    channel !== undefined &&
    (key?.channel ?? channel.code) === channel.code &&
    (!key?.locale || channel.locales.includes(key.locale))
  )
}

function slotsThatCount(
  { slots, checks, shared }: CompiledRules,
  supplier: Slot | null,
  required: readonly number[],
): Pick<KpiPlan, 'filled' | 'watched'> {
  const idAt = (place: number): number[] => (slots[place] ? [slots[place].id] : [])
  const watched = [
    ...checks.flatMap(({ at, reads }) => reads.filter((place) => place !== at)),
    ...shared.flatMap(({ reads }) => reads),
  ].flatMap(idAt)
  return {
    filled: new Set([...checks.flatMap(({ at }) => (at === -1 ? [] : idAt(at))), ...required]),
    watched: new Set([...watched, ...(supplier ? [supplier.id] : [])]),
  }
}
