import type { ReactNode } from 'react'
import type { ModelEntity } from '../../../../shared/contract/model-change.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Checkbox, Combobox, Field } from '../../../ui/index.ts'
import { nameOf } from '../names.ts'
import styles from '../model.module.css'

interface RefProps {
  readonly label: string
  readonly entity: ModelEntity
  readonly value: string | null
  /** Not offered: a thing cannot point at itself. */
  readonly except: string | null
  readonly isNeeded: boolean
  readonly onChange: (value: string | null) => void
}

const NONE = ' none'

/** Another thing of the model, found by its name or code. */
export function RefField({ label, entity, value, except, isNeeded, onChange }: RefProps): ReactNode {
  const language = useLanguage()
  const items = useQuery('model.list', { entity }).data?.items ?? []
  const choices = items
    .filter(({ code }) => code !== except)
    .map((item) => ({ value: item.code, text: nameOf(entity, item, language), hint: item.code }))
  return (
    <Field label={label}>
      <Combobox
        label={label}
        value={value ?? (isNeeded ? null : NONE)}
        choices={isNeeded ? choices : [{ value: NONE, text: language.t('model.none') }, ...choices]}
        onChange={(next) => onChange(next === NONE ? null : next)}
      />
    </Field>
  )
}

interface RefsProps {
  readonly label: string
  readonly entity: ModelEntity
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** Several of a few things of the model; the order in which they are chosen is kept. */
export function RefsField({ label, entity, value, onChange }: RefsProps): ReactNode {
  const language = useLanguage()
  const items = useQuery('model.list', { entity }).data?.items ?? []
  return (
    <Field label={label}>
      <div className={styles['checks']}>
        {items.map((item) => (
          <Checkbox
            key={item.code}
            label={nameOf(entity, item, language)}
            isOn={value.includes(item.code)}
            onChange={(isOn) => onChange(isOn ? [...value, item.code] : value.filter((code) => code !== item.code))}
          />
        ))}
      </div>
    </Field>
  )
}
