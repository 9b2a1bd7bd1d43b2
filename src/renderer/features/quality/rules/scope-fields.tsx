import type { ReactNode } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { ChooseMany, Field, Fieldset } from '../../../ui/index.ts'
import type { RuleDraft } from './rule-draft.ts'

const AXES = ['families', 'channels', 'locales'] as const

interface ScopeFieldsProps {
  readonly where: RuleDraft['where']
  readonly structure: Structure
  readonly onChange: (where: RuleDraft['where']) => void
}

/** Where a rule counts: nothing chosen is everywhere. */
export function ScopeFields({ where, structure, onChange }: ScopeFieldsProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const nameOf = { families: names.family, channels: names.channel, locales: names.locale }
  return (
    <Fieldset legend={t('quality.rule.where')}>
      {AXES.map((axis) => (
        <Field key={axis} label={t(`quality.rule.where.${axis}`)}>
          <ChooseMany
            label={t(`quality.rule.where.${axis}`)}
            placeholder={where[axis].length === 0 ? t('quality.rule.everywhere') : t('quality.rule.add')}
            choices={structure[axis].map(({ code }) => ({ value: code, text: nameOf[axis](code), hint: code }))}
            chosen={where[axis]}
            onChange={(codes) => onChange({ ...where, [axis]: [...codes] })}
          />
        </Field>
      ))}
    </Fieldset>
  )
}
