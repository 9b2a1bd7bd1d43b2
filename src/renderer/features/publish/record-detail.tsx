import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PublishRecord } from '../../../shared/contract/publish.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { localeName, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { skuFilter } from '../../state/filters.ts'
import { go } from '../../state/navigation.ts'
import { Badge, Button, Notice } from '../../ui/index.ts'
import { causeText } from './cause-text.ts'
import styles from './publish.module.css'
import { STATE_KINDS } from './record-list.tsx'

/** One product whole: every field that changes, per language, and what stands in its way. */
export function RecordDetail({ record }: { readonly record: PublishRecord | null }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  if (!record) {
    return (
      <aside className={styles['detail']} aria-label={t('publish.record.pick')}>
        <p className={styles['soft']}>{t('publish.record.pick')}</p>
      </aside>
    )
  }
  const { sku, name, state, cause, fields } = record
  const fix = (column?: string): void =>
    go({ screen: 'products', filter: skuFilter(sku), search: '', ...(column === undefined ? {} : { column }) })
  const byLanguage = [...Map.groupBy(fields, (field) => field.language)]
  return (
    <aside className={styles['detail']} aria-label={name}>
      <header className={styles['detailHeader']}>
        <h3>{name === '' ? sku : name}</h3>
        <Badge kind={STATE_KINDS[state]}>{t(`publish.state.${state}`)}</Badge>
      </header>
      <p className={styles['soft']} data-selectable>
        {sku}
      </p>
      {cause && (
        <Notice kind={state === 'failed' ? 'bad' : 'warn'}>
          {causeText(cause, language)}
          <div className={styles['fixes']}>
            {cause.columns.map((column) => (
              <Button key={column} onClick={() => fix(column)}>
                {t('publish.record.fixColumn', { column: names.column(column) })}
                <ArrowRight size={14} aria-hidden />
              </Button>
            ))}
            {cause.columns.length === 0 && <Button onClick={() => fix()}>{t('publish.record.open')}</Button>}
          </div>
        </Notice>
      )}
      {state === 'unchanged' && <p>{t('publish.record.same')}</p>}
      {byLanguage.map(([code, changed]) => (
        <section key={code ?? ''}>
          <h4>{code === null ? t('publish.preview.shared') : localeName(code, language.locale)}</h4>
          <dl className={styles['fields']} data-selectable>
            {changed.map((field, at) => (
              <div key={at}>
                <dt>{language.ref({ key: `publish.field.${field.field}`, params: {} }) ?? field.field}</dt>
                <dd>
                  {field.before !== null && field.before !== '' && <del>{shown(field.before)}</del>}
                  <ins>
                    {field.after === null || field.after === '' ? t('publish.record.emptyValue') : shown(field.after)}
                  </ins>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </aside>
  )

  function shown(value: CellValue): string {
    return typeof value === 'number' ? language.format.number(value) : (value ?? '')
  }
}
