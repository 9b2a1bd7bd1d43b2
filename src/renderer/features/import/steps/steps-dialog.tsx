import type { ReactNode } from 'react'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { mapColumn } from '../import-session.ts'
import type { SourceColumn } from '../mapping-groups.ts'
import { columnLetter } from '../mapping-groups.ts'
import { targetKey } from '../mapping-lint.ts'
import { StepsEditor } from './steps-editor.tsx'

interface StepsDialogProps {
  readonly importId: number
  readonly column: SourceColumn
  readonly columns: readonly SourceColumn[]
  readonly structure: Structure
  readonly onClose: () => void
}

/** The steps of one column of the open import. */
export function StepsDialog({ importId, column, columns, structure, onClose }: StepsDialogProps): ReactNode {
  const { mapping } = column
  const sources = columns
    .filter(({ index, isAdded }) => isAdded !== true || index === column.index)
    .map(({ header, index }) => {
      const name = header === '' || /[{}]/.test(header) ? columnLetter(index) : header
      return { value: name, text: name, hint: columnLetter(index) }
    })
  const code = parseColumnKey(targetKey(mapping))?.attribute
  return (
    <StepsEditor
      name={column.header === '' ? columnLetter(column.index) : column.header}
      target={targetKey(mapping)}
      steps={mapping.steps ?? []}
      tried={{ importId, mapping }}
      sources={sources}
      structure={structure}
      family={structure.attributes.find((each) => each.code === code)?.measurementFamily ?? null}
      onSave={(steps) => void mapColumn(importId, columns, { ...mapping, steps: [...steps] })}
      onClose={onClose}
    />
  )
}
