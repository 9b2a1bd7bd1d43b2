import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import type { Scope } from '../../state/scope.ts'
import { LinkButton, cx } from '../../ui/index.ts'
import { Card } from './card.tsx'
import type { FamilyScore } from './completeness.ts'
import { completenessOf, wholePercent } from './completeness.ts'
import styles from './dashboard.module.css'
import { ShareBar } from './share-bar.tsx'

interface FamilyTableProps {
  readonly families: readonly FamilyScore[]
  readonly scope: Scope
  /** Products that no family asks anything of. */
  readonly withoutFamily: number
  readonly selected: string | null
  readonly onSelect: (family: string | null) => void
}

/** Families in the scope in view, the most missing first; a click narrows the whole page to one. */
export function FamilyTable({ families, scope, withoutFamily, selected, onSelect }: FamilyTableProps): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const sorted = families.toSorted(
    (a, b) => b.missing - a.missing || names.family(a.family).localeCompare(names.family(b.family)),
  )
  return (
    <Card title={t('quality.families')} text={`${names.channel(scope.channel)}, ${names.locale(scope.locale)}`}>
      <table className={styles['list']}>
        <thead>
          <tr>
            <th scope="col">{t('quality.column.family')}</th>
            <th scope="col">{t('quality.column.completeness')}</th>
            <th scope="col" className={styles['numeric']}>
              {t('quality.column.complete')}
            </th>
            <th scope="col" className={styles['numeric']}>
              {t('quality.column.missing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((score) => {
            const share = completenessOf(score)
            const isSelected = score.family === selected
            return (
              <tr key={score.family} className={cx(isSelected && styles['selectedRow'])}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles['rowButton']}
                    title={names.family(score.family)}
                    aria-pressed={isSelected}
                    onClick={() => onSelect(isSelected ? null : score.family)}
                  >
                    {names.family(score.family)}
                  </button>
                </th>
                <td className={styles['barCell']}>
                  <span className={styles['barLine']}>
                    <span className={styles['barName']}>
                      {share === null ? t('quality.percent.none') : format.percent(wholePercent(share) / 100)}
                    </span>
                    <ShareBar share={share} />
                  </span>
                </td>
                <td className={styles['numeric']}>
                  {t('quality.scopes.complete', { complete: score.complete, products: score.products })}
                </td>
                <td className={styles['numeric']}>{format.number(score.missing)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {withoutFamily > 0 && (
        <p className={styles['cardFooter']}>
          <span className={styles['soft']}>{t('quality.empty.withoutFamily', { count: withoutFamily })}</span>{' '}
          <LinkButton
            onClick={() => go({ screen: 'products', filter: 'family is empty', search: '', column: 'family' })}
          >
            {t('quality.withoutFamily.show')}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}
