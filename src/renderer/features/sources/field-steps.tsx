import type { ReactNode } from 'react'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { ImportStep } from '../../../shared/contract/import-steps.ts'
import { StepsEditor } from '../import/index.tsx'
import type { FieldDraft } from './field-draft.ts'
import { typeOf } from './field-draft.ts'
import { columnOf } from './field-row.tsx'
import type { Sample } from './use-sample.ts'

interface FieldStepsProps {
  readonly field: FieldDraft
  readonly fields: readonly FieldDraft[]
  readonly sample: Sample | null
  readonly structure: Structure
  readonly onSave: (steps: readonly ImportStep[]) => void
  readonly onClose: () => void
}

/** The steps of a profile's field, tried on the file that is looked at, where its rows are still there. */
export function FieldSteps({ field, fields, sample, structure, onSave, onClose }: FieldStepsProps): ReactNode {
  const { column, target, source } = field
  const headers = new Set([
    ...(sample?.columns ?? []).flatMap(({ header, isAdded }) => (isAdded ? [] : [header])),
    ...fields.flatMap((each) => (each.isAdded && each.id !== field.id ? [] : [each.source])),
  ])
  const attribute = structure.attributes.find(({ code }) => code === parseColumnKey(column ?? target)?.attribute)
  return (
    <StepsEditor
      name={source}
      target={column ?? target}
      steps={field.steps}
      tried={triedOn(field, sample)}
      sources={[...headers].flatMap((name) => (name === '' || /[{}]/.test(name) ? [] : [{ value: name, text: name }]))}
      structure={structure}
      family={attribute?.measurementFamily ?? null}
      onSave={onSave}
      onClose={onClose}
    />
  )
}

/** The field as a mapping of that file; null where it cannot be tried: no rows, no such column, no target yet. */
function triedOn(field: FieldDraft, sample: Sample | null): Parameters<typeof StepsEditor>[0]['tried'] {
  if (sample?.hasRows !== true || field.target === '') return null
  const known = columnOf(sample, field)
  if (known === undefined && !field.isAdded) return null
  const { column, target, type, source } = field
  return {
    importId: sample.importId,
    mapping: {
      column: known?.index ?? sample.columns.length,
      ...(field.isAdded ? { name: source.trim() === '' ? target : source.trim() } : {}),
      target:
        column === null
          ? { kind: 'new-attribute', code: target, type: typeOf(type), label: target, locale: null }
          : { kind: 'column', column },
      isIdentifier: false,
      decimal: null,
      dateOrder: null,
    },
  }
}
