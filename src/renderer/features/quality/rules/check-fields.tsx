import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { regexFault } from '../../../../shared/regex-fault.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import type { Choice } from '../../../ui/index.ts'
import { Checkbox, ChooseMany, Combobox, DateField, Field, SelectField, TextField } from '../../../ui/index.ts'
import type { RuleDraft } from './rule-draft.ts'
import { COMPARISONS, LETTERS, linesOf } from './rule-draft.ts'
import styles from './rule-form.module.css'
import type { RuleField } from './rule-kinds.ts'
import { RULE_KINDS } from './rule-kinds.ts'

interface CheckFieldsProps {
  readonly draft: RuleDraft
  readonly structure: Structure
  readonly onChange: (field: RuleField, text: string) => void
}

/** What the kind of a rule asks besides its attributes. */
export function CheckFields({ draft, structure, onChange }: CheckFieldsProps): ReactNode {
  const { t, label } = useLanguage()
  const { kind, fields } = draft
  const first = structure.attributes.find(({ code }) => code === draft.attributes[0])
  const units = structure.measurementFamilies.find(({ code }) => code === first?.measurementFamily)?.units ?? []
  const text = (field: RuleField): string => fields[field] ?? ''
  const control = (field: RuleField): ReactNode => {
    const name = t(`quality.rule.field.${field}`)
    switch (field) {
      case 'min':
      case 'max':
        return first?.type === 'date' ? (
          <DateField key={field} label={name} value={text(field)} onChange={(day) => onChange(field, day)} />
        ) : (
          <TextField
            key={field}
            label={name}
            inputMode={kind === 'length' ? 'numeric' : 'decimal'}
            value={text(field)}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'days':
        return (
          <TextField
            key={field}
            label={name}
            inputMode="numeric"
            value={text(field)}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'pattern':
        return <PatternField key={field} value={text(field)} onChange={(value) => onChange(field, value)} />
      case 'unit':
        return units.length === 0 ? null : (
          <SelectField
            key={field}
            label={name}
            value={text(field)}
            choices={units.map(({ code, symbol }) => ({ value: code, text: symbol, hint: code }))}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'words':
      case 'tags':
      case 'ignore':
        return (
          <LinesField
            key={field}
            label={name}
            hint={t(`quality.rule.hint.${field}`)}
            value={text(field)}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'allowed':
        return (
          <AllowedField
            key={field}
            attribute={first?.code ?? null}
            value={text(field)}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'other': {
        const alike = structure.attributes.filter(({ type }) => RULE_KINDS.compare.types?.includes(type) ?? true)
        const choices: Choice[] = alike.map(({ code, labels }) => ({
          value: code,
          text: label(labels, code),
          hint: code,
        }))
        return (
          <Field key={field} label={name}>
            <Combobox
              label={name}
              value={text(field) || null}
              choices={choices}
              onChange={(value) => onChange(field, value)}
            />
          </Field>
        )
      }
      case 'is':
        return (
          <SelectField
            key={field}
            label={name}
            value={text(field) || COMPARISONS[0]}
            choices={COMPARISONS.map((value) => ({ value, text: t(`quality.rule.is.${value}`) }))}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'to':
        return (
          <SelectField
            key={field}
            label={name}
            value={text(field) || LETTERS[0]}
            choices={LETTERS.map((value) => ({ value, text: t(`quality.rule.to.${value}`) }))}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'within':
        return (
          <SelectField
            key={field}
            label={name}
            value={text(field) || 'catalogue'}
            choices={(['catalogue', 'family'] as const).map((value) => ({
              value,
              text: t(`quality.rule.within.${value}`),
            }))}
            onChange={(value) => onChange(field, value)}
          />
        )
      case 'withoutVat':
        return first?.type === 'price' ? (
          <Checkbox
            key={field}
            label={name}
            isOn={text(field) === 'true'}
            onChange={(isOn) => onChange(field, String(isOn))}
          />
        ) : null
    }
  }
  const controls = RULE_KINDS[kind].fields.map(control)
  return controls.length === 0 ? null : <div className={styles['pair']}>{controls}</div>
}

interface TextProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

function PatternField({ value, onChange }: TextProps): ReactNode {
  const { t } = useLanguage()
  const fault = value === '' ? null : regexFault(value)
  return (
    <TextField
      label={t('quality.rule.field.pattern')}
      hint={t('quality.rule.hint.pattern')}
      value={value}
      error={fault ? t(`find.fault.${fault.kind}`, { place: fault.position + 1 }) : undefined}
      onChange={onChange}
    />
  )
}

function LinesField(props: TextProps & { readonly label: string; readonly hint: string }): ReactNode {
  const { label, hint, value, onChange } = props
  const id = useId()
  return (
    <div className={styles['lines']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={4}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </span>
    </div>
  )
}

/** Options of the rule's first attribute that are allowed. */
function AllowedField({ attribute, value, onChange }: TextProps & { readonly attribute: string | null }): ReactNode {
  const { t, label } = useLanguage()
  const { data } = useQuery('catalogue.options', attribute === null ? null : { attribute, limit: 5_000 }, {
    keepPrevious: true,
  })
  const name = t('quality.rule.field.allowed')
  return (
    <Field label={name}>
      <ChooseMany
        label={name}
        placeholder={t('quality.rule.add.option')}
        choices={(data?.options ?? []).map(({ code, labels }) => ({
          value: code,
          text: label(labels, code),
          hint: code,
        }))}
        chosen={linesOf(value)}
        onChange={(codes) => onChange(codes.join('\n'))}
      />
    </Field>
  )
}
