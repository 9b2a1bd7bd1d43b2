import type { AttributeOption } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'

type Options = ReadonlyMap<string, AttributeOption>

/** What an attribute's options may be called, folded; null where two options share a name. Made once per structure. */
const names = new WeakMap<Options, ReadonlyMap<string, string | null>>()

const NO_OPTIONS: Options = new Map()

export function optionsOf(options: ReadonlyMap<number, Options>, attributeId: number): Options {
  return options.get(attributeId) ?? NO_OPTIONS
}

/** The code of the option that a text names: by code, label in any language or synonym, whatever case and accents. */
export function findOption(options: Options, text: string): string | Problem {
  const trimmed = text.trim()
  if (options.has(trimmed)) return trimmed
  const code = namesOf(options).get(fold(trimmed))
  if (code) return code
  const shown = trimmed.slice(0, 100)
  return code === null
    ? problem('ambiguous-option', `"${shown}" is the name of more than one option; use the code.`)
    : problem('unknown-option', `"${shown}" is not one of the options.`)
}

/** The codes named by a list: a JSON list, or names between line feeds, semicolons, bars or commas. */
export function findOptions(options: Options, text: string): readonly string[] | Problem {
  const trimmed = text.trim()
  if (trimmed.startsWith('[')) {
    const list = jsonList(trimmed)
    if (list) return resolveAll(options, list)
  }
  const whole = findOption(options, trimmed)
  if (typeof whole === 'string') return [whole]
  const separator = ['\n', ';', '|', ','].find((mark) => trimmed.includes(mark))
  return separator === undefined ? whole : resolveAll(options, trimmed.split(separator))
}

/** The codes in the order of the attribute's options, each once: a set has one text. */
export function inOptionOrder(options: Options, codes: readonly string[]): readonly string[] {
  const wanted = new Set(codes)
  return wanted.size < 2 ? [...wanted] : [...options.keys()].filter((code) => wanted.has(code))
}

function resolveAll(options: Options, texts: readonly string[]): readonly string[] | Problem {
  const codes: string[] = []
  for (const text of texts) {
    if (text.trim() === '') continue
    const code = findOption(options, text)
    if (typeof code !== 'string') return code
    codes.push(code)
  }
  return inOptionOrder(options, codes)
}

function namesOf(options: Options): ReadonlyMap<string, string | null> {
  const known = names.get(options)
  if (known) return known
  const made = new Map<string, string | null>()
  for (const option of options.values()) {
    for (const name of [option.code, ...Object.values(option.labels), ...option.synonyms]) {
      const folded = fold(name)
      const other = made.get(folded)
      made.set(folded, other === undefined || other === option.code ? option.code : null)
    }
  }
  // A code wins over another option's label: what a file exported by us says must come back as it was.
  for (const { code } of options.values()) {
    if (
      made.get(fold(code)) === null &&
      [...options.values()].filter((each) => fold(each.code) === fold(code)).length === 1
    )
      made.set(fold(code), code)
  }
  names.set(options, made)
  return made
}

/** The strings of a JSON list, or null. */
export function jsonList(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null // most texts: failing to parse them would cost a hundred times as much
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((item) => typeof item === 'string' || typeof item === 'number')
      ? list.map(String)
      : null
  } catch {
    return null
  }
}

/**
 * Codes, SKUs or file names as one text that reads as the same list again: with commas, or as JSON where one of them
 * holds what would part it.
 */
export function listText(items: readonly string[]): string {
  const text = items.join(', ')
  return items.some((item) => /[\n;|,]/.test(item) || item.trim() !== item) || jsonList(text) !== null
    ? JSON.stringify(items)
    : text
}
