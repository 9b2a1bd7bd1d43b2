import type { ImportStep } from '../../../shared/contract/import-steps.ts'
import { importStep } from '../../../shared/contract/import-steps.ts'

/** A step without the members that are as they are when left out: what a profile lists, and reads back the same. */
export function briefStep(step: ImportStep): object {
  const written = JSON.stringify(step)
  return Object.keys(step).reduce<Record<string, unknown>>(
    (brief, key) => {
      const { [key]: _, ...shorter } = brief
      const read = importStep.safeParse(shorter)
      return read.success && JSON.stringify(read.data) === written ? shorter : brief
    },
    { ...step },
  )
}
