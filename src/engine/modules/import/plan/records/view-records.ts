import type { Result } from '../../../../../shared/contract/index.ts'
import { recordRole } from '../../../../core/records/record-column.ts'
import type { StructureModel } from '../../../../core/structure/model.ts'
import { listText } from '../../../../core/values/options.ts'
import type { Db } from '../../../../store/database.ts'
import type { ImportColumn } from '../import-columns.ts'
import type { Outcome } from '../outcomes.ts'
import type { RowPlanner } from '../row-planner.ts'
import type { RowCells } from '../row-steps.ts'
import { recordPlanner } from './record-planner.ts'

type Cells = Result<'import.preview'>['rows'][number]['cells']
type RecordViewer = (row: number, productId: number | null, cells: RowCells, shown: Cells, outcome: Outcome) => Cells

/** Shows what becomes of a row's kind, model and links, before and after, by SKU; as planned with the whole file. */
export function recordViewer(
  db: Db,
  staging: Db,
  structure: StructureModel,
  columns: readonly ImportColumn[],
  planner: RowPlanner,
): RecordViewer {
  const records = recordPlanner(db, staging, structure, columns)
  // Before the first comparison nothing is known of what rows say of each other.
  const isScanned = staging.prepare("SELECT 1 FROM sqlite_master WHERE name = 'record'").get() !== undefined
  if (records === null || !isScanned) return (_row, _id, _cells, shown) => shown
  return (row, productId, cells, shown, outcome) => {
    const of = planner.recordOf(cells)
    if (of === null || (outcome !== 'create' && outcome !== 'update')) return shown
    const stored = productId === null ? null : records.index.stored(productId)
    const { change, links } = records.plan(row, cells, { ...of, id: productId })
    return shown.map((cell, at) => {
      const column = columns[at]?.column
      const role = column === undefined ? null : recordRole(column)
      switch (role) {
        case 'kind':
          return turned(cell, stored?.kind ?? null, change?.kind ?? stored?.kind ?? null)
        case 'parent':
          return turned(cell, stored?.parent ?? null, change === null ? (stored?.parent ?? null) : change.parent)
        case 'links': {
          const before = column === undefined ? [] : records.linked(column, productId)
          const after = links[cell.column] ?? before
          return turned(cell, listOf(before), listOf(after))
        }
        default:
          return cell
      }
    })
  }
}

function listOf(skus: readonly string[]): string | null {
  return skus.length === 0 ? null : listText(skus)
}

function turned(cell: Cells[number], before: string | null, after: string | null): Cells[number] {
  return { ...cell, before, after, isChanged: before !== after }
}
