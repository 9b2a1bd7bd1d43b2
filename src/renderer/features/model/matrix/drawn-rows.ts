/** A row that is drawn, below so many that are left out. */
export interface DrawnRow {
  readonly row: number
  readonly skipped: number
}

export interface DrawnRows {
  readonly rows: readonly DrawnRow[]
  /** Rows left out below the last that is drawn. */
  readonly skipped: number
}

/** Up to so many rows all are drawn: some 10 ms, and the columns keep their widths. */
const ALL_MOST = 120

/** Drawn above and below what is in view: a screen each way. */
export const AHEAD = 24

/**
 * Which of many rows a table draws: those in view with a screen above and below, and the one with the keyboard, wherever
 * it is, for a focus that is not in the document is lost. Pure.
 */
export function drawnRows(
  count: number,
  inView: { readonly first: number; readonly last: number },
  keyboardRow: number,
): DrawnRows {
  const isAll = count <= ALL_MOST
  const first = isAll ? 0 : Math.max(0, Math.min(inView.first, count - 1) - AHEAD)
  const last = isAll ? count - 1 : Math.min(count - 1, inView.last + AHEAD)
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  if (!isAll && keyboardRow >= 0 && keyboardRow < count) {
    if (keyboardRow < first) shown.unshift(keyboardRow)
    if (keyboardRow > last) shown.push(keyboardRow)
  }
  const rows = shown.map((row, at) => ({ row, skipped: row - (shown[at - 1] ?? -1) - 1 }))
  return { rows, skipped: count - 1 - (shown.at(-1) ?? -1) }
}
