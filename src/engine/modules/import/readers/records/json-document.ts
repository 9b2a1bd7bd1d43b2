import { Tokenizer, TokenType } from '@streamparser/json'
import { booleanCell, numberCell, textCell } from '../cells.ts'
import { limits } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import type { RecordCollector } from './record-collector.ts'

/** Hands numbers on as they are written: an article number of 20 digits is not a double. */
class ExactTokenizer extends Tokenizer {
  protected override parseNumber(written: string): number {
    return written as unknown as number // the token's value is only passed through
  }
}

/** An open object or list; a list bears the name of the part it is. */
interface Level {
  readonly isList: boolean
  readonly name: string
  /** Whether something stands there already, so that a comma or the end may follow. */
  isFilled: boolean
  /** Name of the part whose value comes next; null between parts. */
  key: string | null
  /** What may come: a value or name, the colon behind a name, or what follows a value. */
  expects: 'item' | 'colon' | 'next'
}

/** Reads JSON, one document or many behind each other (JSON Lines), into a collector. */
export class JsonDocument {
  readonly #collector: RecordCollector
  readonly #tokenizer = new ExactTokenizer({ stringBufferSize: 4_096, numberBufferSize: 64 })
  readonly #levels: Level[] = []
  #sinceToken = 0
  #documents = 0

  constructor(collector: RecordCollector) {
    this.#collector = collector
    this.#tokenizer.onToken = ({ token, value }) => this.#take(token, value)
  }

  push(piece: Uint8Array | string): void {
    this.#sinceToken += piece.length
    try {
      this.#tokenizer.write(piece)
    } catch (error) {
      throw asUnreadable(error)
    }
    if (this.#sinceToken > limits.recordCharacters + piece.length) throw unreadable('record-too-large')
  }

  /** Refuses a document that stops in the middle. */
  end(): void {
    try {
      this.#tokenizer.end()
    } catch (error) {
      throw asUnreadable(error)
    }
    if (this.#levels.length > 0) throw unreadable('truncated')
    if (this.#documents === 0) throw unreadable('blank')
  }

  #take(token: TokenType, value: unknown): void {
    this.#sinceToken = 0
    const level = this.#levels.at(-1)
    if (level && !level.isList && level.key === null && token === TokenType.STRING && level.expects === 'item') {
      level.key = String(value)
      level.expects = 'colon'
      return
    }
    switch (token) {
      case TokenType.COLON:
        if (level?.expects !== 'colon') throw malformed()
        level.expects = 'item'
        return
      case TokenType.COMMA:
        if (level?.expects !== 'next') throw malformed()
        level.expects = 'item'
        level.key = null
        return
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        this.#close(level, token === TokenType.RIGHT_BRACKET)
        return
      default:
        this.#value(level, token, value)
    }
  }

  #value(level: Level | undefined, token: TokenType, value: unknown): void {
    if (level && (level.expects !== 'item' || (!level.isList && level.key === null))) throw malformed()
    const name = level === undefined ? '' : level.isList ? level.name : (level.key ?? '')
    if (level) {
      level.expects = 'next'
      level.isFilled = true
    } else this.#documents += 1
    const isList = token === TokenType.LEFT_BRACKET
    if (isList || token === TokenType.LEFT_BRACE) {
      if (this.#levels.length >= limits.documentDepth) throw unreadable('too-deep')
      this.#levels.push({ isList, name, isFilled: false, key: null, expects: 'item' })
      if (!isList) this.#collector.enter(name)
    } else this.#collector.part(name, cellOf(token, value))
  }

  #close(level: Level | undefined, isList: boolean): void {
    const isAtEnd = level?.expects === 'next' || (level?.expects === 'item' && !level.isFilled)
    if (!level || level.isList !== isList || !isAtEnd) throw malformed()
    this.#levels.pop()
    if (!isList) this.#collector.leave()
  }
}

function cellOf(token: TokenType, value: unknown): string {
  switch (token) {
    case TokenType.STRING:
      return textCell(String(value))
    case TokenType.NUMBER:
      return numberOf(String(value))
    case TokenType.TRUE:
      return booleanCell(true)
    case TokenType.FALSE:
      return booleanCell(false)
    default:
      return '' // null
  }
}

/** Decimal digits are a number; a power of ten could as well be a code that some program mangled, and stays text. */
function numberOf(written: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(written) ? numberCell(written) : written
}

const malformed = (): Error => unreadable('malformed-json')

function asUnreadable(error: unknown): unknown {
  // The tokenizer's own complaints are about the file; its decoder throws a TypeError for bytes that are not UTF-8.
  const isOfFile = error instanceof Error && (error.name === 'TokenizerError' || error instanceof TypeError)
  return isOfFile || (error instanceof Error && error.constructor.name === 'TokenizerError') ? malformed() : error
}
