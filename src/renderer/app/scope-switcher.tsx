import type { ReactNode } from 'react'
import { useQuery } from '../engine/index.ts'
import { useLanguage } from '../i18n/index.ts'
import { localeName } from '../i18n/locale-name.ts'
import { useNames } from '../state/column-names.ts'
import { setScope, useScope, validScope } from '../state/scope.ts'
import { Select } from '../ui/index.ts'
import styles from './shell.module.css'

/** Stands for no context: no code is empty. */
const EVERYBODY = ''

/**
 * Channel and language in view, and the context where the catalogue has any: the grid's columns, the card and every
 * completeness figure follow it.
 */
export function ScopeSwitcher(): ReactNode {
  const { t, label, locale } = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const scope = useScope()
  const names = useNames()
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
      {structure.contexts.length > 0 && (
        <Select
          isQuiet
          label={t('app.scope.context')}
          value={scope.context ?? EVERYBODY}
          choices={[
            { value: EVERYBODY, text: t('app.scope.everybody') },
            ...structure.contexts.map(({ code, labels, fallback }) => ({
              value: code,
              text: label(labels, code),
              ...(fallback === null ? {} : { hint: t('app.scope.fallsBack', { name: names.context(fallback) }) }),
            })),
          ]}
          onChange={(code) => choose({ ...scope, context: code === EVERYBODY ? null : code })}
        />
      )}
    </fieldset>
  )
}
