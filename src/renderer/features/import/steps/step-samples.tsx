import type { ReactNode } from 'react'
import type { StepOutcome, StepTrial } from '../../../../shared/contract/import-steps.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { Notice, cx } from '../../../ui/index.ts'
import styles from './steps.module.css'

interface StepSamplesProps {
  readonly trial: StepTrial | undefined
  readonly error: Error | undefined
}

/** What the steps come to on rows of the file: old and new, and why something is refused. Follows what is typed. */
export function StepSamples({ trial, error }: StepSamplesProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  return (
    <section className={styles['samples']} aria-label={t('steps.samples')}>
      <div aria-live="polite" className={styles['counts']}>
        {trial && !error && (
          <>
            <strong>{t('steps.tried', { count: trial.rows })}</strong>
            <span>{t('steps.changed', { count: trial.changed })}</span>
            {trial.empty > 0 && <span>{t('steps.empty', { count: trial.empty })}</span>}
            {trial.refused > 0 && (
              <span className={styles['refused']}>{t('steps.refused', { count: trial.refused })}</span>
            )}
          </>
        )}
      </div>
      {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
      {trial && !error && (
        <table className={styles['sampleTable']}>
          <thead>
            <tr>
              <th scope="col">{t('import.rejected.row')}</th>
              <th scope="col">{t('steps.before')}</th>
              <th scope="col">{t('steps.after')}</th>
            </tr>
          </thead>
          <tbody>
            {trial.samples.map(({ row, line, before, after }) => (
              <tr key={row}>
                <td className={styles['line']}>{format.number(line)}</td>
                <td className={cx(before === '' && styles['hint'])}>{before === '' ? t('steps.nothing') : before}</td>
                <td>
                  <Outcome outcome={after} isChanged={after.text !== before} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Outcome({ outcome, isChanged }: { readonly outcome: StepOutcome; readonly isChanged: boolean }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { text, refusal } = outcome
  if (refusal !== null) {
    const why = rejectionText({ ...refusal, productId: null, column: null, row: null, value: null }, language)
    return <span className={styles['refused']}>{why}</span>
  }
  if (text === '' || text === null) return <span className={styles['hint']}>{t('steps.nothing')}</span>
  return <span className={cx(isChanged && styles['changed'])}>{text}</span>
}
