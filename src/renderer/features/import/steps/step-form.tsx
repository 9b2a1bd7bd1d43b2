import type { ReactNode } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../../i18n/index.ts'
import type { Choice } from '../../../ui/index.ts'
import { Checkbox, CodeArea, Combobox, Field, SelectField, TextField } from '../../../ui/index.ts'
import {
  ArithmeticFields,
  CaseField,
  RegexField,
  ReplaceFields,
  TableField,
  TemplateFields,
} from '../../bulk/index.tsx'
import type { StepDraft } from './step-draft.ts'
import { readRows } from './step-draft.ts'
import styles from './steps.module.css'

export interface StepFormProps {
  readonly draft: StepDraft
  readonly onChange: (change: Partial<StepDraft>) => void
  /** Columns of the file to take texts from, by name. */
  readonly sources: readonly Choice[]
  readonly structure: Structure
  /** The measurement family of the target; null where it has none: then units of every family. */
  readonly family: string | null
}

/** The fields of one step. */
export function StepForm(props: StepFormProps): ReactNode {
  const { draft, onChange, sources } = props
  const { t } = useLanguage()
  switch (draft.kind) {
    case 'trim':
      return <p className={styles['hint']}>{t('bulk.trim.hint')}</p>
    case 'case':
      return <CaseField draft={draft} onChange={onChange} />
    case 'replace':
      return <ReplaceFields draft={draft} onChange={onChange} />
    case 'arithmetic':
      return <ArithmeticFields draft={draft} onChange={onChange} />
    case 'extract':
      return <ExtractFields {...props} />
    case 'split':
      return <SplitFields {...props} />
    case 'translate':
      return (
        <>
          <TableField draft={draft} onChange={onChange} />
          <Otherwise {...props} />
        </>
      )
    case 'lookup':
      return <LookupFields {...props} />
    case 'convert-unit':
      return <UnitFields {...props} />
    case 'date':
      return (
        <SelectField
          label={t('import.mapping.date')}
          value={draft.order}
          choices={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({
            value,
            text: t(`import.mapping.date.${value}`),
          }))}
          onChange={(order) => onChange({ order })}
        />
      )
    case 'html':
      return (
        <SelectField
          label={t('steps.html')}
          value={draft.to}
          choices={(['text', 'safe'] as const).map((value) => ({ value, text: t(`steps.html.${value}`) }))}
          onChange={(to) => onChange({ to })}
        />
      )
    case 'constant':
      return (
        <>
          <TextField label={t('bulk.text')} value={draft.text} onChange={(text) => onChange({ text })} />
          <Checkbox
            label={t('steps.onlyEmpty')}
            isOn={draft.onlyEmpty}
            onChange={(onlyEmpty) => onChange({ onlyEmpty })}
          />
        </>
      )
    case 'first-filled':
      return <ColumnList {...props} />
    case 'template':
      return <TemplateFields label={t('steps.join')} {...{ draft, onChange, sources }} />
  }
}

function ExtractFields({ draft, onChange, ...rest }: StepFormProps): ReactNode {
  const { t } = useLanguage()
  return (
    <>
      <RegexField label={t('find.regex')} value={draft.find} onChange={(find) => onChange({ find })} />
      <TextField
        label={t('steps.take')}
        value={draft.take}
        hint={t('steps.take.hint')}
        onChange={(take) => onChange({ take })}
      />
      <Checkbox label={t('find.matchCase')} isOn={draft.matchCase} onChange={(matchCase) => onChange({ matchCase })} />
      <Otherwise {...rest} draft={draft} onChange={onChange} />
    </>
  )
}

/** Separators by name; a line break cannot be typed into a field. */
const SEPARATORS = [
  [' ', 'blank'],
  [',', 'comma'],
  [';', 'semicolon'],
  ['/', 'slash'],
  ['-', 'dash'],
  ['|', 'bar'],
  ['\n', 'line'],
] as const
const OTHER = 'other'

function SplitFields({ draft, onChange, ...rest }: StepFormProps): ReactNode {
  const { t } = useLanguage()
  const known = SEPARATORS.some(([mark]) => mark === draft.separator)
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label={t('steps.separator')}
          value={known ? draft.separator : OTHER}
          choices={[
            ...SEPARATORS.map(([value, name]) => ({ value: value as string, text: t(`steps.separator.${name}`) })),
            { value: OTHER, text: t('steps.separator.other') },
          ]}
          onChange={(separator) => onChange({ separator: separator === OTHER ? '' : separator })}
        />
        <TextField
          label={t('steps.part')}
          inputMode="numeric"
          value={draft.part}
          hint={t('steps.part.hint')}
          onChange={(part) => onChange({ part })}
        />
      </div>
      {!known && (
        <TextField
          label={t('steps.separator.other')}
          value={draft.separator}
          onChange={(separator) => onChange({ separator })}
        />
      )}
      <Checkbox label={t('steps.rest')} isOn={draft.isRest} onChange={(isRest) => onChange({ isRest })} />
      <Otherwise {...rest} draft={draft} onChange={onChange} />
    </>
  )
}

function LookupFields({ draft, onChange, ...rest }: StepFormProps): ReactNode {
  const { t } = useLanguage()
  const [head = []] = readRows(draft.table)
  const places = head.map((name, at) => ({ value: String(at), text: name === '' ? String(at + 1) : name }))
  return (
    <>
      <Field label={t('steps.lookup.table')} hint={t('steps.lookup.hint')}>
        <CodeArea
          label={t('steps.lookup.table')}
          rows={5}
          value={draft.table}
          onChange={(table) => onChange({ table })}
        />
      </Field>
      {places.length > 1 && (
        <div className={styles['pair']}>
          <SelectField
            label={t('steps.lookup.key')}
            value={String(draft.key)}
            choices={places}
            onChange={(key) => onChange({ key: Number(key) })}
          />
          <SelectField
            label={t('steps.lookup.take')}
            value={String(draft.takeColumn)}
            choices={places}
            onChange={(takeColumn) => onChange({ takeColumn: Number(takeColumn) })}
          />
        </div>
      )}
      <Otherwise {...rest} draft={draft} onChange={onChange} />
    </>
  )
}

/** No unit of its own: that of the header or the attribute. */
const AS_WRITTEN = ' as-written'

function UnitFields({ draft, onChange, structure, family }: StepFormProps): ReactNode {
  const { t } = useLanguage()
  const families = structure.measurementFamilies.filter(({ code }) => family === null || code === family)
  const units = families.flatMap((each) => each.units.map(({ code, symbol }) => ({ value: code, text: symbol })))
  return (
    <div className={styles['pair']}>
      <SelectField
        label={t('steps.unit.from')}
        value={draft.fromUnit ?? AS_WRITTEN}
        choices={[{ value: AS_WRITTEN, text: t('steps.unit.written') }, ...units]}
        onChange={(unit) => onChange({ fromUnit: unit === AS_WRITTEN ? null : unit })}
      />
      <SelectField label={t('bulk.unit')} value={draft.unit} choices={units} onChange={(unit) => onChange({ unit })} />
    </div>
  )
}

/** Columns in the order in which they are looked at. */
function ColumnList({ draft, onChange, sources }: StepFormProps): ReactNode {
  const { t } = useLanguage()
  return (
    <>
      {draft.columns.length > 0 && (
        <ol className={styles['columns']}>
          {draft.columns.map((name) => (
            <li key={name}>
              <Checkbox
                label={name}
                isOn
                onChange={() => onChange({ columns: draft.columns.filter((other) => other !== name) })}
              />
            </li>
          ))}
        </ol>
      )}
      <Field label={t('bulk.template.insert')} hint={t('steps.columns.hint')}>
        <Combobox
          key={draft.columns.join()}
          label={t('bulk.template.insert')}
          value={null}
          choices={sources.filter(({ value }) => !draft.columns.includes(value))}
          onChange={(name) => onChange({ columns: [...draft.columns, name] })}
        />
      </Field>
    </>
  )
}

/** What becomes of texts for which the step finds nothing. */
function Otherwise({ draft, onChange }: StepFormProps): ReactNode {
  const { t } = useLanguage()
  return (
    <SelectField
      label={t('steps.otherwise')}
      value={draft.otherwise}
      choices={(['refuse', 'empty', 'leave'] as const).map((value) => ({
        value,
        text: t(`steps.otherwise.${value}`),
      }))}
      onChange={(otherwise) => onChange({ otherwise })}
    />
  )
}
