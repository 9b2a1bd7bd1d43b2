import type { ReactNode } from 'react'
import type { ModelImpact } from '../../../shared/contract/model.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Notice } from '../../ui/index.ts'
import styles from './model.module.css'
import { ValuePreview } from './value-preview.tsx'

/** What a change would do, before it is made: products that become incomplete, values that move, what holds it back. */
export function ImpactPanel({ impact }: { readonly impact: ModelImpact }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const { rejections, channels, scopes, values, archived, uses } = impact
  if (rejections.length > 0) {
    return (
      <Notice kind="bad" title={t('model.impact.refused')}>
        <ul className={styles['reasons']}>
          {rejections.slice(0, 5).map((rejection, index) => (
            <li key={index}>{rejectionText(rejection, language)}</li>
          ))}
        </ul>
      </Notice>
    )
  }
  const isQuiet = channels.length === 0 && values.length === 0 && archived.length === 0
  if (isQuiet) return <p className={styles['quiet']}>{t('model.impact.none')}</p>
  return (
    <div className={styles['impact']} data-tour="model-impact">
      {channels.map(({ channel, becomeIncomplete, becomeComplete }) => (
        <Notice
          key={channel}
          kind={becomeIncomplete > 0 ? 'warn' : 'good'}
          title={
            becomeIncomplete > 0
              ? t('model.impact.incomplete', { count: becomeIncomplete, channel: names.channel(channel) })
              : t('model.impact.complete', { count: becomeComplete, channel: names.channel(channel) })
          }
        >
          {scopes
            .filter((scope) => scope.channel === channel)
            .map((scope) => (
              <div key={scope.locale}>
                {t('model.impact.scope', {
                  locale: names.locale(scope.locale),
                  before: format.number(scope.completeBefore),
                  after: format.number(scope.completeAfter),
                  products: format.number(scope.products),
                })}
              </div>
            ))}
        </Notice>
      ))}
      {archived.map((code) => (
        <Notice key={code} title={t('model.impact.archived', { name: names.attribute(code) })}>
          {t('model.impact.archivedText', { count: uses.find((use) => use.code === code)?.count ?? 0 })}
        </Notice>
      ))}
      {values.map((value) => (
        <ValuePreview key={value.attribute} value={value} />
      ))}
    </div>
  )
}
