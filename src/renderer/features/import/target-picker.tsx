import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import type { Choice } from '../../ui/index.ts'
import { Combobox, LinkButton, Select } from '../../ui/index.ts'
import styles from './import.module.css'
import type { Mapping } from './mapping-groups.ts'
import { targetKey } from './mapping-lint.ts'
import type { Target } from './mapping-targets.ts'

interface TargetPickerProps {
  readonly header: string
  readonly mapping: Mapping
  readonly structure: Structure
  readonly targets: readonly Target[]
  readonly onChange: (target: Mapping['target']) => void
  readonly onMakeAttribute: () => void
}

/** Values that no column key can have: a key never starts with a space. */
const IGNORE = ' ignore'
const NEW = ' new'
const EVERY_LANGUAGE = ' every'

/** Types a column of a file can sensibly become; what needs a set-up of its own (pictures, references) is made elsewhere. */
const NEW_TYPES = ['text', 'textarea', 'number', 'boolean', 'date', 'simple-select', 'multi-select', 'price'] as const

/** Where a column goes: an attribute in a scope, a new attribute, or nowhere. */
export function TargetPicker(props: TargetPickerProps): ReactNode {
  const { header, mapping, structure, targets, onChange, onMakeAttribute } = props
  const { t } = useLanguage()
  const names = useNames()
  const { target } = mapping

  if (target.kind === 'new-attribute') {
    const languages: Choice[] = [
      { value: EVERY_LANGUAGE, text: t('import.mapping.language.none') },
      ...structure.locales.map(({ code }) => ({ value: code, text: names.locale(code) })),
    ]
    return (
      <div className={styles['newAttribute']}>
        <div className={styles['newAttributeName']}>
          <span title={target.code}>{target.label}</span>
          <LinkButton onClick={() => onChange({ kind: 'ignore' })}>{t('import.mapping.leaveOut')}</LinkButton>
        </div>
        <div className={styles['newAttributeKind']}>
          <Select
            label={t('import.mapping.type')}
            value={target.type}
            choices={NEW_TYPES.map((type) => ({ value: type as string, text: t(`grid.type.${type}`) }))}
            onChange={(type) => onChange({ ...target, type })}
          />
          <Select
            label={t('import.mapping.language')}
            value={target.locale ?? EVERY_LANGUAGE}
            choices={languages}
            onChange={(locale) => onChange({ ...target, locale: locale === EVERY_LANGUAGE ? null : locale })}
          />
        </div>
      </div>
    )
  }

  const choices: Choice[] = [
    { value: IGNORE, text: t('import.mapping.leaveOut') },
    {
      value: NEW,
      text: t('import.mapping.makeAttribute.named', { name: header === '' ? t('import.mapping.noName') : header }),
    },
    ...targets.map(({ column }) => ({ value: column, text: names.column(column), hint: column })),
  ]
  const handleChange = (value: string): void => {
    if (value === NEW) onMakeAttribute()
    else onChange(value === IGNORE ? { kind: 'ignore' } : { kind: 'column', column: value })
  }
  return (
    <Combobox
      label={t('import.mapping.choose')}
      value={target.kind === 'ignore' ? IGNORE : targetKey(mapping)}
      choices={choices}
      onChange={handleChange}
      placeholder={t('import.mapping.choose')}
    />
  )
}
