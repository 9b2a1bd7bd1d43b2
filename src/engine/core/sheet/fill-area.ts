import type { Band } from './bands.ts'

export type FillDirection = 'down' | 'up' | 'right' | 'left'

/** Whether a target adjoins its source on that side and has exactly its columns (down, up) or its rows (right, left). */
export function isFillArea(source: Band, target: Band, direction: FillDirection): boolean {
  const hasSameColumns =
    source.columns.length === target.columns.length && source.columns.every((key, at) => key === target.columns[at])
  switch (direction) {
    case 'down':
      return hasSameColumns && target.from === source.from + source.count
    case 'up':
      return hasSameColumns && target.from + target.count === source.from
    case 'right':
    case 'left':
      return (
        target.from === source.from &&
        target.count === source.count &&
        !target.columns.some((key) => source.columns.includes(key))
      )
  }
}
