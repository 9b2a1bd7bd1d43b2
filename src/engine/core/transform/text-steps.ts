import type { ImportStep, StepOtherwise } from '../../../shared/contract/import-steps.ts'
import { matcher } from '../sheet/operations/replace-text.ts'
import { translator } from '../sheet/operations/translate.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import type { CellStep } from './cell-step.ts'
import { textStep } from './cell-step.ts'

type StepOf<Kind extends ImportStep['kind']> = Extract<ImportStep, { kind: Kind }>

const SHOWN = 100

/** What a text becomes for which a step found nothing. */
function orElse(otherwise: StepOtherwise, text: string, why: () => Problem): string | Problem {
  if (otherwise === 'refuse') return why()
  return otherwise === 'leave' ? text : ''
}

/** The first thing that a pattern finds. Throws AppError `invalid-input` for a pattern that is none. */
export function extractStep({ find, matchCase, take, otherwise }: StepOf<'extract'>): CellStep {
  const pattern = matcher({ find, isRegex: true, matchCase, wholeCell: false })
  return textStep(
    (text) =>
      pattern.take(text, take) ??
      orElse(otherwise, text, () =>
        problem('no-match', `Nothing in "${text.slice(0, SHOWN)}" fits the pattern ${find}.`, { pattern: find }),
      ),
  )
}

/** One of the parts between separators, without the blanks around it. */
export function splitStep({ separator, part, isRest, otherwise }: StepOf<'split'>): CellStep {
  const isBlank = /^[^\S\n]+$/.test(separator)
  return textStep((text) => {
    const parts = isBlank ? text.trim().split(/[^\S\n]+/) : text.split(separator)
    const at = part > 0 ? part - 1 : parts.length + part
    const found = isRest ? parts.slice(Math.max(at, 0)).join(separator) : parts[at]
    if (found === undefined || at < 0 || at >= parts.length)
      return orElse(otherwise, text, () =>
        problem('no-such-part', `"${text.slice(0, SHOWN)}" has ${parts.length} parts, not ${Math.abs(part)}.`, {
          parts: parts.length,
          part: Math.abs(part),
        }),
      )
    return found.trim()
  })
}

/** Whole cells by a table of old and new. */
export function translateStep({ table, matchCase, otherwise }: StepOf<'translate'>): CellStep {
  return byTable(translator({ kind: 'translate', table, matchCase, otherwise: 'leave', whenEmpty: 'leave' }), otherwise)
}

/** Whole cells by two columns of a table that was pasted in. */
export function lookupStep({ table, key, take, matchCase, otherwise }: StepOf<'lookup'>): CellStep {
  const pairs = table.slice(1).map((row) => ({ from: row[key] ?? '', to: row[take] ?? '' }))
  const filled = pairs.filter(({ from }) => from.trim() !== '')
  return byTable(
    translator({ kind: 'translate', table: filled, matchCase, otherwise: 'leave', whenEmpty: 'leave' }),
    otherwise,
  )
}

function byTable(translate: (text: string) => string | undefined, otherwise: StepOtherwise): CellStep {
  return textStep(
    (text) =>
      translate(text) ??
      orElse(otherwise, text, () =>
        problem('not-in-table', `"${text.slice(0, SHOWN)}" is not in the table of this step.`),
      ),
  )
}
