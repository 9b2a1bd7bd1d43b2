import type { ReactNode } from 'react'
import { useId } from 'react'
import type { ModelEntity, ModelFields } from '../../../../shared/contract/model-change.ts'
import { assertNever } from '../../../../shared/errors.ts'
import { useQuery } from '../../../engine/index.ts'
import type { MessageKey } from '../../../i18n/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Checkbox, SelectField, TextField } from '../../../ui/index.ts'
import type { Draft, FieldSpec } from '../field-specs.ts'
import styles from '../model.module.css'
import { LabelsField } from './labels-field.tsx'
import { LevelsField } from './levels-field.tsx'
import { MembersField } from './members-field.tsx'
import { RefField, RefsField } from './ref-field.tsx'
import { UnitsField } from './units-field.tsx'

interface Props {
  readonly entity: ModelEntity
  readonly code: string | null
  readonly spec: FieldSpec
  /** All fields as they stand in the form. */
  readonly fields: Draft
  readonly onChange: (name: string, value: unknown) => void
}

type Hinted = MessageKey & `model.hint.${string}`
const HINTS: Readonly<Record<string, Hinted>> = {
  isScopable: 'model.hint.isScopable',
  isLocalizable: 'model.hint.isLocalizable',
  hasContext: 'model.hint.hasContext',
  isInternal: 'model.hint.isInternal',
  isUnique: 'model.hint.isUnique',
  skuPattern: 'model.hint.skuPattern',
  titleTemplate: 'model.hint.titleTemplate',
  synonyms: 'model.hint.synonyms',
  currencies: 'model.hint.currencies',
  fallback: 'model.hint.fallback',
}

/** One field of a form, by its spec. Values come from the contract's fields of that entity, hence the casts. */
export function ModelField({ entity, code, spec, fields, onChange }: Props): ReactNode {
  const { t, ref } = useLanguage()
  const id = useId()
  const { name, kind } = spec
  const value = fields[name] ?? null
  const label = ref({ key: `model.field.${name}`, params: {} }) ?? name
  const hint = HINTS[name] === undefined ? undefined : t(HINTS[name])
  const set = (next: unknown): void => onChange(name, next)
  switch (kind.as) {
    case 'labels':
      return (
        <LabelsField
          label={label}
          value={(value ?? {}) as Readonly<Record<string, string>>}
          isArea={kind.area === true}
          onChange={set}
        />
      )
    case 'text':
      return (
        <TextField
          label={label}
          hint={hint}
          value={(value ?? '') as string}
          onChange={(text) => set(text === '' && kind.isNullable === true ? null : text)}
        />
      )
    case 'number':
      return (
        <TextField
          label={label}
          type="number"
          step="any"
          value={typeof value === 'number' ? String(value) : ''}
          onChange={(text) => set(text === '' ? null : Number(text))}
        />
      )
    case 'flag':
      return (
        <div className={styles['flag']}>
          <Checkbox label={label} isOn={value === true} onChange={set} />
          {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
        </div>
      )
    case 'choice':
      return (
        <SelectField
          label={label}
          value={value as string | null}
          choices={kind.values.map((each) => ({
            value: each,
            text:
              ref({ key: name === 'type' ? `grid.type.${each}` : `model.choice.${name}.${each}`, params: {} }) ?? each,
          }))}
          onChange={set}
        />
      )
    case 'ref':
      return (
        <RefField
          label={label}
          entity={kind.entity}
          value={value as string | null}
          except={kind.entity === entity ? code : null}
          isNeeded={kind.isNeeded === true}
          onChange={set}
        />
      )
    case 'refs':
      return <RefsField label={label} entity={kind.entity} value={(value ?? []) as readonly string[]} onChange={set} />
    case 'lines':
      return (
        <div className={styles['lines']}>
          <label htmlFor={id}>{label}</label>
          <textarea
            id={id}
            rows={3}
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            defaultValue={((value ?? []) as readonly string[]).join('\n')}
            onChange={(event) => set(linesOf(event.target.value))}
          />
          {hint !== undefined && (
            <span id={`${id}-hint`} className={styles['hint']}>
              {hint}
            </span>
          )}
        </div>
      )
    case 'unit':
      return (
        <UnitField
          label={label}
          family={fields['measurementFamily'] as string | null}
          value={value as string | null}
          onChange={set}
        />
      )
    case 'units':
      return (
        <UnitsField
          units={(value ?? []) as ModelFields<'measurement-family'>['units']}
          standardUnit={(fields['standardUnit'] ?? '') as string}
          onUnits={set}
          onStandard={(unit) => onChange('standardUnit', unit)}
        />
      )
    case 'members':
      return (
        <MembersField
          attributes={(fields['attributes'] ?? []) as readonly string[]}
          requirements={(fields['requirements'] ?? {}) as Readonly<Record<string, readonly string[]>>}
          onAttributes={(next) => onChange('attributes', next)}
          onRequirements={(next) => onChange('requirements', next)}
        />
      )
    case 'levels':
      return (
        <LevelsField
          family={(fields['family'] ?? '') as string}
          levels={(fields['levels'] ?? [[]]) as readonly (readonly string[])[]}
          axes={(fields['axes'] ?? [[]]) as readonly (readonly string[])[]}
          onChange={(levels, axes) => {
            onChange('levels', levels)
            onChange('axes', axes)
          }}
        />
      )
    default:
      return assertNever(kind)
  }
}

function UnitField({
  label,
  family,
  value,
  onChange,
}: {
  readonly label: string
  readonly family: string | null
  readonly value: string | null
  readonly onChange: (value: string) => void
}): ReactNode {
  const structure = useQuery('catalogue.structure', {}).data
  const units = structure?.measurementFamilies.find(({ code }) => code === family)?.units ?? []
  return (
    <SelectField
      label={label}
      value={value}
      choices={units.map(({ code, symbol }) => ({ value: code, text: symbol === '' ? code : symbol, hint: code }))}
      onChange={onChange}
    />
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
