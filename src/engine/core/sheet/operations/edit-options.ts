import { jsonList } from '../../values/options.ts'
import type { Outcome } from '../outcome.ts'
import { CLEAR, LEAVE } from '../outcome.ts'

/** A list of codes with some more, those it has already staying where they are. */
export function addOptions(value: string | null, options: readonly string[]): Outcome {
  const codes = value === null ? [] : (jsonList(value) ?? [])
  const missing = options.filter((code) => !codes.includes(code))
  return missing.length === 0 ? LEAVE : { kind: 'value', value: JSON.stringify([...codes, ...missing]) }
}

/** A list of codes without some; taking the last one away empties the cell, which is what was asked for. */
export function removeOptions(value: string | null, options: readonly string[]): Outcome {
  const codes = value === null ? [] : (jsonList(value) ?? [])
  const rest = codes.filter((code) => !options.includes(code))
  if (rest.length === codes.length) return LEAVE
  return rest.length === 0 ? CLEAR : { kind: 'value', value: JSON.stringify(rest) }
}
