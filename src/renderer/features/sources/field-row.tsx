import { ArrowDown, ArrowUp, CircleAlert, KeyRound, Trash2, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, IconButton, TextField } from '../../ui/index.ts'
import type { Target } from '../import/index.tsx'
import type { FieldDraft } from './field-draft.ts'
import { FieldTarget } from './field-target.tsx'
import type { Sample } from './use-sample.ts'
import styles from './sources.module.css'

interface FieldRowProps {
  readonly field: FieldDraft
  /** Its place in the list, from 1: what its buttons are called by. */
  readonly number: number
  readonly isLast: boolean
  /** Id of the list of names that the file has. */
  readonly headers: string
  readonly sample: Sample | null
  readonly structure: Structure | undefined
  readonly targets: readonly Target[]
  readonly onChange: (change: Partial<FieldDraft>) => void
  readonly onKey: (isKey: boolean) => void
  readonly onSteps: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One field: its name in the file, what stands there, where it goes, and what is done to it before. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { field, number, isLast, headers, structure, targets, onChange, onKey, onSteps, onMove, onRemove } = props
  const { t } = useLanguage()
  const { source, isAdded, isIdentifier, isRequired, steps } = field
  const stepsText = steps.length === 0 ? t('steps.transform') : t('steps.count', { count: steps.length })
  return (
    <tr>
      <td>
        <TextField
          label={t(isAdded ? 'sources.form.fields.name.made' : 'sources.form.fields.name', { number })}
          isLabelHidden
          value={source}
          maxLength={200}
          {...(isAdded ? {} : { list: headers })}
          onChange={(next) => onChange({ source: next })}
        />
      </td>
      <td className={styles['sampleCell']}>
        <SampleOf field={field} sample={props.sample} />
      </td>
      <td>
        <FieldTarget number={number} field={field} structure={structure} targets={targets} onChange={onChange} />
      </td>
      <td>
        <IconButton
          icon={KeyRound}
          isSmall
          isPressed={isIdentifier}
          label={t('sources.form.fields.key.of', { number })}
          onClick={() => onKey(!isIdentifier)}
        />
      </td>
      <td>
        <IconButton
          icon={CircleAlert}
          isSmall
          isPressed={isRequired}
          disabled={isAdded}
          label={t('sources.form.fields.required.of', { number })}
          onClick={() => onChange({ isRequired: !isRequired })}
        />
      </td>
      <td className={styles['rowActions']}>
        <Button
          kind={steps.length === 0 ? 'quiet' : 'secondary'}
          icon={WandSparkles}
          aria-label={`${stepsText}: ${t('sources.form.fields.steps.of', { number })}`}
          onClick={onSteps}
        >
          {stepsText}
        </Button>
        <IconButton
          icon={ArrowUp}
          isSmall
          label={t('sources.form.fields.up', { number })}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          isSmall
          label={t('sources.form.fields.down', { number })}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton icon={Trash2} isSmall label={t('sources.form.fields.remove', { number })} onClick={onRemove} />
      </td>
    </tr>
  )
}

/** What stands in the column in the file that is looked at; that it has none, where the name is another. */
function SampleOf({ field, sample }: { readonly field: FieldDraft; readonly sample: Sample | null }): ReactNode {
  const { t } = useLanguage()
  if (field.isAdded) return <span className={styles['soft']}>{t('steps.added')}</span>
  if (sample === null || field.source.trim() === '') return <span className={styles['soft']}>–</span>
  const column = columnOf(sample, field)
  if (column === undefined) return <span className={styles['soft']}>{t('sources.form.fields.notInFile')}</span>
  return (
    <span translate="no" title={column.samples.join('\n')}>
      {column.samples.slice(0, 2).join(' · ') || '–'}
    </span>
  )
}

/** The column of a file that a field names; capitals and blanks around do not count, as when it is read. */
export function columnOf(sample: Sample, { source, isAdded }: FieldDraft): Sample['columns'][number] | undefined {
  const name = source.trim().toLowerCase()
  return sample.columns.find((column) => column.isAdded === isAdded && column.header.trim().toLowerCase() === name)
}
