import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Field, SelectField } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { isOfRecords, readAs, restage } from './import-session.ts'
import styles from './import.module.css'
import { presetChoices } from './preset-notice.tsx'
import { SupplierChoice } from './supplier-choice.tsx'

interface SourceOptionsBarProps {
  readonly importId: number
  readonly description: Description
}

const DELIMITERS = [
  { value: ',', name: 'import.source.delimiter.comma' },
  { value: ';', name: 'import.source.delimiter.semicolon' },
  { value: '\t', name: 'import.source.delimiter.tab' },
  { value: '|', name: 'import.source.delimiter.pipe' },
] as const

/** Encoding, delimiter and header row: only what this format has. */
export function SourceOptionsBar({ importId, description }: SourceOptionsBarProps): ReactNode {
  const { t } = useLanguage()
  const { encoding, encodings, delimiter, headerRow, format } = description
  const known = DELIMITERS.map(({ value, name }) => ({
    value: value as string,
    text: t(name),
    hint: value === '\t' ? '' : value,
  }))
  const isKnown = delimiter === null || known.some(({ value }) => value === delimiter)
  const headerChoices = [
    ...description.previewRows.map((_, at) => ({
      value: String(at + 1),
      text: t('import.source.headerRow.at', { row: at + 1 }),
    })),
    { value: '0', text: t('import.source.headerRow.none') },
  ]
  return (
    <div className={styles['options']}>
      <Field label={t('import.source.format')}>
        <span className={styles['fact']}>{format.toUpperCase()}</span>
      </Field>
      {encoding !== null && (
        <SelectField
          label={t('import.source.encoding')}
          value={encoding}
          choices={[...new Set([encoding, ...encodings])].map((name) => ({ value: name, text: name }))}
          onChange={(next) => void restage(importId, { ...readAs(description), encoding: next })}
        />
      )}
      {delimiter !== null && (
        <SelectField
          label={t('import.source.delimiter')}
          value={delimiter}
          choices={isKnown ? known : [...known, { value: delimiter, text: delimiter }]}
          onChange={(next) => void restage(importId, { ...readAs(description), delimiter: next, headerRow: null })}
        />
      )}
      {isOfRecords(description) ? (
        <SelectField
          label={t('import.source.list')}
          value={description.sheet ?? ''}
          choices={description.sheets.map(({ name }) => ({ value: name, text: name }))}
          onChange={(sheet) => void restage(importId, { ...readAs(description), sheet })}
        />
      ) : (
        <SelectField
          label={t('import.source.headerRow')}
          value={String(headerRow ?? 0)}
          choices={headerChoices}
          onChange={(next) => void restage(importId, { ...readAs(description), headerRow: Number(next) })}
        />
      )}
      <SelectField
        label={t('presets.choose')}
        value={description.preset.used ?? 'none'}
        choices={presetChoices(t('presets.none'))}
        onChange={(preset) => void restage(importId, { ...readAs(description), preset })}
      />
      <SupplierChoice importId={importId} description={description} />
    </div>
  )
}
