import type { ReactNode } from 'react'
import type { ProblemRow } from '../../../shared/contract/rules.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { word } from '../../../shared/filter/format.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import { LinkButton, cx } from '../../ui/index.ts'
import styles from './dashboard.module.css'
import { MISSING } from './problem-groups.ts'
import { useFix } from './use-fix.ts'
import { useRules } from './rules/use-rules.ts'

/** Longer values are cut: the cell itself is one click away. */
const MAX_SHOWN = 60

type MissingCell = Result<'quality.missing'>['rows'][number]

interface ProblemListProps {
  readonly rows: readonly ProblemRow[]
  /** Required values that are empty. */
  readonly missing?: readonly MissingCell[]
  readonly label: string
  /** Left out where all rows are of the product in view. */
  readonly hasProducts?: boolean
  /** Brings a cell of the product in view into view; left out, the grid shows it. */
  readonly onShow?: (column: string) => void
}

/** Cells that break a rule, and empty ones that should not be: what is wrong, the way to the cell, and its fix where one is certain. */
export function ProblemList({ rows, missing = [], label, hasProducts = true, onShow }: ProblemListProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const { nameOf, hintOf } = useRules()
  const { fix, isRunning } = useFix()
  const showing = (sku: string, column: string): ReactNode => (
    <LinkButton
      aria-label={t('quality.problems.showCell', { sku, column: names.column(column) })}
      onClick={() =>
        onShow ? onShow(column) : go({ screen: 'products', filter: `sku = ${word(sku)}`, search: '', column })
      }
    >
      {t('quality.problems.show')}
    </LinkButton>
  )
  return (
    <table className={cx(styles['list'], styles['wholeWords'])}>
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          {hasProducts && <th scope="col">{t('quality.problems.product')}</th>}
          <th scope="col">{t('quality.problems.cell')}</th>
          <th scope="col">{t('quality.problems.rule')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('quality.problems.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ productId, sku, rule, column, value, severity, fix: fixed }) => (
          <tr key={`${rule} ${productId} ${column}`}>
            {hasProducts && (
              <th scope="row" translate="no">
                {sku}
              </th>
            )}
            <td>
              {column === 'updated' ? t('quality.problems.updated') : names.column(column)}
              {value !== null && (
                <span className={styles['soft']} translate="no">
                  {' '}
                  {String(value).slice(0, MAX_SHOWN)}
                </span>
              )}
            </td>
            <td title={hintOf(rule)}>
              {nameOf(rule)} <span className={styles['soft']}>{t(`quality.severity.${severity}`)}</span>
            </td>
            <td className={styles['rowActions']}>
              {fixed !== null && (
                <LinkButton
                  disabled={isRunning}
                  aria-label={t('quality.fix.cell', { sku, value: String(fixed).slice(0, MAX_SHOWN) })}
                  title={t('quality.fix.cell', { sku, value: String(fixed).slice(0, MAX_SHOWN) })}
                  onClick={() => void fix([{ productId, column, rule }])}
                >
                  {t('quality.fix')}
                </LinkButton>
              )}{' '}
              {(hasProducts || column !== 'updated') && showing(sku, column)}
            </td>
          </tr>
        ))}
        {missing.map(({ productId, sku, column }) => (
          <tr key={`${MISSING} ${productId} ${column}`}>
            {hasProducts && (
              <th scope="row" translate="no">
                {sku}
              </th>
            )}
            <td>{names.column(column)}</td>
            <td>
              {t('quality.problems.missing')} <span className={styles['soft']}>{t('quality.severity.block')}</span>
            </td>
            <td className={styles['rowActions']}>{showing(sku, column)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
