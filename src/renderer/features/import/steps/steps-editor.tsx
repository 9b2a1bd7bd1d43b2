import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { ImportStep } from '../../../../shared/contract/import-steps.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import type { Choice } from '../../../ui/index.ts'
import { Button, Dialog } from '../../../ui/index.ts'
import type { Mapping } from '../mapping-groups.ts'
import { StepList } from './step-list.tsx'
import { StepSamples } from './step-samples.tsx'
import type { StepDraft } from './step-draft.ts'
import { fromStep, toStep } from './step-draft.ts'
import styles from './steps.module.css'
import { useRested } from './use-rested.ts'

interface StepsEditorProps {
  /** Of the column whose steps these are. */
  readonly name: string
  readonly target: string
  readonly steps: readonly ImportStep[]
  /** A staged file that the steps are tried on while they are being made; null: there is none. */
  readonly tried: { readonly importId: number; readonly mapping: Mapping } | null
  /** Columns of the file that steps can take texts from. */
  readonly sources: readonly Choice[]
  readonly structure: Structure
  /** The measurement family of the target; null where it has none. */
  readonly family: string | null
  readonly onSave: (steps: readonly ImportStep[]) => void
  readonly onClose: () => void
}

/** Rows shown; as many as are taken in at a glance. */
const SAMPLES = 10
/** Typing asks once it rests this long. */
const REST_MS = 120

/** What is done to one column before it is read: its steps, and what they come to while they are being made. */
export function StepsEditor(props: StepsEditorProps): ReactNode {
  const { name, target, tried, sources, structure, family, onSave, onClose } = props
  const { t, format } = useLanguage()
  const names = useNames()
  const { decimal } = format.typed
  const [drafts, setDrafts] = useState<readonly StepDraft[]>(() => props.steps.map((step) => fromStep(step, decimal)))
  const made = drafts.map((draft) => toStep(draft, decimal))
  const steps = made.flatMap((step) => step ?? [])
  // A step that is not complete yet is not tried: the others go on showing what they do.
  const rested = useRested(JSON.stringify(steps), REST_MS)
  const trial = useQuery(
    'import.trySteps',
    tried && {
      importId: tried.importId,
      mapping: { ...tried.mapping, steps: JSON.parse(rested) as typeof steps }, // of JSON.stringify above
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
    onSave(steps)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('steps.title', { column: name })}
      description={t('steps.goesTo', { target: names.column(target) })}
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
            family={family}
          />
        </div>
        {tried === null ? (
          <p className={styles['hint']}>{t('steps.noSamples')}</p>
        ) : (
          <StepSamples trial={trial.data} error={trial.error} />
        )}
      </div>
    </Dialog>
  )
}
