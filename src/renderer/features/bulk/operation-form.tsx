import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { Choice } from '../../ui/index.ts'
import { Checkbox, ChooseMany, CodeArea, Combobox, DateField, Field, SelectField, TextField } from '../../ui/index.ts'
import type { GridColumn, OptionSource } from '../grid/index.tsx'
import styles from './bulk.module.css'
import type { ChangeKind, Draft } from './draft.ts'
import { RegexField } from './regex-field.tsx'

export interface OperationFormProps {
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
  readonly columns: readonly GridColumn[]
  readonly changes: readonly ChangeKind[]
  readonly options: OptionSource
  readonly structure: Structure
  /** Columns to take values from. */
  readonly sources: readonly Choice[]
}

/** The fields of what is to happen to the cells. */
export function OperationForm(props: OperationFormProps): ReactNode {
  switch (props.draft.effect) {
    case 'leave':
    case 'clear':
      return null
    case 'set':
      return <SetForm {...props} />
    case 'change':
      return <ChangeForm {...props} />
  }
}

/** A value as typed into a cell, or chosen where the columns offer choices. */
function SetForm({ draft, onChange, columns, options }: OperationFormProps): ReactNode {
  const { t } = useLanguage()
  const [column] = columns
  const isChoice = column && CHOSEN.has(column.kind)
  const hint = draft.text.trim() === '' ? t('bulk.set.hint') : undefined
  if (column && isChoice) return <OneOption key={column.id} {...{ draft, onChange, options, column }} />
  if (column?.kind === 'date' && columns.length === 1)
    return <DateField label={t('bulk.value')} value={draft.text} onChange={(text) => onChange({ text })} />
  return <TextField label={t('bulk.value')} value={draft.text} hint={hint} onChange={(text) => onChange({ text })} />
}

const CHOSEN: ReadonlySet<GridColumn['kind']> = new Set([
  'simple-select',
  'multi-select',
  'family',
  'status',
  'boolean',
  'categories',
])

interface OneOptionProps extends Pick<OperationFormProps, 'draft' | 'onChange' | 'options'> {
  readonly column: GridColumn
}

function OneOption({ draft, onChange, options, column }: OneOptionProps): ReactNode {
  const { t } = useLanguage()
  const { choices, search } = useOptions(options, column)
  return (
    <Field label={t('bulk.value')} hint={draft.text === '' ? t('bulk.set.hint') : undefined}>
      <Combobox
        label={t('bulk.value')}
        value={draft.text}
        choices={choices}
        onChange={(text) => onChange({ text })}
        onSearch={search}
      />
    </Field>
  )
}

/** Choices of a column, found by typing. */
function useOptions(
  options: OptionSource,
  column: GridColumn | undefined,
): { readonly choices: readonly Choice[]; readonly search: (text: string) => void } {
  const [text, setText] = useState('')
  const [choices, setChoices] = useState<readonly Choice[]>([])
  useEffect(() => {
    if (!column) return undefined
    let isNewest = true
    void options
      .find(column, text)
      .then((found) => isNewest && setChoices(found.map(({ code, text: name }) => ({ value: code, text: name }))))
    return () => {
      isNewest = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- another object for the same column asks nothing new
  }, [column?.id, text])
  return { choices, search: setText }
}

function ChangeForm(props: OperationFormProps): ReactNode {
  const { draft, onChange, changes } = props
  const { t } = useLanguage()
  return (
    <>
      <SelectField
        label={t('bulk.change')}
        value={draft.change}
        choices={changes.map((value) => ({ value, text: t(`bulk.change.${value}`) }))}
        onChange={(change) => onChange({ change })}
      />
      <ChangeFields {...props} />
    </>
  )
}

function ChangeFields(props: OperationFormProps): ReactNode {
  const { draft, onChange, columns, options, structure, sources } = props
  const { t } = useLanguage()
  const lists = columns.find(({ kind }) => kind === 'multi-select' || kind === 'categories')
  const { choices, search } = useOptions(options, lists)
  switch (draft.change) {
    case 'append':
    case 'prepend':
      return (
        <>
          <TextField label={t('bulk.text')} value={draft.text} onChange={(text) => onChange({ text })} />
          <Checkbox
            label={t('bulk.fillsEmpty')}
            isOn={draft.fillsEmpty}
            onChange={(fillsEmpty) => onChange({ fillsEmpty })}
          />
        </>
      )
    case 'replace':
      return <ReplaceFields draft={draft} onChange={onChange} />
    case 'arithmetic':
      return <ArithmeticFields draft={draft} onChange={onChange} />
    case 'case':
      return <CaseField draft={draft} onChange={onChange} />
    case 'trim':
      return <p className={styles['hint']}>{t('bulk.trim.hint')}</p>
    case 'translate':
      return <TableField draft={draft} onChange={onChange} />
    case 'copy-from':
      return (
        <>
          <Field label={t('bulk.from')}>
            <Combobox
              label={t('bulk.from')}
              value={draft.from}
              choices={sources}
              onChange={(from) => onChange({ from })}
            />
          </Field>
          <WhenEmpty {...props} />
        </>
      )
    case 'template':
      return (
        <>
          <TemplateFields label={t('bulk.template')} placeholder="{brand} {name}" {...{ draft, onChange, sources }} />
          <WhenEmpty {...props} />
        </>
      )
    case 'convert-unit': {
      const families = new Set(columns.map(({ attribute }) => attribute?.measurementFamily))
      const units = structure.measurementFamilies.filter(({ code }) => families.has(code)).flatMap((each) => each.units)
      return (
        <SelectField
          label={t('bulk.unit')}
          value={draft.unit}
          choices={units.map(({ code, symbol }) => ({ value: code, text: symbol }))}
          onChange={(unit) => onChange({ unit })}
        />
      )
    }
    case 'add-options':
    case 'remove-options':
      return (
        <Field label={t('bulk.options')}>
          <ChooseMany
            label={t('bulk.options')}
            placeholder={t('ui.search')}
            choices={choices}
            chosen={draft.options}
            onChange={(chosen) => onChange({ options: chosen })}
            onSearch={search}
          />
        </Field>
      )
  }
}

/** Fields that need no column, for whoever has a draft: the steps of an import have them too. */
export type DraftFieldsProps = Pick<OperationFormProps, 'draft' | 'onChange'>

export function CaseField({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useLanguage()
  return (
    <SelectField
      label={t('bulk.letters')}
      value={draft.letters}
      choices={(['sentence', 'title', 'upper', 'lower'] as const).map((value) => ({
        value,
        text: t(`bulk.letters.${value}`),
      }))}
      onChange={(letters) => onChange({ letters })}
    />
  )
}

interface TemplateFieldsProps extends Pick<OperationFormProps, 'sources'> {
  readonly draft: Pick<Draft, 'template'>
  readonly onChange: (change: Pick<Draft, 'template'>) => void
  readonly label: string
  readonly placeholder?: string
}

/** A text with columns in it, typed or chosen; what is chosen comes to its end. */
export function TemplateFields({ draft, onChange, sources, ...field }: TemplateFieldsProps): ReactNode {
  const { t } = useLanguage()
  const { template } = draft
  return (
    <>
      <TextField
        {...field}
        value={template}
        hint={t('bulk.template.hint')}
        onChange={(text) => onChange({ template: text })}
      />
      <Field label={t('bulk.template.insert')}>
        <Combobox
          key={template}
          label={t('bulk.template.insert')}
          value={null}
          choices={sources}
          onChange={(key) => onChange({ template: `${template}${template === '' ? '' : ' '}{${key}}` })}
        />
      </Field>
    </>
  )
}

export function TableField({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useLanguage()
  return (
    <Field label={t('bulk.table')} hint={t('bulk.table.hint')}>
      <CodeArea label={t('bulk.table')} rows={5} value={draft.table} onChange={(table) => onChange({ table })} />
    </Field>
  )
}

export function ReplaceFields({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useLanguage()
  return (
    <>
      <RegexField
        label={t('find.find')}
        value={draft.find}
        isRegex={draft.isRegex}
        onChange={(find) => onChange({ find })}
      />
      <TextField
        label={t('find.with')}
        value={draft.with}
        hint={draft.isRegex ? t('find.groups') : undefined}
        onChange={(text) => onChange({ with: text })}
      />
      <div className={styles['boxes']}>
        <Checkbox
          label={t('find.matchCase')}
          isOn={draft.matchCase}
          onChange={(matchCase) => onChange({ matchCase })}
        />
        <Checkbox label={t('find.regex')} isOn={draft.isRegex} onChange={(isRegex) => onChange({ isRegex })} />
      </div>
    </>
  )
}

const OPERATORS = ['percent', 'add', 'subtract', 'multiply', 'divide'] as const

export function ArithmeticFields({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useLanguage()
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label={t('bulk.operator')}
          value={draft.operator}
          choices={OPERATORS.map((value) => ({ value, text: t(`bulk.operator.${value}`) }))}
          onChange={(operator) => onChange({ operator })}
        />
        <TextField
          label={draft.operator === 'percent' ? t('bulk.percent') : t('bulk.number')}
          inputMode="decimal"
          value={draft.operand}
          onChange={(operand) => onChange({ operand })}
        />
      </div>
      <div className={styles['pair']}>
        <SelectField
          label={t('bulk.round')}
          value={draft.rounding}
          choices={(['none', 'ending', 'step'] as const).map((value) => ({ value, text: t(`bulk.round.${value}`) }))}
          onChange={(rounding) => onChange({ rounding })}
        />
        {draft.rounding !== 'none' && (
          <TextField
            label={t(`bulk.round.${draft.rounding}`)}
            inputMode="decimal"
            value={draft.roundTo}
            onChange={(roundTo) => onChange({ roundTo })}
          />
        )}
      </div>
      {draft.rounding !== 'none' && (
        <SelectField
          label={t('bulk.direction')}
          value={draft.direction}
          choices={(['nearest', 'up', 'down'] as const).map((value) => ({
            value,
            text: t(`bulk.direction.${value}`),
          }))}
          onChange={(direction) => onChange({ direction })}
        />
      )}
    </>
  )
}

/** What becomes of cells for which there is nothing to take. */
function WhenEmpty({ draft, onChange }: OperationFormProps): ReactNode {
  const { t } = useLanguage()
  return (
    <SelectField
      label={t('bulk.whenEmpty')}
      value={draft.whenEmpty}
      choices={(['leave', 'clear'] as const).map((value) => ({ value, text: t(`bulk.whenEmpty.${value}`) }))}
      onChange={(whenEmpty) => onChange({ whenEmpty })}
    />
  )
}
