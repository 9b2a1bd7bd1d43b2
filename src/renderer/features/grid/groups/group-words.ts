import type { CellWords } from '../cells/cell-text.ts'
import { cellText } from '../cells/cell-text.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { ShownGroup } from '../rows/row-store.ts'

/** What a group is called: the label of its value in the person's language. */
export function groupName(group: ShownGroup, column: GridColumn | undefined, words: CellWords): string {
  const { value, labels } = group
  if (value === null) return words.language.t('views.group.empty')
  if (labels) return words.language.label(labels, String(value))
  return column ? cellText(column, value, words) : String(value)
}

/** A group for those who hear it: what it is grouped by, its name and how many are in it. */
export function groupText(group: ShownGroup, column: GridColumn | undefined, words: CellWords): string {
  const { t } = words.language
  const name = groupName(group, column, words)
  const title = column ? columnTitle(column, words.language) : ''
  return t('views.group.row', { column: title, name, count: group.count })
}
