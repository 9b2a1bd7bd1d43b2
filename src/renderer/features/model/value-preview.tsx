import type { ReactNode } from 'react'
import type { ModelImpact } from '../../../shared/contract/model.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'
import styles from './model.module.css'

/** What becomes of the values of an attribute: how many are read, examples old and new, and which are not and why. */
export function ValuePreview({ value }: { readonly value: ModelImpact['values'][number] }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { total, converted, failed, samples, failures, keptIn, setAside, newOptions } = value
  return (
    <Notice
      kind={failed > 0 ? 'warn' : 'info'}
      title={total === 0 ? t('model.values.none') : t('model.values.converted', { converted, total: total })}
    >
      {newOptions.length > 0 && (
        <p>{t('model.values.newOptions', { count: newOptions.length, names: newOptions.slice(0, 8).join(', ') })}</p>
      )}
      {setAside > 0 && <p>{t('model.values.setAside', { count: setAside })}</p>}
      {samples.length > 0 && (
        <table className={styles['samples']}>
          <tbody>
            {samples.slice(0, 5).map(({ sku, column, before, after }, index) => (
              <tr key={index}>
                <th scope="row">{sku}</th>
                <td>{column}</td>
                <td>{String(before ?? '')}</td>
                <td aria-label={t('model.values.becomes', { value: String(after ?? '') })}>→ {String(after ?? '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {failed > 0 && (
        <>
          <p>
            <strong>{t('model.values.failed', { count: failed })}</strong>{' '}
            {keptIn !== null && t('model.values.keptIn', { name: keptIn })}
          </p>
          <table className={styles['samples']}>
            <tbody>
              {failures.slice(0, 5).map(({ sku, before, reason }, index) => (
                <tr key={index}>
                  <th scope="row">{sku}</th>
                  <td>{String(before ?? '')}</td>
                  <td>{rejectionText(reason, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Notice>
  )
}
