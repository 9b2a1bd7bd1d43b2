import type { ReactNode } from 'react'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Chip } from '../../../ui/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import { changedCondition, changedText, stepOf } from './changed-text.ts'
import { chipText } from './chip-text.ts'

export interface FilterChipProps {
  /** One condition of the filter, as it is written. */
  readonly part: string
  readonly columns: readonly GridColumn[]
  /** A value of a condition in words: the label of an option. */
  readonly textOf: (column: GridColumn, value: string) => string
  readonly onRemove: () => void
}

/** A part of the filter in words; as it is written in its tooltip. */
export function FilterChip({ part, columns, textOf, onRemove }: FilterChipProps): ReactNode {
  const language = useLanguage()
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const changed = changedCondition(part)
  const stepId = stepOf(changed)
  const asked = stepId === null ? null : { before: stepId + 1, limit: 1 }
  const step = useQuery('catalogue.history', asked).data?.changeSets.find(({ id }) => id === stepId)
  const history = changed && changedText(changed, step, structure, language)
  return (
    <Chip
      text={history ?? chipText(part, columns, textOf, names, language)}
      title={history ?? part}
      removeLabel={language.t('grid.filter.remove')}
      onRemove={onRemove}
    />
  )
}
