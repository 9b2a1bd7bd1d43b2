import { cellText } from '../cells.ts'
import type { SourceSheet } from '../source.ts'
import type { TableLayout } from './layout.ts'

export interface SheetCandidate {
  readonly sheet: SourceSheet
  readonly layout: TableLayout
}

/**
 * Chooses the sheet a user means: visible, with a convincing header, wide and filled. Visible sheets with the same
 * header and other products (a sheet per product group) are read as one; the same products again (last year's list) are
 * not. Empty when every sheet is.
 */
export function chooseSheets(candidates: readonly SheetCandidate[]): readonly SheetCandidate[] {
  const filled = candidates.filter(({ layout }) => layout.header.length > 0)
  const visible = filled.filter(({ sheet }) => !sheet.hidden)
  const eligible = visible.length > 0 ? visible : filled
  let best: SheetCandidate | undefined
  for (const candidate of eligible) {
    // Of two that are about as good the first: people put the main sheet there.
    if (best === undefined || score(candidate.layout) > score(best.layout) * 1.05) best = candidate
  }
  if (best === undefined) return []
  const key = headerKey(best.layout)
  const same = visible.filter(({ layout }) => headerKey(layout) === key)
  return same.length < 2 || best.layout.headerLine === null || repeatKeys(same) ? [best] : same
}

function score(layout: TableLayout): number {
  const width = Math.min(layout.header.length, 30)
  const rows = Math.min(layout.sample.length, 50)
  return (layout.headerLine === null ? 0.3 : layout.confidence) * Math.sqrt(width) * Math.log2(rows + 1.5)
}

function headerKey(layout: TableLayout): string {
  return layout.header.map((name) => name.toLowerCase()).join('\u001f')
}

/** Whether the sheets hold the same products: a fifth of the first-column values seen before. */
function repeatKeys(candidates: readonly SheetCandidate[]): boolean {
  const seen = new Set<string>()
  let repeated = 0
  let total = 0
  for (const { layout } of candidates) {
    const own = new Set(
      layout.sample.map((row) =>
        cellText(row.cells[0] ?? '')
          .trim()
          .toLowerCase(),
      ),
    )
    for (const key of own) {
      if (key === '') continue
      total += 1
      if (seen.has(key)) repeated += 1
      seen.add(key)
    }
  }
  return total > 0 && repeated > total * 0.2
}
