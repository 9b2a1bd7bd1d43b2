/**
 * Where Ctrl+arrow goes from a place, as in a spreadsheet: to the last filled cell of the block it is in, otherwise to
 * the next filled one, otherwise to `last`. Undefined where a cell on the way is not loaded (`isFilled` says undefined).
 */
export function edgeFrom(
  from: number,
  step: 1 | -1,
  last: number,
  isFilled: (place: number) => boolean | undefined,
): number | undefined {
  if (from === last) return from
  const here = isFilled(from)
  const next = isFilled(from + step)
  if (here === undefined || next === undefined) return undefined
  const isInBlock = here && next
  for (let place = from + step; place !== last; place += step) {
    const filled = isFilled(isInBlock ? place + step : place)
    if (filled === undefined) return undefined
    if (filled !== isInBlock) return place
  }
  return last
}
