import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { call, useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { Names } from '../../state/column-names.ts'
import { useNames } from '../../state/column-names.ts'
import { valueText } from '../../state/value-text.ts'
import type { SheetColumn } from '../../ui/index.ts'
import { DataSheet } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { targetKey } from './mapping-lint.ts'
import type { RowOutcome, StagedRow } from './staged-row.ts'
import { OUTCOME_TONES } from './staged-row.ts'

interface StagingSheetProps {
  readonly importId: number
  readonly outcome: RowOutcome | null
  /** Only rows that say nothing in this column. */
  readonly empty: string | null
  readonly count: number
  readonly description: Description
  readonly onSelect: (row: StagedRow) => void
}

/** The rows of the file as the catalogue would have them: changed cells show what was and what becomes. */
export function StagingSheet({ importId, outcome, empty, count, description, onSelect }: StagingSheetProps): ReactNode {
  const language = useLanguage()
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  // The SKU leads the sheet already.
  const targets = [...new Set(description.columns.map(({ mapping }) => targetKey(mapping)))].filter(
    (target) => target !== '' && target !== 'sku',
  )
  // A refused value names the column as the file does.
  const headersOf = (target: string): readonly string[] =>
    description.columns.filter(({ mapping }) => targetKey(mapping) === target).map(({ header }) => header)
  return (
    <DataSheet
      label={language.t('import.step.staging')}
      columns={[
        ...leadingColumns(language),
        ...targets.map((target) => valueColumn(target, headersOf(target), structure, language, names)),
      ]}
      count={count}
      version={`${importId} ${outcome ?? 'all'} ${empty ?? ''}`}
      load={async (from, size) => (await call('import.preview', { importId, outcome, empty, from, count: size })).rows}
      emptyText={language.t('import.staging.empty')}
      onSelect={onSelect}
    />
  )
}

function leadingColumns({ t, format }: Language): readonly SheetColumn<StagedRow>[] {
  return [
    {
      key: ' row',
      name: t('import.staging.row'),
      width: 70,
      isPinned: true,
      cell: ({ line }) => ({ text: format.number(line), tone: 'soft' }),
    },
    {
      key: ' outcome',
      name: t('import.staging.outcome'),
      width: 116,
      isPinned: true,
      cell: ({ outcome }) => ({ text: t(`import.outcome.${outcome}`), tone: OUTCOME_TONES[outcome] }),
    },
    { key: ' sku', name: t('grid.column.sku'), width: 140, isPinned: true, cell: ({ sku }) => ({ text: sku }) },
  ]
}

function valueColumn(
  target: string,
  headers: readonly string[],
  structure: Structure | undefined,
  language: Language,
  names: Names,
): SheetColumn<StagedRow> {
  const name = names.column(target)
  return {
    key: target,
    name,
    width: Math.max(170, 28 + 7 * name.length), // wide enough for its own header
    cell: ({ cells, outcome, rejections }) => {
      const refused = rejections.find(({ column }) => column !== null && headers.includes(column))
      if (refused) return { text: refused.value ?? '', tone: 'bad' }
      const cell = cells.find(({ column }) => column === target)
      if (!cell) return { text: '' }
      const text = valueText(cell.after, target, structure, language)
      if (!cell.isChanged) return { text, ...(outcome === 'create' ? {} : { tone: 'soft' as const }) }
      if (outcome === 'create') return { text, tone: 'new' }
      const was = valueText(cell.before, target, structure, language)
      const isCleared = text === ''
      return {
        text: isCleared ? language.t('import.staging.emptyValue') : text,
        tone: 'changed',
        ...(was === '' ? {} : { was }),
      }
    },
  }
}
