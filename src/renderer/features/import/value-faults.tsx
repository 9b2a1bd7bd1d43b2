import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Notice } from '../../ui/index.ts'
import styles from './import.module.css'
import type { SourceColumn } from './mapping-groups.ts'
import { columnLetter } from './mapping-groups.ts'
import { worstFaults } from './mapping-lint.ts'

interface ValueFaultsProps {
  readonly importId: number
  readonly columns: readonly SourceColumn[]
}

/** What rows from all over the file have against the mapping, counted and with samples, before every row is checked. */
export function ValueFaults({ importId, columns }: ValueFaultsProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const check = useQuery('import.checkMapping', { importId }).data
  if (!check) return null
  const faults = worstFaults(check, columns)
  const nameOf = (column: number): string =>
    t('staging.quoted', { text: columns[column]?.header || columnLetter(column) })
  return (
    <>
      {check.broken.length > 0 && (
        <Notice kind="bad">
          <ul className={styles['warnings']}>
            {check.broken.map(({ column, step, reads }) => (
              <li key={column}>
                {t('staging.lint.broken', {
                  column: nameOf(column),
                  step,
                  reads: t('staging.quoted', { text: reads }),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {faults.length > 0 && (
        <Notice kind="warn" title={t('import.lint.values')}>
          <ul className={styles['warnings']}>
            {faults.map(({ column, rejection, count, samples }) => (
              <li key={`${column} ${rejection.code}`}>
                {t('import.lint.refused', {
                  column: nameOf(column),
                  count,
                  rows: check.rows,
                  why: rejectionText(rejection, language),
                  samples: samples
                    .map(({ line, text }) =>
                      t('import.lint.refused.sample', { sample: t('staging.quoted', { text }), line }),
                    )
                    .join(', '),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {check.missing.length > 0 && (
        <Notice kind="info">
          {t('import.lint.missing', { attributes: check.missing.map((code) => names.attribute(code)).join(', ') })}
        </Notice>
      )}
    </>
  )
}
