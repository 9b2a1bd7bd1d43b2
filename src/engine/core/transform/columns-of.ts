import type { ImportStep } from '../../../shared/contract/import-steps.ts'
import { parseTemplate } from '../sheet/operations/template.ts'

/** The columns of the file that a step reads besides its own, by name. */
export function columnsOf(step: ImportStep): readonly string[] {
  if (step.kind === 'first-filled') return step.columns
  if (step.kind !== 'template') return []
  return (parseTemplate(step.template) ?? []).flatMap((part) => (part.kind === 'column' ? [part.name] : []))
}

/** The step with its columns under other names: those of a file in which they are called otherwise. */
export function withColumnNames(step: ImportStep, nameNow: (name: string) => string): ImportStep {
  if (step.kind === 'first-filled') return { ...step, columns: step.columns.map(nameNow) }
  if (step.kind !== 'template') return step
  const parts = parseTemplate(step.template)
  const written = parts?.map((part) =>
    part.kind === 'column' ? `{${nameNow(part.name)}}` : part.text.replaceAll(/[{}]/g, '$&$&'),
  )
  return written === undefined ? step : { ...step, template: written.join('') }
}
