import type { ReactNode } from 'react'
import { useEffect, useEffectEvent } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Badge, Button, Notice } from '../../ui/index.ts'
import { durationText } from './duration.ts'
import styles from './publish.module.css'

interface ConnectionTestProps {
  readonly connectionId: number
  /** Every rise tests by itself: the connection was just saved. */
  readonly round: number
}

/** Asks the shop who it is: its name, its languages and the calls it has left for us. */
export function ConnectionTest({ connectionId, round }: ConnectionTestProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const test = useJob('publish.testConnection')
  const start = useEffectEvent(() => void test.start({ connectionId }))
  const forget = useEffectEvent(() => test.reset())
  useEffect(() => {
    if (round > 0) start()
    else forget() // the result of another shop's test
  }, [round])
  return (
    <section className={styles['test']} aria-live="polite">
      <Button isBusy={test.state === 'running'} onClick={() => void test.start({ connectionId })}>
        {test.state === 'running' ? t('publish.test.running') : t('publish.test')}
      </Button>
      {test.state === 'failed' && test.error && (
        <Notice kind="bad" title={t('publish.test.failed')}>
          {errorText(test.error, language)}
        </Notice>
      )}
      {test.result && <TestResult result={test.result} />}
    </section>
  )
}

function TestResult({ result }: { readonly result: Result<'publish.testConnection'> }): ReactNode {
  const language = useLanguage()
  const { t, ref } = language
  return (
    <>
      <Notice kind="good" title={t('publish.test.ok', { shop: result.shop })} />
      <dl className={styles['testFacts']}>
        <div>
          <dt>{t('publish.test.languages')}</dt>
          <dd className={styles['badges']}>
            {result.languages.map(({ code, title, isDefault }) => (
              <Badge key={code} kind={isDefault ? 'accent' : 'neutral'}>
                {title === '' ? code : title}
                {isDefault && `, ${t('publish.test.language.default')}`}
              </Badge>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('publish.test.limits')}</dt>
          <dd>
            <table className={styles['limits']}>
              <tbody>
                {result.limits.map(({ window, limit, remaining, resetSeconds }) => (
                  <tr key={window}>
                    <th scope="row">{ref({ key: `publish.test.limit.${window}`, params: {} }) ?? window}</th>
                    <td>{t('publish.test.limit', { remaining, limit })}</td>
                    <td className={styles['soft']}>
                      {t('publish.test.limit.reset', { time: durationText(resetSeconds, language) })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </dd>
        </div>
      </dl>
    </>
  )
}
