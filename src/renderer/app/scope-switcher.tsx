import type { ReactNode } from 'react'
import { useQuery } from '../engine/index.ts'
import { useLanguage } from '../i18n/index.ts'
import { localeName } from '../i18n/locale-name.ts'
import { setScope, useScope, validScope } from '../state/scope.ts'
import { Select } from '../ui/index.ts'
import styles from './shell.module.css'

/** Channel and language in view: the grid's columns and every completeness figure follow it. */
export function ScopeSwitcher(): ReactNode {
  const { t, label, locale } = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const scope = useScope()
  if (!structure || !scope) return null
  const channel = structure.channels.find(({ code }) => code === scope.channel)
  const choose = (wanted: typeof scope): void => setScope(validScope(structure, wanted) ?? wanted)
  return (
    <fieldset className={styles['group']} aria-label={t('app.scope')}>
      <Select
        isQuiet
        label={t('app.scope.channel')}
        value={scope.channel}
        choices={structure.channels.map(({ code, labels }) => ({ value: code, text: label(labels, code) }))}
        onChange={(code) => choose({ ...scope, channel: code })}
      />
      <Select
        isQuiet
        label={t('app.scope.locale')}
        value={scope.locale}
        choices={(channel?.locales ?? []).map((code) => ({ value: code, text: localeName(code, locale), hint: code }))}
        onChange={(code) => choose({ ...scope, locale: code })}
      />
    </fieldset>
  )
}
