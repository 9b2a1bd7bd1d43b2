import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { valueText } from '../../state/value-text.ts'
import { Badge, DetailPanel, DetailValues, Notice } from '../../ui/index.ts'
import styles from './import.module.css'
import { useRuleNames } from './rule-names.ts'
import type { RowOutcome, StagedRow } from './staged-row.ts'

const KINDS = {
  create: 'good',
  update: 'accent',
  unchanged: 'neutral',
  skipped: 'warn',
  rejected: 'bad',
} as const satisfies Record<RowOutcome, string>

interface RowDetailProps {
  readonly row: StagedRow | null
  /** What can be decided of it. */
  readonly children?: ReactNode
}

/** One row whole: every value it brings, long texts included, and what is wrong with it. */
export function RowDetail({ row, children }: RowDetailProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const ruleName = useRuleNames(row !== null && row.breaks.length > 0)
  if (!row) return <DetailPanel label={t('import.staging.detail.pick')} />

  const columnOf = (source: number): string =>
    names.column(row.cells.find((cell) => cell.source === source)?.column ?? '')
  const line = t('import.staging.detail', { row: row.line })
  const changed = row.cells.filter((cell) => cell.isChanged)
  const same = row.cells.filter((cell) => !cell.isChanged && cell.after !== null)
  const shown = (value: StagedRow['cells'][number]['after'], column: string): string =>
    valueText(value, column, structure, language)
  return (
    <DetailPanel
      label={line}
      title={row.sku === '' ? line : row.sku}
      badge={<Badge kind={KINDS[row.outcome]}>{t(`import.outcome.${row.outcome}`)}</Badge>}
    >
      <p className={styles['soft']}>
        {line} {t(`import.outcome.${row.outcome}.text`)}.
        {row.file !== null && ` ${t('staging.fileOf', { name: row.file })}`}
      </p>
      {row.rejections.map((rejection, at) => (
        <Notice
          key={at}
          kind={row.outcome === 'rejected' ? 'bad' : 'warn'}
          {...(rejection.column === null ? {} : { title: names.column(rejection.column) })}
        >
          {rejection.value !== null && (
            <code className={styles['refused']} translate="no">
              {rejection.value}
            </code>
          )}
          <p>{rejectionText(rejection, language)}</p>
        </Notice>
      ))}
      {row.breaks.map(({ rule, source }) => (
        <Notice key={`${rule} ${source}`} kind="warn" title={columnOf(source)}>
          <p>{t('rules.breaks.cell', { rule: ruleName(rule) })}</p>
        </Notice>
      ))}
      {children}
      {changed.length > 0 && (
        <DetailValues
          title={row.outcome === 'create' ? t('import.staging.detail.new') : t('import.staging.detail.changed')}
          values={changed.map(({ column, before, after }) => ({
            key: column,
            name: names.column(column),
            was: before === null ? null : shown(before, column),
            text: after === null ? t('import.staging.emptyValue') : shown(after, column),
          }))}
        />
      )}
      {same.length > 0 && (
        <DetailValues
          title={t('import.staging.detail.same')}
          values={same.map(({ column, after }) => ({
            key: column,
            name: names.column(column),
            text: shown(after, column),
          }))}
        />
      )}
    </DetailPanel>
  )
}
