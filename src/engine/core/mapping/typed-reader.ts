import type { ReadValue } from '../values/read-value.ts'
import type { CellKind } from './source-cell.ts'

/** What is read of a cell that holds something, by its kind. */
export type TypedReader = (text: string, kind: CellKind) => ReadValue

/** What a typed cell is as text: words for booleans, the bare date for midnight. */
export function asText(text: string, kind: CellKind): string {
  if (kind === 'boolean') return text === '1' ? 'true' : 'false'
  return text
}
