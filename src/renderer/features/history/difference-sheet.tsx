import type { ReactNode } from 'react'
import type { ChangeSetSummary } from '../../../shared/contract/catalogue.ts'
import type { Input, Output } from '../../../shared/contract/index.ts'
import { call, useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { stepName } from '../../state/step-name.ts'
import { valueText } from '../../state/value-text.ts'
import { DataSheet } from '../../ui/index.ts'

export type DifferingCell = Output<'history.difference'>['cells'][number]

interface Row {
  readonly cell: DifferingCell
  readonly step: ChangeSetSummary | undefined
}

interface DifferenceSheetProps {
  readonly asked: Input<'history.difference'>['difference']
  readonly count: number
  readonly onSelect: (cell: DifferingCell) => void
}

/** One line a cell: what it was and is, and who made it so. */
export function DifferenceSheet({ asked, count, onSelect }: DifferenceSheetProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  if (!structure) return null
  const text = (value: DifferingCell['before'], column: string): string =>
    valueText(value, column, structure, language) || t('history.empty')
  const load = async (from: number, size: number): Promise<readonly Row[]> => {
    const { cells, steps } = await call('history.difference', { difference: asked, from, count: size })
    const byId = new Map(steps.map((step) => [step.id, step]))
    return cells.map((cell) => ({ cell, step: byId.get(cell.changeSetId) }))
  }
  return (
    <DataSheet<Row>
      label={t('history.difference')}
      columns={[
        {
          key: 'sku',
          name: t('history.difference.product'),
          width: 140,
          isPinned: true,
          cell: ({ cell }) => ({ text: cell.sku ?? '' }),
        },
        {
          key: 'column',
          name: t('history.filter.column'),
          width: 150,
          cell: ({ cell }) => ({ text: names.column(cell.column) }),
        },
        {
          key: 'value',
          name: t('history.difference.value'),
          width: 260,
          cell: ({ cell }) => ({
            text: text(cell.after, cell.column),
            was: text(cell.before, cell.column),
            tone: 'changed',
          }),
        },
        { key: 'by', name: t('history.difference.by'), width: 90, cell: ({ step }) => ({ text: step?.actor ?? '' }) },
        {
          key: 'at',
          name: t('history.difference.at'),
          width: 150,
          cell: ({ step }) => ({ text: step ? format.dateTime(step.committedAt) : '', tone: 'soft' }),
        },
        {
          key: 'step',
          name: t('history.difference.step'),
          width: 260,
          cell: ({ step }) => ({ text: step ? stepName(step.label, structure, language) : '', tone: 'soft' }),
        },
      ]}
      count={count}
      version={JSON.stringify(asked)}
      load={load}
      emptyText={t('history.difference.nothing')}
      onSelect={({ cell }) => onSelect(cell)}
    />
  )
}
