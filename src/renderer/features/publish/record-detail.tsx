import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { ConnectionInfo, PublishRecord } from '../../../shared/contract/publish.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { useQuery } from '../../engine/index.ts'
import { localeName, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { skuFilter } from '../../state/filters.ts'
import { go } from '../../state/navigation.ts'
import { setScope } from '../../state/scope.ts'
import { Badge, Button, DetailPanel, DetailValues, Notice } from '../../ui/index.ts'
import { causeText, columnsToFix, fieldText } from './cause-text.ts'
import styles from './publish.module.css'
import { STATE_KINDS } from './record-list.tsx'

interface RecordDetailProps {
  readonly planId: number
  /** The list it is taken from. */
  readonly state: PublishRecord['state'] | null
  /** Its place in that list; null while none is chosen. */
  readonly index: number | null
  readonly connection: ConnectionInfo
}

/** One product whole: every field that changes, per language, and what stands in its way. Follows a run. */
export function RecordDetail({ planId, state: list, index, connection }: RecordDetailProps): ReactNode {
  const { t } = useLanguage()
  const page = useQuery('publish.planRows', index === null ? null : { planId, state: list, from: index, count: 1 })
  const record = page.data?.records[0]
  if (!record) return <DetailPanel label={t('publish.record.pick')} />
  const { sku, name, state } = record
  return (
    <DetailPanel
      label={name}
      title={name === '' ? sku : name}
      badge={<Badge kind={STATE_KINDS[state]}>{t(`publish.state.${state}`)}</Badge>}
    >
      <p className={styles['soft']} data-selectable>
        {sku}
      </p>
      {record.cause && <Cause record={record} cause={record.cause} connection={connection} />}
      {state === 'unchanged' && <p>{t('publish.record.same')}</p>}
      <Fields record={record} />
    </DetailPanel>
  )
}

interface CauseProps {
  readonly record: PublishRecord
  readonly cause: NonNullable<PublishRecord['cause']>
  readonly connection: ConnectionInfo
}

/** Why it was not sent, and the way to the cells that can mend it. */
function Cause({ record, cause, connection }: CauseProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const mapping = useQuery('publish.mapping', { connectionId: connection.id }).data?.fields ?? []
  const columns = columnsToFix(cause, mapping)
  const open = (column?: string): void => {
    const locale = column === undefined ? null : (parseColumnKey(column)?.locale ?? null)
    if (locale !== null) setScope({ channel: connection.channel, locale, context: null })
    go({
      screen: 'products',
      filter: skuFilter(record.sku),
      search: '',
      ...(column === undefined ? {} : { column }),
    })
  }
  return (
    <Notice kind={record.state === 'failed' ? 'bad' : 'warn'}>
      {causeText(cause, language, names)}
      <div className={styles['fixes']}>
        {columns.map((column) => (
          <Button key={column} title={names.column(column)} onClick={() => open(column)}>
            <span>{t('publish.record.fixColumn', { column: names.column(column) })}</span>
            <ArrowRight size={14} aria-hidden />
          </Button>
        ))}
        {columns.length === 0 && <Button onClick={() => open()}>{t('publish.record.open')}</Button>}
      </div>
    </Notice>
  )
}

/** Old and new per field: what all languages share first, then each language; variants by their SKU. */
function Fields({ record }: { readonly record: PublishRecord }): ReactNode {
  const language = useLanguage()
  const { t, locale } = language
  const groups = Map.groupBy(record.fields, ({ language: code }) => code)
  const order = [...groups.keys()].toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))
  return order.map((code) => (
    <DetailValues
      key={code ?? ''}
      title={code === null ? t('publish.preview.shared') : localeName(code, locale)}
      values={(groups.get(code) ?? []).map(({ field, variant, before, after }) => ({
        key: `${field} ${variant ?? ''}`,
        name: [fieldText(field, language), ...(variant === null ? [] : [variant])].join(', '),
        was: isNothing(before) ? null : shown(before),
        text: isNothing(after) ? t('publish.record.emptyValue') : shown(after),
      }))}
    />
  ))

  function shown(value: CellValue): string {
    return typeof value === 'number' ? language.format.number(value) : (value ?? '')
  }
}

function isNothing(value: CellValue): boolean {
  return value === null || value === ''
}
