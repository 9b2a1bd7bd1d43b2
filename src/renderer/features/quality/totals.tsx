import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import type { Scope } from '../../state/scope.ts'
import { LinkButton } from '../../ui/index.ts'
import type { Summary } from './completeness.ts'
import { completenessOf, wholePercent } from './completeness.ts'
import styles from './dashboard.module.css'

/** The figures of the scope in view. */
export function Totals({ summary, scope }: { readonly summary: Summary; readonly scope: Scope }): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const inView = summary.scopes.find(({ channel, locale }) => channel === scope.channel && locale === scope.locale)
  const share = inView ? completenessOf(inView) : null
  return (
    <dl className={styles['totals']} data-tour="quality-totals">
      <Figure
        name={t('quality.total.completeness')}
        value={share === null ? '–' : format.percent(wholePercent(share) / 100)}
        text={`${names.channel(scope.channel)}, ${names.locale(scope.locale)}`}
      />
      <Figure
        name={t('quality.total.ready')}
        value={format.number(inView?.complete ?? 0)}
        text={t('quality.total.ready.text', { count: inView?.products ?? 0 })}
      />
      <Figure
        name={t('quality.total.missing')}
        value={format.number(inView?.missing ?? 0)}
        text={t('quality.total.missing.text', { count: inView?.required ?? 0 })}
      />
      <Figure
        name={t('quality.total.withoutFamily')}
        value={format.number(summary.withoutFamily)}
        text={t('quality.total.withoutFamily.text')}
      >
        {summary.withoutFamily > 0 && (
          <LinkButton
            onClick={() => go({ screen: 'products', filter: 'family is empty', search: '', column: 'family' })}
          >
            {t('quality.withoutFamily.show')}
          </LinkButton>
        )}
      </Figure>
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly text: string
  readonly children?: ReactNode
}

function Figure({ name, value, text, children }: FigureProps): ReactNode {
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd className={styles['number']}>{value}</dd>
      <dd className={styles['soft']}>
        {text} {children}
      </dd>
    </div>
  )
}
