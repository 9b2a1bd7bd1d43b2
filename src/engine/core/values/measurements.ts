import type { TextFormat } from '../../../shared/contract/common.ts'
import type { MeasurementFamily } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { formatNumber, parseNumber } from './numbers.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'

type Unit = MeasurementFamily['units'][number]

export interface WrittenMeasurement {
  readonly amount: number
  readonly unit: string
}

/** Reads `1,5 kg`, `1.5 KILOGRAM` or, where the attribute has a default unit, `1,5`. */
export function parseMeasurement(
  text: string,
  family: MeasurementFamily,
  defaultUnit: string | null,
  decimal: TextFormat['decimal'],
): WrittenMeasurement | Problem {
  const match = /^([+\-−]?\s*[\d.,'’\s]*\d[.,]?(?:[eE][+-]?\d{1,3}(?!\p{L}))?)\s*(.*)$/su.exec(text.trim())
  const amount = parseNumber(match?.[1] ?? text, decimal)
  if (typeof amount !== 'number') return amount
  const name = match?.[2]?.trim() ?? ''
  const unit = name === '' ? defaultUnit : findUnit(family, name)
  if (unit === null) {
    const units = family.units.map(({ symbol }) => symbol).join(', ')
    return name === ''
      ? problem('unit-missing', `Write the unit too: ${units}.`, { units })
      : problem('unknown-unit', `"${name.slice(0, 50)}" is not one of the units ${units}.`, {
          unit: name.slice(0, 50),
          units,
        })
  }
  return { amount, unit }
}

/** The stored text: `1.5 KILOGRAM`. */
export function storeMeasurement({ amount, unit }: WrittenMeasurement): string {
  return `${formatNumber(amount, '.')} ${unit}`
}

/** Amount and unit of a stored measurement; null for a text that is not one. */
export function readStoredMeasurement(value: string): { readonly amount: number; readonly unit: string } | null {
  const space = value.indexOf(' ')
  const amount = Number(value.slice(0, space))
  return space < 1 || Number.isNaN(amount) ? null : { amount, unit: value.slice(space + 1) }
}

/** For people: `1,5 kg`, with the unit's code where its symbol is not its own. */
export function formatMeasurement(value: string, family: MeasurementFamily, decimal: TextFormat['decimal']): string {
  const stored = readStoredMeasurement(value)
  const unit = family.units.find(({ code }) => code === stored?.unit)
  if (!stored || !unit) return value
  return `${formatNumber(stored.amount, decimal)} ${findUnit(family, unit.symbol) === unit.code ? unit.symbol : unit.code}`
}

/** The amount in the family's standard unit, for comparing; null for a unit the family has not. */
export function toStandard(value: string, family: MeasurementFamily): number | null {
  const stored = readStoredMeasurement(value)
  const unit = family.units.find(({ code }) => code === stored?.unit)
  return stored && unit ? stored.amount * unit.factor + unit.offset : null
}

/** By symbol or code as written, else whatever its case where that leaves one: `MM` may be mm, `Mg` is not mg's. */
function findUnit(family: MeasurementFamily, name: string): string | null {
  const exact = family.units.find(({ code, symbol }) => code === name || symbol === name)
  if (exact) return exact.code
  const folded = fold(name)
  const close = family.units.filter(({ code, symbol }: Unit) => fold(code) === folded || fold(symbol) === folded)
  return close.length === 1 ? (close[0]?.code ?? null) : null
}
