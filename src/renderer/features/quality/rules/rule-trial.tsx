import type { ReactNode } from 'react'
import type { QualityRule } from '../../../../shared/contract/rules.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Notice } from '../../../ui/index.ts'
import styles from './rule-form.module.css'
import { useTrial } from './use-trial.ts'

/** Longer values are cut: it is about which cells, not about their texts. */
const MAX_SHOWN = 80

/** What a rule would find in the catalogue as it is, with the first cells of it. */
export function RuleTrial({ rule }: { readonly rule: QualityRule | null }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const { found, isTrying, error } = useTrial(rule)
  return (
    <section className={styles['trial']} aria-label={t('quality.rule.trial')}>
      <h3>{t('quality.rule.trial')}</h3>
      <p aria-live="polite" aria-busy={isTrying}>
        {rule === null
          ? t('quality.rule.trial.notYet')
          : found === null
            ? t('quality.rule.trial.running')
            : found.cells === 0
              ? t('quality.rule.trial.none', { count: found.judged })
              : t('quality.rule.trial.found', { count: found.cells, products: found.products, judged: found.judged })}
      </p>
      {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
      {rule !== null && found !== null && found.samples.length > 0 && (
        <table className={styles['samples']}>
          <caption className="visually-hidden">{t('quality.rule.trial.samples')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('quality.problems.product')}</th>
              <th scope="col">{t('quality.problems.cell')}</th>
              <th scope="col">{t('quality.rule.trial.value')}</th>
            </tr>
          </thead>
          <tbody>
            {found.samples.map(({ productId, sku, column, value, fix }) => (
              <tr key={`${productId} ${column}`}>
                <th scope="row" translate="no">
                  {sku}
                </th>
                <td>{column === 'updated' ? t('quality.problems.updated') : names.column(column)}</td>
                <td translate="no">
                  {value === null ? '–' : String(value).slice(0, MAX_SHOWN)}
                  {fix !== null && <span className={styles['fix']}> → {String(fix).slice(0, MAX_SHOWN)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
