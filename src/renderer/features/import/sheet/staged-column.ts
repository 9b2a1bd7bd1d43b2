import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { GridColumn } from '../../grid/index.tsx'
import type { Description } from '../import-session.ts'
import { targetKey } from '../mapping-lint.ts'

/** A column of the file in the sheet of staged rows, under what it fills. */
export interface StagedColumn {
  readonly id: string
  /** Index of the column in the file. */
  readonly source: number
  /** How refusals name it. */
  readonly header: string
  /** Key of the column of the catalogue. */
  readonly target: string
  readonly isKey: boolean
  /** How its cells are edited. */
  readonly grid: GridColumn
}

/** The mapped columns of a file, the one that tells products apart first. */
export function stagedColumns(
  columns: Description['columns'],
  structure: Structure | undefined,
): readonly StagedColumn[] {
  const mapped = columns.filter(({ mapping }) => mapping.target.kind !== 'ignore')
  return mapped
    .map(({ index, header, mapping }): StagedColumn => {
      const target = targetKey(mapping)
      return {
        id: `source-${index}`,
        source: index,
        header,
        target,
        isKey: mapping.isIdentifier,
        grid: gridColumnOf(target, structure),
      }
    })
    .toSorted((a, b) => Number(b.isKey) - Number(a.isKey))
}

const SYSTEM_KINDS = ['sku', 'family', 'status', 'categories'] as const

/** A column as the sheet of products has it; one whose attribute is yet to be made is text. */
function gridColumnOf(target: string, structure: Structure | undefined): GridColumn {
  const key = parseColumnKey(target)
  const attribute = structure?.attributes.find(({ code }) => code === key?.attribute) ?? null
  const system = SYSTEM_KINDS.find((kind) => kind === target)
  return {
    id: target,
    key: target,
    fallbacks: [],
    // A file names its pictures; dropping them is for the sheet of products.
    kind: system ?? (attribute === null || isOfFiles(attribute.type) ? 'text' : attribute.type),
    attribute: system === undefined ? attribute : null,
    currency: key?.currency ?? null,
    labels: attribute?.labels,
    group: attribute?.group ?? null,
    requiredBy: [],
    owner: 'pim',
  }
}

function isOfFiles(type: string): boolean {
  return type === 'image' || type === 'file' || type === 'asset-collection'
}
