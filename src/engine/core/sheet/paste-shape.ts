/** How a table of texts comes down on the sheet: its size there, and which of its cells each takes. */
export interface PasteShape {
  readonly rows: number
  readonly columns: number
}

interface Size {
  readonly rows: number
  readonly columns: number
}

/**
 * The size a paste takes, as in Excel: along each axis a target of one cell takes what there is, one that holds the
 * source a whole number of times is filled by repeating it. A target that fits along one axis only takes the source
 * once.
 */
export function pasteShape(source: Size, target: Size): PasteShape {
  const fits = (of: number, to: number): boolean => to === 1 || to % of === 0
  if (!fits(source.rows, target.rows) || !fits(source.columns, target.columns)) return source
  const along = (of: number, to: number): number => Math.max(of, to)
  return { rows: along(source.rows, target.rows), columns: along(source.columns, target.columns) }
}
