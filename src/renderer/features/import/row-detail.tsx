import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { valueText } from '../../state/value-text.ts'
import { Badge, Notice } from '../../ui/index.ts'
import styles from './import.module.css'
import type { RowOutcome, StagedRow } from './staged-row.ts'

const KINDS = {
  create: 'good',
  update: 'accent',
  unchanged: 'neutral',
  skipped: 'warn',
  rejected: 'bad',
} as const satisfies Record<RowOutcome, string>

/** One row whole: every value it brings, long texts included, and what is wrong with it. */
export function RowDetail({ row }: { readonly row: StagedRow | null }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  if (!row)
    return (
      <aside className={styles['detail']} aria-label={t('import.staging.detail.pick')}>
        <p className={styles['soft']}>{t('import.staging.detail.pick')}</p>
      </aside>
    )

  const changed = row.cells.filter((cell) => cell.isChanged)
  const same = row.cells.filter((cell) => !cell.isChanged && cell.after !== null)
  const shown = (value: StagedRow['cells'][number]['after'], column: string): string =>
    valueText(value, column, structure, language)
  return (
    <aside className={styles['detail']} aria-label={t('import.staging.detail', { row: row.line })}>
      <header className={styles['detailHeader']}>
        <h2>{row.sku === '' ? t('import.staging.detail', { row: row.line }) : row.sku}</h2>
        <Badge kind={KINDS[row.outcome]}>{t(`import.outcome.${row.outcome}`)}</Badge>
      </header>
      <p className={styles['soft']}>
        {t('import.staging.detail', { row: row.line })} {t(`import.outcome.${row.outcome}.text`)}.
      </p>
      {row.rejections.map((rejection, at) => (
        <Notice
          key={at}
          kind={row.outcome === 'rejected' ? 'bad' : 'warn'}
          {...(rejection.column === null ? {} : { title: names.column(rejection.column) })}
        >
          {rejection.value !== null && <code className={styles['refused']}>{rejection.value}</code>}
          <p>{rejectionText(rejection, language)}</p>
        </Notice>
      ))}
      {changed.length > 0 && (
        <section>
          <h3>{row.outcome === 'create' ? t('import.staging.detail.new') : t('import.staging.detail.changed')}</h3>
          <dl className={styles['values']} data-selectable>
            {changed.map(({ column, before, after }) => (
              <div key={column}>
                <dt>{names.column(column)}</dt>
                <dd>
                  {before !== null && <del>{shown(before, column)}</del>}
                  <ins>{after === null ? t('import.staging.emptyValue') : shown(after, column)}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {same.length > 0 && (
        <section>
          <h3>{t('import.staging.detail.same')}</h3>
          <dl className={styles['values']} data-selectable>
            {same.map(({ column, after }) => (
              <div key={column}>
                <dt>{names.column(column)}</dt>
                <dd>{shown(after, column)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </aside>
  )
}
