import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import type { Scope } from '../../state/scope.ts'
import { setScope } from '../../state/scope.ts'
import { cx } from '../../ui/index.ts'
import { Card } from './card.tsx'
import type { ScopeScore } from './completeness.ts'
import { completenessOf, gradeOf, toMatrix, wholePercent } from './completeness.ts'
import styles from './dashboard.module.css'
import { ShareBar } from './share-bar.tsx'

interface ScopeMatrixProps {
  readonly scopes: readonly ScopeScore[]
  readonly inView: Scope
}

/** Channels by languages; a cell puts its scope in view, here and in the grid. */
export function ScopeMatrix({ scopes, inView }: ScopeMatrixProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const { channels, locales, cell } = toMatrix(scopes)
  return (
    <Card title={t('quality.scopes')} text={t('quality.scopes.text')} isWide>
      <div className={styles['scroll']}>
        <table className={styles['matrix']}>
          <thead>
            <tr>
              <th scope="col">{t('quality.column.channel')}</th>
              {locales.map((locale) => (
                <th key={locale} scope="col" title={locale}>
                  {names.locale(locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.map((channel) => (
              <tr key={channel}>
                <th scope="row">{names.channel(channel)}</th>
                {locales.map((locale) => (
                  <td key={locale}>
                    <ScopeCell
                      score={cell(channel, locale)}
                      isInView={channel === inView.channel && locale === inView.locale}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function ScopeCell({ score, isInView }: { readonly score: ScopeScore | null; readonly isInView: boolean }): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  if (!score) return <span className={styles['notPublished']}>{t('quality.scopes.none')}</span>
  const share = completenessOf(score)
  const percent = share === null ? t('quality.percent.none') : format.percent(wholePercent(share) / 100)
  return (
    <button
      type="button"
      className={cx(styles['scope'], isInView && styles['inView'])}
      aria-pressed={isInView}
      aria-label={t('quality.scopes.cell', {
        channel: names.channel(score.channel),
        locale: names.locale(score.locale),
        percent,
        complete: score.complete,
        products: score.products,
      })}
      // Completeness counts what is for everybody, so that is what a click shows.
      onClick={() => setScope({ channel: score.channel, locale: score.locale, context: null })}
    >
      <span className={styles['scopeLine']}>
        <strong className={styles[`${gradeOf(share)}Text`]}>{percent}</strong>
        <span className={styles['soft']}>
          {t('quality.scopes.complete', { complete: score.complete, products: score.products })}
        </span>
      </span>
      <ShareBar share={share} />
    </button>
  )
}
