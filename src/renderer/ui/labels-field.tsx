import type { ReactNode } from 'react'
import { useId } from 'react'
import { localeName, useLanguage } from '../i18n/index.ts'
import { Fieldset } from './fieldset.tsx'
import styles from './labels-field.module.css'

export interface LabelsFieldProps {
  readonly label: string
  /** Of the catalogue. */
  readonly locales: readonly string[]
  readonly value: Readonly<Record<string, string>>
  readonly isArea: boolean
  readonly onChange: (value: Readonly<Record<string, string>>) => void
}

/** A text in every language of the catalogue, and in those it was given besides. */
export function LabelsField({ label, locales, value, isArea, onChange }: LabelsFieldProps): ReactNode {
  const { locale } = useLanguage()
  const id = useId()
  const keys = languagesOf(locales, value)
  const handleChange = (key: string, text: string): void => {
    const { [key]: _, ...others } = value
    onChange(text === '' ? others : { ...others, [key]: text })
  }
  return (
    <Fieldset legend={label}>
      {keys.map((key) => {
        const name = localeName(key, locale)
        const common = { id: `${id}-${key}`, value: value[key] ?? '', className: styles['input'] }
        return (
          <div key={key} className={styles['row']}>
            <label htmlFor={`${id}-${key}`}>{name}</label>
            {isArea ? (
              <textarea {...common} rows={2} onChange={(event) => handleChange(key, event.target.value)} />
            ) : (
              <input {...common} spellCheck={false} onChange={(event) => handleChange(key, event.target.value)} />
            )}
          </div>
        )
      })}
    </Fieldset>
  )
}

/** One line per language: under the key the text has already, else under the bare language (`nl`). */
function languagesOf(locales: readonly string[], value: Readonly<Record<string, string>>): readonly string[] {
  const keys = locales.map((code) => (value[code] === undefined ? (code.split('_')[0] ?? code) : code))
  return [...new Set([...keys, ...Object.keys(value)])]
}
