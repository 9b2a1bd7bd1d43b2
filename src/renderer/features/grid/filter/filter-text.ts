/**
 * The little that the window must know of the filter language (docs/filter-language.md): where one condition ends and
 * the next begins, and how a column's own condition is written. Everything else is the engine's to read.
 */
export type ConditionOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'starts with'

/** A condition of the simple kind that the filter form makes. */
export type Condition =
  | { readonly kind: 'compare'; readonly column: string; readonly operator: ConditionOperator; readonly value: string }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'empty'; readonly column: string; readonly isNot: boolean }

interface Token {
  readonly kind: 'word' | 'quoted' | 'sign'
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The parts that all must hold; one part when they are joined otherwise. */
export function splitFilter(filter: string): readonly string[] {
  const tokens = tokenize(filter)
  if (tokens.length === 0) return []
  const cuts: Token[] = []
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === '(') depth++
    if (token.kind === 'sign' && token.text === ')') depth--
    if (depth !== 0 || token.kind !== 'word') continue
    const word = token.text.toLowerCase()
    if (word === 'or') return [filter.trim()]
    if (word === 'and') cuts.push(token)
  }
  const starts = [0, ...cuts.map(({ to }) => to)]
  const ends = [...cuts.map(({ from }) => from), filter.length]
  return starts.map((start, index) => filter.slice(start, ends[index]).trim()).filter((part) => part !== '')
}

export function joinFilter(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  return parts.map((part) => (hasTopLevelOr(part) ? `(${part})` : part)).join(' and ')
}

/** The filter with the conditions on one column replaced; none to take them away. */
export function withColumn(filter: string, column: string, conditions: readonly Condition[]): string {
  const others = splitFilter(filter).filter((part) => columnOf(part) !== column)
  return joinFilter([...others, ...conditions.map(formatCondition)])
}

/** The conditions on one column, as far as the filter form knows their kind. */
export function conditionsOn(filter: string, column: string): readonly Condition[] {
  return splitFilter(filter).flatMap((part) => {
    const condition = parseCondition(part)
    return condition?.column === column ? [condition] : []
  })
}

/** The column a part is about; null for one that is about something else, or several. */
export function columnOf(part: string): string | null {
  return parseCondition(part)?.column ?? null
}

export function formatCondition(condition: Condition): string {
  const column = quote(condition.column)
  switch (condition.kind) {
    case 'compare':
      return `${column} ${condition.operator} ${quote(condition.value)}`
    case 'in':
      return `${column} in (${condition.values.map(quote).join(', ')})`
    case 'empty':
      return `${column} is ${condition.isNot ? 'not ' : ''}empty`
  }
}

/** Reads a part if it is of the simple kind; null otherwise. `formatCondition` is its inverse. */
export function parseCondition(part: string): Condition | null {
  const tokens = tokenize(part)
  const [first, ...rest] = tokens
  if (!first || first.kind === 'sign') return null
  const column = first.text
  const words = rest.map((token) => (token.kind === 'quoted' ? '' : token.text.toLowerCase()))
  if (words[0] === 'is' && words.at(-1) === 'empty' && words.length <= 3) {
    return { kind: 'empty', column, isNot: words[1] === 'not' }
  }
  if (words[0] === 'in' && words[1] === '(' && words.at(-1) === ')') {
    const values = rest.slice(2, -1).filter(({ kind, text }) => kind !== 'sign' || text !== ',')
    return values.every(({ kind }) => kind !== 'sign')
      ? { kind: 'in', column, values: values.map(({ text }) => text) }
      : null
  }
  const operator = words[0] === 'starts' && words[1] === 'with' ? 'starts with' : words[0]
  const value = rest.slice(operator === 'starts with' ? 2 : 1)
  if (!isOperator(operator) || value.length !== 1 || value[0]?.kind === 'sign') return null
  return { kind: 'compare', column, operator, value: value[0]?.text ?? '' }
}

const OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'starts with']

function isOperator(text: string | undefined): text is ConditionOperator {
  return text !== undefined && OPERATORS.includes(text)
}

const RESERVED = new Set(
  'and or not is in empty contains starts with has missing changed since image completeness'.split(' '),
)

function quote(text: string): string {
  const isPlain = /^[\p{L}\p{N}_./@:-]+$/u.test(text) && !RESERVED.has(text.toLowerCase())
  return isPlain ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

function hasTopLevelOr(part: string): boolean {
  let depth = 0
  return tokenize(part).some(({ kind, text }) => {
    if (kind === 'sign' && text === '(') depth++
    if (kind === 'sign' && text === ')') depth--
    return depth === 0 && kind === 'word' && text.toLowerCase() === 'or'
  })
}

function tokenize(text: string): readonly Token[] {
  const pattern = /"((?:[^"\\]|\\.)*)"|(<=|>=|!=|<>|[=<>(),])|([^\s"=<>!(),]+)/gu
  return [...text.matchAll(pattern)].map((match) => {
    const at = { from: match.index, to: match.index + match[0].length }
    if (match[1] !== undefined) return { kind: 'quoted', text: match[1].replaceAll(/\\(.)/g, '$1'), ...at }
    if (match[2] !== undefined) return { kind: 'sign', text: match[2] === '<>' ? '!=' : match[2], ...at }
    return { kind: 'word', text: match[3] ?? '', ...at }
  })
}
