import type { ReactNode } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { valueText } from '../../../state/value-text.ts'
import { listOf } from '../../grid/parts.ts'
import type { Matrix } from '../matrix/matrix-layout.ts'

interface Props {
  readonly values: readonly { readonly column: string; readonly value: CellValue }[]
  readonly labels: Matrix['labels']
}

/** Values on one line, options by their names, formatted text without its tags; the whole line is its tooltip. */
export function ValueCell({ values, labels }: Props): ReactNode {
  const language = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const textOf = (column: string, value: CellValue): string => {
    const names = labels[column]
    return names
      ? listOf(value)
          .map((code) => language.label(names[code], code))
          .join(', ')
      : withoutTags(valueText(value, column, structure, language))
  }
  const line = values.map(({ column, value }) => textOf(column, value)).join(' · ')
  return (
    <td translate="no" title={line}>
      {line}
    </td>
  )
}

function withoutTags(text: string): string {
  return text
    .replaceAll(/<\/?[a-z][^>]*>/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
