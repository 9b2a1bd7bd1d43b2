import type { ImportStep } from '../../../shared/contract/import-steps.ts'
import { parseDate } from '../../../shared/dates.ts'
import { AppError, assertNever } from '../../../shared/errors.ts'
import { safeHtml } from '../../../shared/safe-html.ts'
import type { SourceCell } from '../mapping/source-cell.ts'
import { cellKind, isBlankCell } from '../mapping/source-cell.ts'
import { changeCase } from '../sheet/operations/change-case.ts'
import { matcher } from '../sheet/operations/replace-text.ts'
import { fillTemplate, parseTemplate } from '../sheet/operations/template.ts'
import { trimBlanks } from '../sheet/operations/trim-blanks.ts'
import type { StructureModel } from '../structure/model.ts'
import { htmlText } from '../text/html-text.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { columnsOf } from './columns-of.ts'
import type { CellStep } from './cell-step.ts'
import { dateCell, isRefused, stepText, textStep } from './cell-step.ts'
import type { NumberPlace } from './number-steps.ts'
import { arithmeticStep, unitStep } from './number-steps.ts'
import { extractStep, lookupStep, splitStep, translateStep } from './text-steps.ts'

/** The column whose cells the steps work on. */
export interface StepPlace extends NumberPlace {
  /** Its place in the file. */
  readonly index: number
  /** The place of a column of the file by its name (`column-names.ts`); null where the file has none of that name. */
  readonly find: (name: string) => number | null
}

/** The steps of a column, ready for every row. */
export interface StepChain {
  /** What comes out for a row as it was read; a refusal's `params.step` is the number of the step in the list, from 1. */
  run(row: readonly SourceCell[]): SourceCell | Problem
  /** The same, after each step; null for one that is off or behind a refusal. */
  trace(row: readonly SourceCell[]): readonly (SourceCell | Problem | null)[]
  /** Places of the columns it reads, its own first. */
  readonly reads: readonly number[]
  /** Whether a person's regular expression is among them, which may run for ever: call it bounded. */
  readonly hasPattern: boolean
}

/** As much as one cell holds; templates and patterns could make more of it. */
const MAX_TEXT = 2_000_000

/**
 * Makes the steps of a column ready. Throws AppError `invalid-input` for one that cannot be carried out anywhere:
 * `details.reason` says what is wrong (`not-a-regex`, `template`, `step-column`, `unit`), `details.step` which it is.
 */
export function compileSteps(structure: StructureModel, steps: readonly ImportStep[], place: StepPlace): StepChain {
  const lastCalculation = steps.findLastIndex(({ kind, isOff }) => kind === 'arithmetic' && !isOff)
  const reads = new Set([place.index])
  const compiled = steps.map((step, at): CellStep | null => {
    if (step.isOff) return null
    try {
      for (const name of columnsOf(step)) reads.add(placeOf(place, name))
      return compileStep(structure, step, place, at === lastCalculation)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      throw new AppError(error.code, error.message, { ...error.details, step: at + 1 })
    }
  })

  const trace = (row: readonly SourceCell[]): (SourceCell | Problem | null)[] => {
    let cell: SourceCell | Problem = row[place.index] ?? ''
    return compiled.map((step, at) => {
      if (step === null || isRefused(cell)) return null
      const result = limited(step(cell, row))
      cell = isRefused(result) ? { ...result, params: { ...result.params, step: at + 1 } } : result
      return cell
    })
  }
  return {
    trace,
    run: (row) => trace(row).findLast((result) => result !== null) ?? row[place.index] ?? '',
    reads: [...reads],
    hasPattern: steps.some(
      (step) => !step.isOff && (step.kind === 'extract' || (step.kind === 'replace' && step.isRegex)),
    ),
  }
}

function limited(result: SourceCell | Problem): SourceCell | Problem {
  return typeof result === 'string' && result.length > MAX_TEXT
    ? problem('too-long', `At most ${MAX_TEXT} characters here.`, { limit: MAX_TEXT })
    : result
}

function compileStep(structure: StructureModel, step: ImportStep, place: StepPlace, isLast: boolean): CellStep {
  switch (step.kind) {
    case 'trim':
      return textStep((text) => trimBlanks(text, { ...step, whenEmpty: 'leave' }))
    case 'case': {
      const language = place.column.locale ?? structure.defaultLocale
      return textStep((text) => changeCase(text, step.to, language))
    }
    case 'replace': {
      const found = matcher(step)
      return textStep((text) => found.replace(text, step.with))
    }
    case 'extract':
      return extractStep(step)
    case 'split':
      return splitStep(step)
    case 'translate':
      return translateStep(step)
    case 'lookup':
      return lookupStep(step)
    case 'arithmetic':
      return arithmeticStep(step, place, isLast)
    case 'convert-unit':
      return unitStep(step, structure, place)
    case 'date':
      return dateStep(step.order)
    case 'html':
      return textStep(step.to === 'text' ? htmlText : safeHtml)
    case 'constant':
      return (cell) => (step.onlyEmpty && !isBlankCell(cell) ? cell : step.text)
    case 'first-filled': {
      const places = step.columns.map((name) => placeOf(place, name))
      return (cell, row) => {
        if (!isBlankCell(cell)) return cell
        return places.map((at) => row[at] ?? '').find((other) => !isBlankCell(other)) ?? cell
      }
    }
    case 'template':
      return templateStep(step.template, place)
    default:
      return assertNever(step)
  }
}

function dateStep(order: 'dmy' | 'mdy' | 'ymd'): CellStep {
  return (cell) => {
    const kind = cellKind(cell)
    if (kind === 'error' || kind === 'date' || isBlankCell(cell)) return cell
    const text = stepText(cell)
    const iso = parseDate(text, order)
    return iso === null
      ? problem('not-a-date', `"${text.slice(0, 100)}" is not a date in the order ${order}.`, { expected: order })
      : dateCell(iso)
  }
}

function templateStep(template: string, place: StepPlace): CellStep {
  const parts = parseTemplate(template)
  if (!parts) throw new AppError('invalid-input', 'A brace in this template is not closed.', { reason: 'template' })
  const places = new Map(
    parts.flatMap((part) => (part.kind === 'column' ? [[part.name, placeOf(place, part.name)]] : [])),
  )
  return (cell, row) => {
    const cellOf = (name: string): SourceCell => {
      const at = places.get(name)
      return at === undefined || at === place.index ? cell : (row[at] ?? '')
    }
    const error = [...places.keys()].map(cellOf).find((each) => cellKind(each) === 'error')
    if (error !== undefined) return error
    const text = fillTemplate(parts, (name) => stepText(cellOf(name)))
    // One column and nothing around it is that column: a number stays a number.
    const only = parts.length === 1 && parts[0]?.kind === 'column' ? cellOf(parts[0].name) : null
    return only ?? text
  }
}

function placeOf({ find }: StepPlace, name: string): number {
  const at = find(name)
  if (at === null)
    throw new AppError('invalid-input', `The file has no column called "${name}".`, {
      reason: 'step-column',
      column: name,
    })
  return at
}
