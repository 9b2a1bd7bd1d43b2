import type { Comparison, Condition, Filter, FilterResult, Operator } from './ast.ts'
import { COMPARISONS } from './ast.ts'
import type { Expected, FaultReason } from './faults.ts'
import { EXPECTED } from './faults.ts'
import type { Token } from './tokenise.ts'
import { KEYWORDS, tokenise } from './tokenise.ts'

/**
 * Reads a filter. Keywords in any case; `or` binds weaker than `and`, that weaker than `not`. An empty text is every
 * product. Columns and values are checked later, against the catalogue.
 */
export function parseFilter(source: string): FilterResult {
  const tokens = tokenise(source)
  if ('ok' in tokens) return tokens
  const parser = new Parser(tokens)
  try {
    return { ok: true, filter: parser.whole() }
  } catch (error) {
    if (error instanceof Unexpected) return { ok: false, ...error.reason, message: error.message, position: error.at }
    throw error
  }
}

/** Only thrown and caught here: out of any depth, with the place. */
class Unexpected extends Error {
  readonly at: number
  readonly reason: FaultReason

  constructor(message: string, at: number, reason: FaultReason) {
    super(message)
    this.at = at
    this.reason = reason
  }
}

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Filter {
    if (this.#peek().kind === 'end') return { kind: 'all' }
    const filter = this.#or()
    if (this.#peek().kind !== 'end') throw this.#expected('join')
    return filter
  }

  #or(): Filter {
    const filters = [this.#and()]
    while (this.#take('or')) filters.push(this.#and())
    return join('or', filters)
  }

  #and(): Filter {
    const filters = [this.#not()]
    while (this.#take('and')) filters.push(this.#not())
    return join('and', filters)
  }

  #not(): Filter {
    if (this.#take('not')) return { kind: 'not', filter: this.#not() }
    if (!this.#takeSymbol('(')) return this.#condition()
    const filter = this.#or()
    if (!this.#takeSymbol(')')) throw this.#expected('closing-bracket')
    return filter
  }

  #condition(): Filter {
    const { at } = this.#peek()
    if (this.#take('has')) {
      if (!this.#take('image')) throw this.#expected('image')
      return { kind: 'has-image', at }
    }
    if (this.#take('missing')) return this.#missing(at)
    if (this.#take('misnamed')) return { kind: 'misnamed', at, column: this.#isName() ? this.#value('column') : null }
    if (this.#take('problem')) return { kind: 'problem', at, rule: this.#isName() ? this.#value('value') : null }
    if (this.#take('completeness')) {
      const scope = this.#value('scope')
      return { kind: 'completeness', at, scope, operator: this.#comparison(), value: this.#value('percentage') }
    }
    if (this.#take('changed')) {
      if (this.#take('by')) return { kind: 'changed-by', at, value: this.#value('by') }
      if (!this.#take('since')) throw this.#expected('since-or-by')
      return { kind: 'changed-since', at, value: this.#value('date') }
    }
    const column = this.#value('column')
    if (column.toLowerCase().startsWith('completeness/')) {
      return {
        kind: 'completeness',
        at,
        scope: column.slice('completeness/'.length),
        operator: this.#comparison(),
        value: this.#value('percentage'),
      }
    }
    return this.#aboutColumn(at, column)
  }

  #missing(at: number): Condition {
    const first = this.#value('column-or-scope')
    return this.#isName()
      ? { kind: 'missing', at, column: first, scope: this.#value('scope') }
      : { kind: 'missing', at, column: null, scope: first }
  }

  /** Whether a column or a value is next. */
  #isName(): boolean {
    const { kind, text } = this.#peek()
    return kind === 'text' || (kind === 'word' && !KEYWORDS.has(text.toLowerCase()))
  }

  #aboutColumn(at: number, column: string): Filter {
    if (this.#take('is')) {
      const isNot = this.#take('not')
      if (!this.#take('empty')) throw this.#expected('empty')
      return negateIf(isNot, { kind: 'empty', at, column })
    }
    const isNot = this.#take('not')
    if (this.#take('in')) return negateIf(isNot, { kind: 'in', at, column, values: this.#list() })
    const operator = this.#textOperator() ?? (isNot ? null : this.#comparison())
    if (operator === null) throw this.#expected('text-operator')
    return negateIf(isNot, { kind: 'compare', at, column, operator, value: this.#value('value') })
  }

  #list(): string[] {
    if (!this.#takeSymbol('(')) throw this.#expected('opening-bracket')
    const values = [this.#value('value')]
    while (this.#takeSymbol(',')) values.push(this.#value('value'))
    if (!this.#takeSymbol(')')) throw this.#expected('comma-or-bracket')
    return values
  }

  #textOperator(): Operator | null {
    if (this.#take('contains')) return 'contains'
    if (!this.#take('starts')) return null
    if (!this.#take('with')) throw this.#expected('with')
    return 'starts with'
  }

  #comparison(): Comparison {
    const { kind, text } = this.#peek()
    const operator = kind === 'symbol' ? COMPARISONS.find((each) => each === text) : undefined
    if (!operator) throw this.#expected('comparison')
    this.#next++
    return operator
  }

  #value(what: Expected): string {
    const { kind, text } = this.#peek()
    if (kind !== 'text' && (kind !== 'word' || KEYWORDS.has(text.toLowerCase()))) throw this.#expected(what)
    this.#next++
    return text
  }

  #take(keyword: string): boolean {
    const { kind, text } = this.#peek()
    const isIt = kind === 'word' && text.toLowerCase() === keyword
    if (isIt) this.#next++
    return isIt
  }

  #takeSymbol(symbol: string): boolean {
    const { kind, text } = this.#peek()
    const isIt = kind === 'symbol' && text === symbol
    if (isIt) this.#next++
    return isIt
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 }
  }

  #expected(what: Expected): Unexpected {
    const { kind, text, at } = this.#peek()
    const isName = kind === 'word' && KEYWORDS.has(text.toLowerCase())
    const hint = isName ? `; put "${text}" in quotes if it is a name` : ''
    const instead = kind === 'end' ? ' at the end' : ` instead of "${text}"`
    const params = { what, text: kind === 'end' ? '' : text, isName: isName ? 1 : 0 }
    return new Unexpected(`Expected ${EXPECTED[what]}${instead}${hint}.`, at, { code: 'expected', params })
  }
}

function negateIf(isNot: boolean, filter: Condition): Filter {
  return isNot ? { kind: 'not', filter } : filter
}

/** One level for what brackets only repeat: `a and (b and c)` is three conditions. */
function join(kind: 'and' | 'or', filters: readonly Filter[]): Filter {
  const flat = filters.flatMap((filter) => (filter.kind === kind ? filter.filters : [filter]))
  return flat.length === 1 && flat[0] ? flat[0] : { kind, filters: flat }
}
