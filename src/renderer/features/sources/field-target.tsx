import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import type { Choice } from '../../ui/index.ts'
import { Combobox, Select } from '../../ui/index.ts'
import type { Target } from '../import/index.tsx'
import { attributeCodeFor } from '../import/index.tsx'
import type { FieldDraft } from './field-draft.ts'
import { FIELD_TYPES, typeOf } from './field-draft.ts'
import styles from './sources.module.css'

interface FieldTargetProps {
  readonly number: number
  readonly field: FieldDraft
  readonly structure: Structure | undefined
  readonly targets: readonly Target[]
  readonly onChange: (change: Partial<FieldDraft>) => void
}

/** No column key begins with a blank. */
const NEW = ' new'
const MADE = ' made'
/** Where a field goes: a column in its channel, language or currency, or an attribute that is made with the first file. */
export function FieldTarget({ number, field, structure, targets, onChange }: FieldTargetProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const { source, target, column, type } = field
  const isMade = target !== '' && column === null
  const choices: Choice[] = [
    ...(isMade ? [{ value: MADE, text: t('sources.form.fields.made', { name: target }), hint: target }] : []),
    ...(column !== null && !targets.some((each) => each.column === column)
      ? [{ value: column, text: names.column(column), hint: column }]
      : []),
    ...targets.map((each) => ({ value: each.column, text: names.column(each.column), hint: each.column })),
    ...(source.trim() === ''
      ? []
      : [{ value: NEW, text: t('import.mapping.makeAttribute.named', { name: source.trim() }) }]),
  ]
  const handleChange = (value: string): void => {
    if (value === MADE) return
    if (value !== NEW) return onChange({ target: value, column: value, type: null })
    const taken = new Set(structure?.attributes.map(({ code }) => code) ?? [])
    onChange({ target: attributeCodeFor(source.trim(), taken), column: null, type: null })
  }
  return (
    <div className={styles['fieldTarget']}>
      <Combobox
        label={t('sources.form.fields.target.of', { number })}
        placeholder={t('import.mapping.choose')}
        value={isMade ? MADE : column}
        choices={choices}
        onChange={handleChange}
      />
      {isMade && (
        <Select
          label={t('sources.form.fields.type.of', { number })}
          value={typeOf(type)}
          choices={FIELD_TYPES.map((each) => ({ value: each, text: t(`grid.type.${each}`) }))}
          onChange={(next) => onChange({ type: next === 'text' ? null : next })}
        />
      )}
    </div>
  )
}
