import type { ReactNode } from 'react'
import type { PublishRecord } from '../../../shared/contract/publish.ts'
import { useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Badge, Cell, VirtualList } from '../../ui/index.ts'
import { causeText, fieldText } from './cause-text.ts'
import styles from './publish.module.css'

interface RecordListProps {
  readonly planId: number
  readonly state: PublishRecord['state'] | null
  readonly count: number
  readonly selected: number | null
  readonly onSelect: (index: number) => void
}

export const STATE_KINDS = {
  create: 'good',
  update: 'accent',
  unchanged: 'neutral',
  blocked: 'warn',
  waiting: 'neutral',
  sent: 'good',
  failed: 'bad',
} as const satisfies Record<PublishRecord['state'], string>

const PAGE = 100
const ROW_HEIGHT = 44
const TRACKS = 'minmax(160px, 1.4fr) 104px minmax(140px, 1.6fr) 64px'

/** Products of a plan: what happens to each, and how many calls it takes. */
export function RecordList({ planId, state, count, selected, onSelect }: RecordListProps): ReactNode {
  const { t } = useLanguage()
  if (count === 0) return <p className={styles['nothing']}>{t('publish.plan.empty')}</p>
  return (
    <VirtualList
      label={t('publish.records')}
      count={count}
      rowHeight={ROW_HEIGHT}
      columns={TRACKS}
      header={[
        t('publish.column.product'),
        t('publish.column.state'),
        t('publish.column.what'),
        <div key="calls" className={styles['numeric']}>
          {t('publish.column.calls')}
        </div>,
      ]}
      selected={selected}
      onSelect={onSelect}
      renderRow={(index) => <RecordRow planId={planId} state={state} index={index} />}
    />
  )
}

interface RecordRowProps {
  readonly planId: number
  readonly state: PublishRecord['state'] | null
  readonly index: number
}

/** Rows of the same page share one question to the engine. */
function RecordRow({ planId, state, index }: RecordRowProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const from = index - (index % PAGE)
  const record = useQuery('publish.planRows', { planId, state, from, count: PAGE }).data?.records[index - from]
  if (!record) return null
  return (
    <>
      <Cell isHeader className={styles['product']}>
        <strong>{record.name === '' ? record.sku : record.name}</strong>
        <span className={styles['soft']}>{record.sku}</span>
      </Cell>
      <Cell>
        <Badge kind={STATE_KINDS[record.state]}>{t(`publish.state.${record.state}`)}</Badge>
      </Cell>
      <Cell kind="sentence">
        {record.cause ? causeText(record.cause, language, names) : whatChanges(record, language)}
      </Cell>
      <Cell kind="number">{record.calls === 0 ? '' : format.number(record.calls)}</Cell>
    </>
  )
}

/** Which fields change; nothing for a product that stays as it is. */
function whatChanges({ fields, state }: PublishRecord, language: Language): string {
  if (state === 'create') return language.t('publish.record.new')
  return [...new Set(fields.map(({ field }) => fieldText(field, language)))].join(', ')
}
