import type { ReactNode } from 'react'
import { useState } from 'react'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Button, Dialog } from '../../../ui/index.ts'
import { mapColumn } from '../import-session.ts'
import type { SourceColumn } from '../mapping-groups.ts'
import { columnLetter } from '../mapping-groups.ts'
import { targetKey } from '../mapping-lint.ts'
import { StepList } from './step-list.tsx'
import { StepSamples } from './step-samples.tsx'
import type { StepDraft } from './step-draft.ts'
import { fromStep, toStep } from './step-draft.ts'
import styles from './steps.module.css'
import { useRested } from './use-rested.ts'

interface StepsDialogProps {
  readonly importId: number
  readonly column: SourceColumn
  readonly columns: readonly SourceColumn[]
  readonly structure: Structure
  readonly onClose: () => void
}

/** Rows shown; as many as are taken in at a glance. */
const SAMPLES = 10
/** Typing asks once it rests this long. */
const REST_MS = 120

/** What is done to one column before it is read: its steps, and what they come to while they are being made. */
export function StepsDialog({ importId, column, columns, structure, onClose }: StepsDialogProps): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const { decimal } = format.typed
  const { mapping } = column
  const [drafts, setDrafts] = useState<readonly StepDraft[]>(() =>
    (mapping.steps ?? []).map((step) => fromStep(step, decimal)),
  )
  const made = drafts.map((draft) => toStep(draft, decimal))
  const steps = made.flatMap((step) => step ?? [])
  // A step that is not complete yet is not tried: the others go on showing what they do.
  const tried = useRested(JSON.stringify(steps), REST_MS)
  const trial = useQuery(
    'import.trySteps',
    {
      importId,
      mapping: { ...mapping, steps: JSON.parse(tried) as typeof steps }, // of JSON.stringify above
      count: SAMPLES,
      format: format.typed,
    },
    { keepPrevious: true },
  )
  const refused = new Map<number, number>()
  let place = 0
  for (const [at, step] of made.entries()) if (step !== null) refused.set(at, trial.data?.refusedBy[place++] ?? 0)
  const isComplete = made.every((step, at) => step !== null || drafts[at]?.isOff === true)
  const save = (): void => {
    void mapColumn(importId, columns, { ...mapping, steps })
    onClose()
  }
  const sources = columns
    .filter(({ index, isAdded }) => isAdded !== true || index === column.index)
    .map(({ header, index }) => {
      const name = header === '' || /[{}]/.test(header) ? columnLetter(index) : header
      return { value: name, text: name, hint: columnLetter(index) }
    })
  const code = parseColumnKey(targetKey(mapping))?.attribute
  const attribute = structure.attributes.find((each) => each.code === code)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('steps.title', { column: column.header === '' ? columnLetter(column.index) : column.header })}
      description={t('steps.goesTo', { target: names.column(targetKey(mapping)) })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={!isComplete} onClick={save}>
            {t('steps.save')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <div className={styles['list']}>
          <StepList
            drafts={drafts}
            onChange={setDrafts}
            refused={refused}
            sources={sources}
            structure={structure}
            family={attribute?.measurementFamily ?? null}
          />
        </div>
        <StepSamples trial={trial.data} error={trial.error} />
      </div>
    </Dialog>
  )
}
