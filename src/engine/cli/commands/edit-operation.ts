import type { Input } from '../../../shared/contract/index.ts'
import type { Arguments, OptionKinds } from '../arguments.ts'
import { UsageError } from '../arguments.ts'

type Operation = Input<'sheet.apply'>['operation']

/** Options of `products edit` that do something to what is there. */
export const OPERATION_OPTIONS = {
  columns: 'text',
  append: 'text',
  prepend: 'text',
  replace: 'text',
  with: 'text',
  regex: 'flag',
  'match-case': 'flag',
  'whole-cell': 'flag',
  'empty-clears': 'flag',
  arithmetic: 'text',
  round: 'text',
  ending: 'text',
  case: 'text',
  trim: 'flag',
  template: 'text',
  'copy-from': 'text',
  unit: 'text',
  preview: 'flag',
} as const satisfies OptionKinds

const KINDS = ['append', 'prepend', 'replace', 'arithmetic', 'case', 'template', 'copy-from', 'unit'] as const

/** The operation that was asked for, as the app's own dialog would send it; null when there is none. */
export function operationOf(args: Arguments): Operation | null {
  const asked = [...KINDS.filter((kind) => args.text(kind) !== null), ...(args.flag('trim') ? ['trim' as const] : [])]
  const [kind] = asked
  if (kind === undefined) return null
  if (asked.length > 1) throw new UsageError(`One operation at a time: --${asked.join(' or --')}.`)
  const whenEmpty = args.flag('empty-clears') ? 'clear' : 'leave'
  const text = kind === 'trim' ? '' : (args.text(kind) ?? '')
  switch (kind) {
    case 'append':
    case 'prepend':
      return { kind, text }
    case 'replace':
      return {
        kind,
        find: text,
        with: args.text('with') ?? '',
        isRegex: args.flag('regex'),
        matchCase: args.flag('match-case'),
        wholeCell: args.flag('whole-cell'),
        whenEmpty,
      }
    case 'arithmetic':
      return { kind, ...calculation(text), rounding: roundingOf(args) }
    case 'case':
      return { kind, to: args.choice('case', ['upper', 'lower', 'title', 'sentence']) }
    case 'trim':
      return { kind, whenEmpty }
    case 'template':
      return { kind, template: text, whenEmpty }
    case 'copy-from':
      return { kind, column: text, whenEmpty }
    case 'unit':
      return { kind: 'convert-unit', unit: text }
  }
}

const OPERATORS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const

/** `+3%`, `-10%`, `*1.21`, `/2`, `+0.50`. */
function calculation(text: string): Pick<Extract<Operation, { kind: 'arithmetic' }>, 'operator' | 'operand'> {
  const match = /^([+\-*/])\s*(\d{1,15}(?:\.\d{1,15})?)\s*(%?)$/.exec(text.trim())
  const sign = match?.[1] as keyof typeof OPERATORS | undefined // one of the four, by the pattern
  const number = match?.[2] ?? ''
  if (!sign || (match?.[3] === '%' && sign !== '+' && sign !== '-'))
    throw new UsageError(`--arithmetic is like "+3%", "-0.50", "*1.21" or "/2", not "${text}".`)
  return match?.[3] === '%'
    ? { operator: 'percent', operand: sign === '-' ? `-${number}` : number }
    : { operator: OPERATORS[sign], operand: number }
}

function roundingOf(args: Arguments): Extract<Operation, { kind: 'arithmetic' }>['rounding'] {
  const [step, ending] = [args.text('round'), args.text('ending')]
  if (step !== null && ending !== null) throw new UsageError('Round with --round or with --ending, not both.')
  if (step !== null) return { kind: 'step', step }
  return ending === null ? null : { kind: 'ending', ending }
}
