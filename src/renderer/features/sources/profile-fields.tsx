import { Plus, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import { importTargets } from '../import/index.tsx'
import type { FieldDraft } from './field-draft.ts'
import { fieldDraft, fieldFaults, moved, newField, withKey } from './field-draft.ts'
import { FieldRow } from './field-row.tsx'
import { FieldSteps } from './field-steps.tsx'
import type { Sample } from './use-sample.ts'
import styles from './sources.module.css'

interface ProfileFieldsProps {
  readonly sourceId: number | null
  /** Null: as deliveries taught. */
  readonly fields: readonly FieldDraft[] | null
  readonly sample: Sample | null
  /** A save was tried: what is wrong is said. */
  readonly isTried: boolean
  readonly onChange: (fields: readonly FieldDraft[]) => void
}

const COLUMNS = ['source', 'sample', 'target', 'key', 'required'] as const

/** Where the columns go: added, changed, put in order and taken away, with or without a file to look at. */
export function ProfileFields({ sourceId, fields, sample, isTried, onChange }: ProfileFieldsProps): ReactNode {
  const { t } = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const learned = useQuery('sources.lastDelivery', sourceId === null ? null : { sourceId }).data?.fields ?? []
  const [stepsOf, setStepsOf] = useState<number | null>(null)
  const headers = useId()
  const targets = structure ? importTargets(structure) : []
  const transformed = fields?.find(({ id }) => id === stepsOf)
  const change = (id: number, next: Partial<FieldDraft>): void =>
    onChange((fields ?? []).map((field) => (field.id === id ? { ...field, ...next } : field)))

  return (
    <section className={styles['fields']} aria-label={t('sources.form.fields')}>
      <h2>{t('sources.form.fields')}</h2>
      {fields === null ? (
        <>
          <p className={styles['soft']}>{t('sources.form.fields.learned')}</p>
          <div className={styles['buttons']}>
            <Button onClick={() => onChange(learned.length > 0 ? learned.map(fieldDraft) : [newField(false)])}>
              {t('sources.form.fields.say')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <datalist id={headers}>
            {sample?.columns.map(({ header }) => (
              <option key={header} value={header} aria-label={header} />
            ))}
          </datalist>
          <table className={styles['table']}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`sources.form.fields.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t('sources.runs.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field, at) => (
                <FieldRow
                  key={field.id}
                  field={field}
                  number={at + 1}
                  isLast={at === fields.length - 1}
                  headers={headers}
                  sample={sample}
                  structure={structure}
                  targets={targets}
                  onChange={(next) => change(field.id, next)}
                  onKey={(isKey) => onChange(withKey(fields, field.id, isKey))}
                  onSteps={() => setStepsOf(field.id)}
                  onMove={(by) => onChange(moved(fields, at, by))}
                  onRemove={() => onChange(fields.filter(({ id }) => id !== field.id))}
                />
              ))}
            </tbody>
          </table>
          {isTried && <Faults fields={fields} />}
          <div className={styles['buttons']}>
            <Button icon={Plus} onClick={() => onChange([...fields, newField(false)])}>
              {t('sources.form.fields.add')}
            </Button>
            <Button icon={WandSparkles} onClick={() => onChange([...fields, newField(true)])}>
              {t('sources.form.fields.addMade')}
            </Button>
          </div>
        </>
      )}
      {transformed && structure && (
        <FieldSteps
          key={transformed.id}
          field={transformed}
          fields={fields ?? []}
          sample={sample}
          structure={structure}
          onSave={(steps) => change(transformed.id, { steps: [...steps] })}
          onClose={() => setStepsOf(null)}
        />
      )}
    </section>
  )
}

/** What keeps the fields from being saved, a line each. */
function Faults({ fields }: { readonly fields: readonly FieldDraft[] }): ReactNode {
  const { t } = useLanguage()
  const faults = fieldFaults(fields)
  if (faults.length === 0) return null
  return (
    <Notice kind="bad">
      {faults.map(({ code, name }, at) => (
        <p key={at}>{t(`sources.form.fields.error.${code}`, { name })}</p>
      ))}
    </Notice>
  )
}
