import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Checkbox, ChooseMany, Combobox, Fieldset, SelectField } from '../../../ui/index.ts'
import type { RuleDraft } from './rule-draft.ts'
import { linesOf, needsValues } from './rule-draft.ts'
import styles from './rule-form.module.css'

type When = NonNullable<RuleDraft['when']>

const IS = ['filled', 'empty', 'one-of', 'none-of'] as const satisfies readonly When['is'][]

interface ConditionFieldsProps {
  readonly when: RuleDraft['when']
  readonly structure: Structure
  readonly onChange: (when: RuleDraft['when']) => void
}

/** Of which products a rule is asked at all. */
export function ConditionFields({ when, structure, onChange }: ConditionFieldsProps): ReactNode {
  const { t, label } = useLanguage()
  return (
    <Fieldset legend={t('quality.rule.when')}>
      <Checkbox
        label={t('quality.rule.when.on')}
        isOn={when !== null}
        onChange={(isOn) => onChange(isOn ? { attribute: '', is: 'filled', values: [] } : null)}
      />
      {when !== null && (
        <>
          <div className={styles['pair']}>
            <Combobox
              label={t('quality.rule.when.attribute')}
              placeholder={t('quality.rule.when.attribute')}
              value={when.attribute || null}
              choices={structure.attributes.map(({ code, labels }) => ({
                value: code,
                text: label(labels, code),
                hint: code,
              }))}
              onChange={(attribute) => onChange({ ...when, attribute, values: [] })}
            />
            <SelectField
              label={t('quality.rule.when.is')}
              value={when.is}
              choices={IS.map((value) => ({ value, text: t(`quality.rule.when.${value}`) }))}
              onChange={(is) => onChange({ ...when, is })}
            />
          </div>
          {needsValues(when) && when.attribute !== '' && (
            <Values
              key={when.attribute}
              when={when}
              structure={structure}
              onChange={(values) => onChange({ ...when, values: [...values] })}
            />
          )}
        </>
      )}
    </Fieldset>
  )
}

interface ValuesProps {
  readonly when: When
  readonly structure: Structure
  readonly onChange: (values: readonly string[]) => void
}

/** Options are chosen, yes and no as well; other values are written, one a line. */
function Values({ when, structure, onChange }: ValuesProps): ReactNode {
  const { t, label } = useLanguage()
  const id = useId()
  const type = structure.attributes.find(({ code }) => code === when.attribute)?.type
  const isSelect = type === 'simple-select' || type === 'multi-select'
  const { data } = useQuery('catalogue.options', isSelect ? { attribute: when.attribute, limit: 5_000 } : null)
  const yesNo = [
    { value: '1', text: t('quality.rule.yes') },
    { value: '0', text: t('quality.rule.no') },
  ]
  if (isSelect || type === 'boolean')
    return (
      <ChooseMany
        label={t('quality.rule.when.values')}
        placeholder={t('quality.rule.add')}
        choices={
          isSelect
            ? (data?.options ?? []).map(({ code, labels }) => ({ value: code, text: label(labels, code), hint: code }))
            : yesNo
        }
        chosen={when.values}
        onChange={onChange}
      />
    )
  return (
    <div className={styles['lines']}>
      <label htmlFor={id}>{t('quality.rule.when.values')}</label>
      <textarea
        id={id}
        rows={3}
        defaultValue={when.values.join('\n')}
        onChange={(event) => onChange(linesOf(event.target.value))}
      />
    </div>
  )
}
