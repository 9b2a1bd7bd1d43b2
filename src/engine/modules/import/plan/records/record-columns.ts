import type { ProductKind } from '../../../../../shared/vocabulary.ts'
import { cellText, isBlankCell } from '../../../../core/mapping/source-cell.ts'
import type { RecordRole } from '../../../../core/records/record-column.ts'
import { recordRole } from '../../../../core/records/record-column.ts'
import type { RecordCells } from '../../../../core/records/plan-record.ts'
import { readKind, readOwnValues, readSplit } from '../../../../core/records/read-record.ts'
import type { StructureModel } from '../../../../core/structure/model.ts'
import { unguardFormula } from '../../../../core/text/formula-guard.ts'
import type { Problem } from '../../../../core/values/problem.ts'
import { isProblem } from '../../../../core/values/problem.ts'
import { tidyIdentifier } from '../../../../core/values/texts.ts'
import type { ImportColumn } from '../import-columns.ts'
import type { RowCells } from '../row-steps.ts'
import { cellAt } from '../row-steps.ts'

export interface RefusedCell {
  readonly column: ImportColumn
  readonly problem: Problem
}

/** The links of one kind that a row names. */
export interface NamedLinks {
  readonly column: ImportColumn
  readonly text: string
}

export interface RowRecord {
  readonly cells: RecordCells
  readonly links: readonly NamedLinks[]
  readonly refused: readonly RefusedCell[]
}

/** The columns of a file that say how its products belong together, and how their cells are read. */
export class RecordColumns {
  readonly all: readonly ImportColumn[]
  readonly #structure: StructureModel
  readonly #attributeOf: (header: string) => string | null

  constructor(structure: StructureModel, columns: readonly ImportColumn[]) {
    this.#structure = structure
    this.all = columns.filter(({ column }) => recordRole(column) !== null)
    this.#attributeOf = (header) => columns.find(({ name }) => name === header)?.column.attribute?.code ?? null
  }

  of(role: RecordRole): ImportColumn | null {
    return this.all.find(({ column }) => recordRole(column) === role) ?? null
  }

  read(cells: RowCells): RowRecord {
    const refused: RefusedCell[] = []
    let kind: ProductKind | null = null
    let parent: string | null = null
    let split: RecordCells['split'] = null
    let own: RecordCells['own']
    const links: NamedLinks[] = []
    for (const column of this.all) {
      const text = this.text(column, cells, refused)
      const role = recordRole(column.column)
      if (role === 'parent') parent = tidyIdentifier(text) ?? ''
      if (role === 'own' && text.trim() === '') own = null
      if (text.trim() === '') continue
      const take = <Value>(value: Value | Problem): Value | null => {
        if (!isProblem(value)) return value
        refused.push({ column, problem: value })
        return null
      }
      if (role === 'kind') kind = take(readKind(text))
      else if (role === 'split') split = take(readSplit(this.#structure, text, this.#attributeOf))
      else if (role === 'own') own = take(readOwnValues(this.#structure, text)) ?? undefined
      else if (role === 'links') links.push({ column, text })
    }
    return { cells: { kind, parent, split, own }, links, refused }
  }

  /** What a cell says, without our guard against formulas; a cell its steps refused says nothing and is noted. */
  text({ index, source, chain }: ImportColumn, cells: RowCells, refused: RefusedCell[] | null = null): string {
    const cell = cellAt(cells, index)
    if (typeof cell !== 'string') {
      const column = this.all.find((each) => each.index === index)
      if (column) refused?.push({ column, problem: cell })
      return ''
    }
    if (isBlankCell(cell)) return ''
    const text = cellText(cell)
    return source.isGuarded === true && chain === null ? cellText(unguardFormula(text)) : text
  }
}
