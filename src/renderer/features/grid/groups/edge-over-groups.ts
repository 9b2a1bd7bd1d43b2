import type { RowMap } from './row-map.ts'

/**
 * Where Ctrl+arrow goes in a column, over groups: a group's row is empty in every column, and no edge. `ask` knows the
 * edge among products, by their places.
 */
export async function edgeOverGroups(
  map: RowMap,
  rows: number,
  row: number,
  step: 1 | -1,
  ask: (place: number) => Promise<number>,
): Promise<number> {
  const last = rows - 1
  const places = step > 0 ? map.placesIn(row, last) : map.placesIn(0, row)
  const from = map.placeAt(row) ?? (step > 0 ? places?.first : places?.last)
  if (from === undefined) return step > 0 ? last : 0
  return map.rowAt(await ask(from))
}
