import type { ColumnScope } from '../../../shared/column-key.ts'
import { contextChain } from '../../../shared/context-chain.ts'
import type { TextFormat } from '../../../shared/contract/common.ts'
import type { CellOperation } from '../../../shared/contract/sheet.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { StructureModel } from '../structure/model.ts'
import { resolveColumn, resolveInScope } from '../structure/resolve-column.ts'
import { readStoredMeasurement } from '../values/measurements.ts'
import { formatNumber } from '../values/numbers.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import type { Decimal } from './decimal.ts'
import { decimalNumber, decimalOfNumber } from './decimal.ts'
import { arithmetic } from './operations/arithmetic.ts'
import { changeCase } from './operations/change-case.ts'
import { convertUnit } from './operations/convert-unit.ts'
import { addOptions, removeOptions } from './operations/edit-options.ts'
import { matcher } from './operations/replace-text.ts'
import type { TemplatePart } from './operations/template.ts'
import { fillTemplate, parseTemplate } from './operations/template.ts'
import { translator } from './operations/translate.ts'
import { trimBlanks } from './operations/trim-blanks.ts'
import type { Cell, Outcome, Transform } from './outcome.ts'
import { CLEAR, LEAVE, refuseCellWith, textOutcome } from './outcome.ts'

/** An operation made ready for one column. */
export interface CompiledOperation {
  readonly transform: Transform
  /** Further columns it reads of each product. */
  readonly reads: readonly string[]
}

export interface Person {
  readonly format: TextFormat
  readonly language: string
}

/**
 * Makes an operation ready for a column, once for all rows. Answers with a problem where it means nothing there
 * (arithmetic on a text); throws AppError `invalid-input` where it means nothing anywhere (a broken pattern, a column
 * that does not exist).
 */
export function compileOperation(
  structure: StructureModel,
  operation: CellOperation,
  column: Column,
  person: Person,
): CompiledOperation | Problem {
  const language = column.locale ?? person.language
  switch (operation.kind) {
    case 'set':
      return plain(() => ({ kind: 'text', text: operation.text }))
    case 'set-value':
      return plain(() => (operation.value === null ? CLEAR : { kind: 'value', value: operation.value }))
    case 'clear':
      return plain(({ value }) => (value === null ? LEAVE : CLEAR))
    case 'append':
    case 'prepend':
      return onText(column, operation, ({ text, value }) => {
        if (value === null && !operation.fillsEmpty) return LEAVE
        return textOutcome(
          operation.kind === 'append' ? text() + operation.text : operation.text + text(),
          text(),
          'leave',
        )
      })
    case 'replace': {
      const found = matcher(operation)
      return plain(({ text, value }) =>
        value === null ? LEAVE : textOutcome(found.replace(text(), operation.with), text(), operation.whenEmpty),
      )
    }
    case 'case':
      return onText(column, operation, ({ text }) =>
        textOutcome(changeCase(text(), operation.to, language), text(), 'leave'),
      )
    case 'trim':
      return onText(column, operation, ({ text }) =>
        textOutcome(trimBlanks(text(), operation), text(), operation.whenEmpty),
      )
    case 'translate': {
      const translate = translator(operation)
      return plain(({ text, value }) => {
        if (value === null) return LEAVE
        const translated = translate(text()) ?? translate(String(value))
        if (translated !== undefined) return textOutcome(translated, text(), operation.whenEmpty)
        return operation.otherwise === 'clear' ? CLEAR : LEAVE
      })
    }
    case 'arithmetic':
      return calculation(operation, column)
    case 'convert-unit': {
      const family = structure.measurementFamilies.get(column.attribute?.measurementFamily ?? '')
      if (column.attribute?.type !== 'measurement' || !family) return notHere(operation, column)
      if (!family.units.some(({ code }) => code === operation.unit)) {
        const units = family.units.map(({ symbol }) => symbol).join(', ')
        return problem('unknown-unit', `"${operation.unit}" is not one of the units ${units}.`, {
          unit: operation.unit,
          units,
        })
      }
      return plain(({ value }) => {
        const converted = value === null ? null : convertUnit(String(value), family, operation.unit)
        return converted === null ? LEAVE : { kind: 'value', value: converted }
      })
    }
    case 'add-options':
    case 'remove-options': {
      if (column.attribute?.type !== 'multi-select' && column.system !== 'categories') return notHere(operation, column)
      const edit = operation.kind === 'add-options' ? addOptions : removeOptions
      return plain(({ value }) => edit(value === null ? null : String(value), operation.options))
    }
    case 'copy-from':
      return copyFrom(structure, operation, column)
    case 'template':
      return fromTemplate(structure, operation, column, language)
  }
}

function plain(transform: Transform): CompiledOperation {
  return { transform, reads: [] }
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['identifier', 'text', 'textarea', 'rich-text'])

/** Text operations on what is text: an upper-case price or option means nothing. */
function onText(column: Column, operation: CellOperation, transform: Transform): CompiledOperation | Problem {
  return column.system === 'sku' || TEXT_TYPES.has(column.attribute?.type ?? '')
    ? plain(transform)
    : notHere(operation, column)
}

function notHere({ kind }: CellOperation, column: Column): Problem {
  const type = column.attribute?.type ?? column.system ?? 'link'
  return problem('not-for-this-type', `This cannot be done to ${column.key}: it holds values of type ${type}.`, {
    operation: kind,
    type,
  })
}

function calculation(
  operation: Extract<CellOperation, { kind: 'arithmetic' }>,
  column: Column,
): CompiledOperation | Problem {
  const type = column.attribute?.type
  if (type !== 'number' && type !== 'price' && type !== 'measurement') return notHere(operation, column)
  // Results have the decimals of the attribute; prices without a rule have cents.
  const decimals = column.attribute?.decimals ?? (type === 'price' ? 2 : null)
  const calculate = arithmetic(operation, decimals)
  const outcome = (amount: number, store: (result: number) => CellValue): Outcome => {
    const result: Decimal | null = calculate(decimalOfNumber(amount))
    return result === null
      ? refuseCellWith(problem('division-by-zero', 'A number cannot be divided by zero.'))
      : { kind: 'value', value: store(decimalNumber(result)) }
  }
  return plain(({ value }) => {
    if (value === null) return LEAVE
    if (type !== 'measurement') return outcome(Number(value), (result) => result)
    const stored = readStoredMeasurement(String(value))
    return stored ? outcome(stored.amount, (result) => `${formatNumber(result, '.')} ${stored.unit}`) : LEAVE
  })
}

function copyFrom(
  structure: StructureModel,
  { column: key, whenEmpty }: Extract<CellOperation, { kind: 'copy-from' }>,
  column: Column,
): CompiledOperation {
  const source = resolveColumn(structure, key)
  if (!source.ok)
    throw new AppError('invalid-input', source.problem.message, { column: key, reason: source.problem.code })
  const { column: from } = source
  // Between scopes of one attribute the value itself goes over; between attributes it is read as typed there.
  const isSame = from.attribute !== null && from.attribute === column.attribute
  const language = column.locale ?? structure.defaultLocale
  return {
    reads: [from.key],
    transform: ({ other }) => {
      const { value, text } = other(from.key)
      if (value === null) return whenEmpty === 'clear' ? CLEAR : LEAVE
      return isSame || typeof value === 'number' ? { kind: 'value', value } : { kind: 'text', text: text(language) }
    },
  }
}

function fromTemplate(
  structure: StructureModel,
  { template, whenEmpty }: Extract<CellOperation, { kind: 'template' }>,
  column: Column,
  language: string,
): CompiledOperation {
  const parts = parseTemplate(template)
  if (!parts) throw new AppError('invalid-input', 'A brace in this template is not closed.', { reason: 'template' })
  const keys = templateColumns(structure, parts, column)
  return {
    reads: [...new Set([...keys.values()].flat())],
    transform: ({ other }: Cell) => {
      const text = fillTemplate(parts, (name) => {
        const found = keys.get(name)?.find((key) => other(key).value !== null)
        return found === undefined ? '' : other(found).text(language)
      })
      if (text === '') return whenEmpty === 'clear' ? CLEAR : LEAVE
      return { kind: 'text', text }
    },
  }
}

/**
 * The columns that each name of a template stands for in the scope of a cell: the first of them with a value is meant.
 * There are several where it differs by context. Throws AppError `invalid-input` for a name of nothing.
 */
function templateColumns(
  structure: StructureModel,
  parts: readonly TemplatePart[],
  { channel, locale, context }: ColumnScope,
): ReadonlyMap<string, readonly string[]> {
  const chain = contextChain([...structure.contexts.values()], context)
  return new Map(
    parts.flatMap((part) => {
      if (part.kind === 'text') return []
      const keys = chain.map((inContext) => {
        const resolved = resolveInScope(structure, part.name, { channel, locale, context: inContext })
        if (resolved.ok) return resolved.column.key
        throw new AppError('invalid-input', resolved.problem.message, {
          column: part.name,
          reason: resolved.problem.code,
        })
      })
      return [[part.name, [...new Set(keys)]] as const]
    }),
  )
}
