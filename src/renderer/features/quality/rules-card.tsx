import type { ReactNode } from 'react'
import type { QualityRule, Severity } from '../../../shared/contract/rules.ts'
import { newRequestId, useCommand, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Checkbox, Select, cx, toast } from '../../ui/index.ts'
import styles from './dashboard.module.css'

const SEVERITIES = ['block', 'warn', 'info'] as const satisfies readonly Severity[]

/** Which packs and rules the catalogue is held to, and how gravely. Every change is a step of its own. */
export function RulesCard(): ReactNode {
  const language = useLanguage()
  const { t, format, label } = language
  const { data } = useQuery('quality.rules', {}, { keepPrevious: true })
  const isReadOnly = useQuery('catalogue.info', {}).data?.isReadOnly ?? true
  const change = useCommand('quality.changeRules')
  const switching = useCommand('quality.switchPack')
  if (!data) return null
  const put = async (rule: QualityRule): Promise<void> => {
    const outcome = await change.run({ requestId: newRequestId(), put: [rule] })
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  const switchPack = async (pack: string, isOn: boolean): Promise<void> => {
    const outcome = await switching.run({ requestId: newRequestId(), pack, isOn, createAttributes: isOn })
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <section className={styles['card']} aria-labelledby="quality-rules">
      <header className={styles['cardHeader']}>
        <h2 id="quality-rules">{t('quality.rules')}</h2>
        <p className={styles['soft']}>{t('quality.rules.text')}</p>
      </header>
      <ul className={styles['packs']}>
        {data.packs.map(({ pack, labels, descriptions, isOn, missingAttributes }) => (
          <li key={pack}>
            <Checkbox
              label={label(labels, pack)}
              isOn={isOn}
              isDisabled={isReadOnly || switching.isRunning}
              onChange={(on) => void switchPack(pack, on)}
            />
            <span className={styles['soft']}>
              {label(descriptions, '')}
              {!isOn && missingAttributes.length > 0 && (
                <> {t('quality.rules.attributes', { count: missingAttributes.length })}</>
              )}
            </span>
          </li>
        ))}
      </ul>
      {data.rules.length > 0 && (
        <div className={styles['ruleTable']}>
          <table className={cx(styles['list'], styles['wholeWords'])}>
            <caption className="visually-hidden">{t('quality.rules')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('quality.problems.rule')}</th>
                <th scope="col">{t('quality.rules.severity')}</th>
                <th scope="col" className={styles['numeric']}>
                  {t('quality.problems.cells')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rules.map(({ rule, problems, columns }) => {
                const name = label(rule.labels, rule.code)
                return (
                  <tr key={rule.code}>
                    <th scope="row" title={label(rule.hints, '')}>
                      <Checkbox
                        label={name}
                        isOn={rule.isOn}
                        isDisabled={isReadOnly || change.isRunning}
                        onChange={(isOn) => void put({ ...rule, isOn })}
                      />
                    </th>
                    <td>
                      <Select
                        label={t('quality.rules.severityOf', { rule: name })}
                        isQuiet
                        value={rule.severity}
                        choices={SEVERITIES.map((value) => ({ value, text: t(`quality.severity.${value}`) }))}
                        onChange={(severity) => void put({ ...rule, severity })}
                      />
                    </td>
                    <td className={styles['numeric']}>
                      {columns === 0 ? t('quality.rules.noColumns') : format.number(problems)}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
