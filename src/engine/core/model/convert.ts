import type { TextFormat } from '../../../shared/contract/common.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { Attribute, Slot, StructureModel } from '../structure/model.ts'
import { resolveColumn } from '../structure/resolve-column.ts'
import { formatColumnKey } from '../../../shared/column-key.ts'
import { formatValue } from '../values/format-value.ts'
import { formatNumber } from '../values/numbers.ts'
import { toStandard } from '../values/measurements.ts'
import type { Problem } from '../values/problem.ts'
import type { TextReader } from '../values/reader.ts'
import { textReader } from '../values/reader.ts'

/** One place of the attribute as it will be, with the places of today that its value can come from. */
interface Target {
  readonly key: string
  /** Set where values from before lie in it already, out of sight. */
  readonly kept: number | null
  /** Set where a former form of the very same place left its values, out of date since. */
  readonly stale: number | null
  /** Indexes into `slots`, the likeliest first. */
  readonly sources: readonly number[]
  readonly read: (value: CellValue, source: number) => ReturnType<TextReader>
}

/** How the values of one attribute come from its form of today into its new one. */
export interface AttributeMove {
  readonly attribute: Attribute
  /** What to read of a product: where values are today, then what lies out of sight. */
  readonly slots: readonly Slot[]
  readonly targets: readonly Target[]
}

export interface MovedProduct {
  /** New values by column key. */
  readonly values: ReadonlyMap<string, CellValue>
  /** Places of today that are left empty. */
  readonly emptied: readonly Slot[]
  readonly failed: readonly { readonly slot: Slot; readonly value: CellValue; readonly problem: Problem }[]
  /** Values that stay behind because another took their place. */
  readonly setAside: number
}

/**
 * Prepares the move of an attribute's values between two forms of it: another type, or other scopes. Where an axis
 * goes, the value of the default language, first channel or first currency is taken, else the next that is filled;
 * where one comes, each scope gets the value, unless it has its own from before.
 */
export function attributeMove(
  before: StructureModel,
  after: StructureModel,
  attributeId: number,
  format: TextFormat,
): AttributeMove | null {
  const from = before.attributesById.get(attributeId)
  const to = after.attributesById.get(attributeId)
  if (!from || !to) return null
  const today = [...before.slots.values()].filter((slot) => slot.attribute?.id === attributeId)
  const ranked = inPreference(before, today)
  const columns = targetKeys(after, to, ranked).flatMap((key) => {
    const resolved = resolveColumn(after, key)
    return resolved.ok ? [resolved.column] : []
  })
  const hidden = columns.flatMap(({ slot }) => (slot && !ranked.includes(slot) && !isAmong(ranked, slot) ? [slot] : []))
  const slots = [...ranked, ...hidden]
  const targets = columns.map((column): Target => {
    const place = column.slot ? slots.findIndex(({ id }) => id === column.slot?.id) : -1
    const isHidden = place >= ranked.length
    const isSamePlace = ranked.some(({ key }) => key === column.key)
    return {
      key: column.key,
      kept: isHidden && !isSamePlace ? place : null,
      stale: isHidden && isSamePlace ? place : null,
      sources: ranked.flatMap((slot, index) => (agrees(slot, column) ? [index] : [])),
      read: converter(before, after, from, column, ranked, format),
    }
  })
  return { attribute: from, slots, targets }
}

/** Decides where one product's values go; `values` in the order of the move's slots. */
export function moveValues({ slots, targets }: AttributeMove, values: readonly CellValue[]): MovedProduct {
  const moved = new Map<string, CellValue>()
  const used = new Set<number>()
  const failed = new Map<number, Problem>()
  const outdated = new Set<number>()
  for (const { key, kept, stale, sources, read } of targets) {
    if (kept !== null && (values[kept] ?? null) !== null) continue
    const source = sources.find((index) => (values[index] ?? null) !== null)
    if (source !== undefined) {
      const result = read(values[source] ?? null, source)
      if (result.ok) moved.set(key, result.value)
      else failed.set(source, result.problem)
      used.add(source)
    }
    // What was emptied or cannot be read must not come back as it was before.
    if (stale !== null && !moved.has(key)) outdated.add(stale)
  }
  const written = new Set(moved.keys())
  const filled = slots.flatMap((slot, index) => ((values[index] ?? null) === null ? [] : [{ slot, index }]))
  return {
    values: moved,
    emptied: filled.flatMap(({ slot, index }) =>
      (used.has(index) && !written.has(slot.key)) || outdated.has(index) ? [slot] : [],
    ),
    failed: filled.flatMap(({ slot, index }) => {
      const problem = failed.get(index)
      return problem ? [{ slot, value: values[index] ?? null, problem }] : []
    }),
    setAside: filled.filter(
      ({ index }) => !used.has(index) && !targets.some(({ kept, stale }) => kept === index || stale === index),
    ).length,
  }
}

function isAmong(slots: readonly Slot[], slot: Slot): boolean {
  return slots.some(({ id }) => id === slot.id)
}

/** The default language first, then the channel's order, then the order of the file. */
function inPreference(structure: StructureModel, slots: readonly Slot[]): Slot[] {
  const channels = [...structure.channels.keys()]
  const locales = structure.locales.map(({ code }) => code)
  const currencies = [...structure.channels.values()].flatMap((channel) => channel.currencies)
  const rank = (slot: Slot): number[] => [
    slot.context === null ? 0 : 1,
    slot.locale === null || slot.locale === structure.defaultLocale ? -1 : locales.indexOf(slot.locale),
    slot.channel === null ? -1 : channels.indexOf(slot.channel),
    slot.currency === null ? -1 : currencies.indexOf(slot.currency),
  ]
  return slots.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)]
    const at = x.findIndex((each, index) => each !== y[index])
    return at === -1 ? 0 : (x[at] ?? 0) - (y[at] ?? 0)
  })
}

/** Every place the attribute has in its new form. A value gets one currency, not all of them: amounts differ. */
function targetKeys(structure: StructureModel, attribute: Attribute, slots: readonly Slot[]): string[] {
  const channels = [...structure.channels.values()]
  const scopes = attribute.isScopable
    ? channels.flatMap((channel) =>
        (attribute.isLocalizable ? channel.locales : [null]).map((locale) => ({ channel: channel.code, locale })),
      )
    : (attribute.isLocalizable ? structure.locales.map(({ code }) => code) : [null]).map((locale) => ({
        channel: null,
        locale,
      }))
  const known = [...new Set(slots.map(({ currency }) => currency))].filter((currency) => currency !== null)
  const first = channels[0]?.currencies[0] ?? null
  const currencies = attribute.type === 'price' ? (known.length > 0 ? known : [first]) : [null]
  const inUse = slots.map(({ context }) => context).filter((code) => code !== null && structure.contexts.has(code))
  const contexts = attribute.hasContext ? [...new Set([null, ...inUse])] : [null]
  return scopes.flatMap((scope) =>
    contexts.flatMap((context) =>
      currencies.map((currency) => formatColumnKey({ attribute: attribute.code, ...scope, context, currency })),
    ),
  )
}

/** Whether a value of this place can stand for the target: they agree on every axis that both have. */
function agrees(slot: Slot, target: Column): boolean {
  return (['channel', 'locale', 'currency', 'context'] as const).every(
    (axis) => slot[axis] === target[axis] || (axis !== 'context' && (slot[axis] === null || target[axis] === null)),
  )
}

function converter(
  before: StructureModel,
  after: StructureModel,
  from: Attribute,
  column: Column,
  sources: readonly Slot[],
  format: TextFormat,
): Target['read'] {
  const to = column.attribute ?? from
  if (from.type === to.type && from.measurementFamily === to.measurementFamily) return (value) => ({ ok: true, value })
  const read = textReader(after, column, format)
  const family = before.measurementFamilies.get(from.measurementFamily ?? '')
  const unit = family?.units.find(({ code }) => code === (from.defaultUnit ?? family.standardUnit))
  return (value, source) => {
    const slot = sources[source]
    if (from.type === 'rich-text' && to.type !== 'textarea') return read(plainText(String(value)))
    if (family && unit && (to.type === 'number' || to.type === 'price')) {
      const standard = toStandard(String(value), family)
      if (standard !== null) return read(formatNumber(rounded((standard - unit.offset) / unit.factor), format.decimal))
    }
    return read(slot ? formatValue(before, asColumn(slot), value, format, before.defaultLocale) : String(value))
  }
}

/** As many digits as a number keeps: what a change of unit adds behind them is noise. */
function rounded(amount: number): number {
  return Number(amount.toPrecision(12))
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function asColumn(slot: Slot): Column {
  return { ...slot, system: null, slot }
}
