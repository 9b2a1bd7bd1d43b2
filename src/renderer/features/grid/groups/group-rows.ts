import type { GroupRow } from '../../../../shared/contract/catalogue.ts'
import type { CellWords } from '../cells/cell-text.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { RowStore, ShownGroup } from '../rows/row-store.ts'
import type { PaintedGroup } from '../scroll/paint-group.ts'
import { createGroupBars } from './group-bars.ts'
import { groupName, groupText } from './group-words.ts'
import type { SpokenRow } from './speak-groups.ts'
import { speakGroups } from './speak-groups.ts'

export interface GroupRowsOptions {
  readonly host: HTMLElement
  readonly rowHeight: number
  readonly store: RowStore
  /** The columns that products are grouped by, one a level. */
  readonly columns: () => readonly GridColumn[]
  readonly words: () => CellWords
  /** The row with the cursor; null while there is none. */
  readonly cursorRow: () => number | null
  readonly onToggle: (group: GroupRow) => void
  /** The cursor goes to this group's row. */
  readonly onFocus: (row: number) => void
}

/** The rows of groups: what they are called, and how they are shown and told. */
export interface GroupRows {
  /** What a group's row says to those who hear it; null for a product's. */
  textAt(row: number): string | null
  /** A group's row as it is painted in motion; null for a product's. */
  paintedAt(row: number): PaintedGroup | null
  /** Height of the heading that lies over the rows when this row stands at the top, in px. */
  coveredAbove(row: number): number
  /** Draws them again with the next frame. */
  drawSoon(): void
  destroy(): void
}

export function createGroupRows(options: GroupRowsOptions): GroupRows {
  const { host, rowHeight, store, columns, words } = options
  const nameOf = (group: ShownGroup): string => groupName(group, columns()[group.level], words())
  const countOf = ({ count }: ShownGroup): string => words().language.format.number(count)
  let frame = 0
  /** Whether rows of groups were there when it was last drawn. */
  let hasRows = false

  const bars = createGroupBars({
    host,
    rowHeight,
    groupAt: store.group,
    around: (row) =>
      store
        .map()
        .around(row)
        .flatMap(({ row: at }) => {
          const group = store.group(at)
          return group ? [{ row: at, group }] : []
        }),
    nameOf,
    countOf,
    cursorRow: options.cursorRow,
    onToggle: options.onToggle,
    onFocus: options.onFocus,
  })

  const spokenAt = (row: number): SpokenRow => {
    const group = store.group(row)
    if (group) return { level: group.level + 1, isOpen: group.isOpen }
    return { level: columns().length + 1, isOpen: null }
  }
  const draw = (): void => {
    const hadRows = hasRows
    hasRows = store.map().rows(0) > 0
    // Bars read where things lie: right after rows were drawn that costs as much as a third of drawing them.
    if (!hasRows && !hadRows) return
    bars.draw()
    speakGroups(host, hasRows && columns().length > 0 ? spokenAt : null)
  }

  return {
    textAt: (row) => {
      const group = store.group(row)
      return group && groupText(group, columns()[group.level], words())
    },
    paintedAt: (row) => {
      const group = store.group(row)
      return group && { ...group, name: nameOf(group), count: countOf(group) }
    },
    coveredAbove: (row) => (store.map().around(row).length > 0 ? rowHeight : 0),
    drawSoon: () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(draw)
    },
    destroy: () => {
      cancelAnimationFrame(frame)
      bars.destroy()
    },
  }
}
