import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { localeName } from '../i18n/locale-name.ts'
import { setLanguage, setTheme, usePreferences } from '../state/preferences.ts'
import type { ThemeChoice } from '../../shared/desktop.ts'
import type { UiLocale } from '../../shared/vocabulary.ts'
import { UI_LOCALES } from '../../shared/vocabulary.ts'
import { Dialog, Field, SelectField } from '../ui/index.ts'
import styles from './settings-dialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Choices about the app itself; each takes effect at once. */
export function SettingsDialog({ isOpen, onClose }: Props): ReactNode {
  const { t, format } = useLanguage()
  const { language, theme } = usePreferences()
  const system = localeName(window.desktop.info.locale, window.desktop.info.locale)
  const languages: readonly { readonly value: UiLocale | 'system'; readonly text: string }[] = [
    { value: 'system', text: t('app.settings.language.system', { name: system }) },
    ...UI_LOCALES.map((value) => ({ value, text: localeName(value, value) })),
  ]
  const themes: readonly { readonly value: ThemeChoice; readonly text: string }[] = [
    { value: 'system', text: t('app.settings.theme.system') },
    { value: 'light', text: t('app.settings.theme.light') },
    { value: 'dark', text: t('app.settings.theme.dark') },
  ]
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('app.settings.title')} width="narrow">
      <div className={styles['form']}>
        <SelectField
          label={t('app.settings.language')}
          value={language ?? 'system'}
          choices={languages}
          onChange={(value) => setLanguage(value === 'system' ? null : value)}
        />
        <SelectField label={t('app.settings.theme')} value={theme} choices={themes} onChange={setTheme} />
        <Field label={t('app.settings.numbers')}>
          <output className={styles['numbers']}>
            {format.decimals(1234.5, 2)} · {format.price(1234.5, 'EUR')} · {format.date('2026-12-31')} ·{' '}
            {format.time('2026-12-31T14:32:07')}
          </output>
        </Field>
      </div>
    </Dialog>
  )
}
