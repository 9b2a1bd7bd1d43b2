import type { Input } from '../../../../shared/contract/index.ts'
import type { Language } from '../../../i18n/index.ts'
import type { CellChange, Rect } from '../../grid/parts.ts'
import { repair } from '../import-session.ts'
import type { StagedColumn } from './staged-column.ts'

export type Operation = Input<'import.repair'>['operation']

export interface RepairTarget {
  readonly importId: number
  readonly view: 'all' | 'shown'
  /** Columns as shown, the first of the sheet first; undefined where one takes no repair. */
  readonly columns: readonly (StagedColumn | undefined)[]
  readonly language: Language
}

/** Repairs every cell of some rectangles; cells that are none of the file's are left. Answers with how many changed. */
export async function repairRects(
  { importId, view, columns, language }: RepairTarget,
  rects: readonly Rect[],
  operation: Operation,
): Promise<number> {
  let changed = 0
  for (const [at, rect] of sameColumns(rects).entries()) {
    const sources = columns.slice(rect.left, rect.right + 1).flatMap((column) => column?.source ?? [])
    if (sources.length === 0) continue
    const result = await repair({
      importId,
      view,
      rows: rect.rows,
      columns: sources,
      // A block goes into one place: pasted again for each range it would be another one.
      operation: at > 0 && operation.kind === 'table' ? { kind: 'put-back' } : operation,
      format: language.format.typed,
    })
    changed += result ?? 0
  }
  return changed
}

/** Rectangles over the same columns together: one repair, and one step back. */
function sameColumns(
  rects: readonly Rect[],
): readonly { left: number; right: number; rows: { from: number; count: number }[] }[] {
  return [...Map.groupBy(rects, ({ left, right }) => `${left} ${right}`).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const rows = group
      .toSorted((a, b) => a.top - b.top)
      .map(({ top, bottom }) => ({ from: top, count: bottom - top + 1 }))
    return [{ left: first.left, right: first.right, rows }]
  })
}

/** What an editor was left with, as a repair. */
export function operationOf(change: CellChange): Operation {
  switch (change.kind) {
    case 'set-text':
      return { kind: 'set', text: change.text }
    case 'set-value':
      return { kind: 'set-value', value: change.value }
    case 'clear-value':
      return { kind: 'leave' }
  }
}
