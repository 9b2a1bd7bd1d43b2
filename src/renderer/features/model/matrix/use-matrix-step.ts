import { useState } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { Rejection } from '../../../../shared/contract/common.ts'
import { useSteps } from '../../../app/use-steps.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { stepName } from '../../../state/step-name.ts'
import { toast } from '../../../ui/index.ts'
import { overrideOffers } from '../../grid/index.tsx'
import type { Missing } from './matrix-layout.ts'
import type { Done, Manner, PlaceChange, Work } from './matrix-work.ts'
import { changePlaces, receiptOf } from './matrix-work.ts'

export interface MatrixStep {
  /** Why combinations were not made, by the SKU proposed for them. */
  readonly notMade: Done['notMade']
  /**
   * Changes cells and makes variants as one step and says what came of it, with its undo and what can be overridden.
   * Answers with the reason of a combination that was not made.
   */
  carryOut(
    work: Work,
    changes: readonly PlaceChange[],
    manner: Manner,
    make?: readonly Missing[],
  ): Promise<Rejection | null>
}

/** Steps over several cells of a matrix. */
export function useMatrixStep(structure: Structure): MatrixStep {
  const language = useLanguage()
  const { t } = language
  const steps = useSteps()
  const [notMade, setNotMade] = useState<Done['notMade']>(new Map())

  const carryOut: MatrixStep['carryOut'] = async (work, changes, manner, make = []) => {
    const done = await changePlaces(work, changes, manner, make)
    if (!done) return null
    if (done.error) {
      toast({ id: 'step', kind: 'bad', text: errorText(done.error, language) })
      return null
    }
    setNotMade(done.notMade)
    const { label, refused, reasons } = receiptOf(done)
    toast({
      id: 'step',
      kind: refused > 0 ? 'bad' : label ? 'good' : 'info',
      text: label ? stepName(label, structure, language) : t('sheet.same'),
      ...(refused > 0 ? { detail: t('sheet.refused', { count: refused }) } : {}),
      ...(label ? { action: { text: t('app.undo'), onClick: steps.undo } } : {}),
      others: overrideOffers(
        reasons,
        language,
        (override) => void carryOut(work, changes, { ...manner, override: [override] }),
      ),
    })
    return done.notMade.values().next().value ?? null
  }
  return { notMade, carryOut }
}
