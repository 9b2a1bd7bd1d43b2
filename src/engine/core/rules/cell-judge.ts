import type { RuleCheck } from '../../../shared/contract/rules.ts'
import { assertNever } from '../../../shared/errors.ts'
import type { AttributeType, CellValue } from '../../../shared/vocabulary.ts'
import { gtinFault, tidyGtin } from '../identifiers/gtin.ts'
import { trimBlanks } from '../sheet/operations/trim-blanks.ts'
import { changeCase } from '../sheet/operations/change-case.ts'
import { convertUnit } from '../sheet/operations/convert-unit.ts'
import type { Attribute, MeasurementFamily, Slot, StructureModel } from '../structure/model.ts'
import { htmlText } from '../text/html-text.ts'
import { readStoredMeasurement, toStandard } from '../values/measurements.ts'
import { jsonList } from '../values/options.ts'
import { brokenEncoding, mendEncoding } from './broken-encoding.ts'
import { forbiddenWord } from './forbidden-words.ts'
import { strangeLanguage } from './text-language.ts'

/** Numbers and names of a rule's message; the words are the window's (`rules.fault.<kind>`). */
export type FaultParams = Readonly<Record<string, string | number>>

/** Judges one filled cell by itself. */
export interface CellJudge {
  /** Null where nothing is wrong. */
  fault(value: CellValue): FaultParams | null
  /** What the cell should hold instead, where that is certain; null where a person has to know. */
  fix(value: CellValue): CellValue
}

type Kind<K extends RuleCheck['kind']> = Extract<RuleCheck, { kind: K }>

const TEXTS: ReadonlySet<AttributeType> = new Set(['text', 'textarea', 'rich-text', 'identifier'])

/** Longer texts are not held against a pattern: somebody's regular expression must not hold up the writing. */
const MAX_PATTERN_TEXT = 10_000

const noFix = (): null => null

/**
 * How cells of a column are judged; null where the kind means nothing for its attribute, and for the kinds that are
 * about more than one cell.
 */
export function cellJudge(structure: StructureModel, check: RuleCheck, slot: Slot): CellJudge | null {
  const { attribute } = slot
  if (!attribute) return null
  const isText = TEXTS.has(attribute.type)
  const units = structure.measurementFamilies.get(attribute.measurementFamily ?? '') ?? null
  switch (check.kind) {
    case 'pattern':
      return isText ? patternJudge(check) : null
    case 'range':
      return rangeJudge(check, attribute, units)
    case 'length':
      return isText ? lengthJudge(check, attribute) : null
    case 'options':
      return optionsJudge(check, attribute)
    case 'gtin':
      return isText ? GTIN : null
    case 'unit':
      return units && attribute.type === 'measurement' ? unitJudge(check, units) : null
    case 'language':
      return isText && slot.locale !== null ? languageJudge(attribute, slot.locale) : null
    case 'forbidden':
      return isText ? forbiddenJudge(check, attribute) : null
    case 'html':
      return isText ? htmlJudge(check) : null
    case 'spaces':
      return isText && attribute.type !== 'rich-text' ? SPACES : null
    case 'case':
      return isText && attribute.type !== 'rich-text' ? caseJudge(check, slot.locale ?? structure.defaultLocale) : null
    case 'encoding':
      return isText ? ENCODING : null
    case 'required':
    case 'unique':
    case 'alike':
    case 'spelling':
    case 'compare':
    case 'fresh':
      return null
    default:
      return assertNever(check)
  }
}

function patternJudge({ pattern }: Kind<'pattern'>): CellJudge | null {
  const expression = compiled(pattern)
  return (
    expression && {
      fault: (value) => {
        const text = String(value)
        return text.length > MAX_PATTERN_TEXT || expression.test(text) ? null : { pattern }
      },
      fix: noFix,
    }
  )
}

/** Held against the whole value, as the pattern of an attribute is; null for one that does not compile. */
function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u')
  } catch {
    return null
  }
}

function rangeJudge(
  { min, max, unit }: Kind<'range'>,
  { type }: Attribute,
  units: MeasurementFamily | null,
): CellJudge | null {
  const params: FaultParams = { min: min ?? '', max: max ?? '', unit: unit ?? '' }
  if (type === 'date')
    return {
      fault: (value) =>
        (min !== null && String(value) < min) || (max !== null && String(value) > max) ? params : null,
      fix: noFix,
    }
  // Stored numbers have at most 15 digits, so that two doubles compare as their decimals do.
  const [low, high] = [min === null ? -Infinity : Number(min), max === null ? Infinity : Number(max)]
  if (Number.isNaN(low) || Number.isNaN(high)) return null
  if (type === 'number' || type === 'price')
    return { fault: (value) => (Number(value) < low || Number(value) > high ? params : null), fix: noFix }
  if (type !== 'measurement' || !units || unit === null) return null
  return {
    fault: (value) => {
      const converted = convertUnit(String(value), units, unit)
      const amount = converted === null ? null : readStoredMeasurement(converted)?.amount
      return amount != null && (amount < low || amount > high) ? params : null
    },
    fix: noFix,
  }
}

function lengthJudge({ min, max }: Kind<'length'>, { type }: Attribute): CellJudge {
  return {
    fault: (value) => {
      const text = type === 'rich-text' ? htmlText(String(value)) : String(value)
      const length = lengthOf(text)
      return (min !== null && length < min) || (max !== null && length > max)
        ? { length, min: min ?? '', max: max ?? '' }
        : null
    },
    fix: noFix,
  }
}

const PAIRS = /[\uD800-\uDBFF]/g

/** Characters of a text, each counted once whatever it takes to store. */
function lengthOf(text: string): number {
  return text.length - (text.match(PAIRS)?.length ?? 0)
}

function optionsJudge({ allowed }: Kind<'options'>, { type }: Attribute): CellJudge | null {
  if (type !== 'simple-select' && type !== 'multi-select') return null
  const known = new Set(allowed)
  return {
    fault: (value) => {
      const codes = type === 'multi-select' ? (jsonList(String(value)) ?? []) : [String(value)]
      const option = codes.find((code) => !known.has(code))
      return option === undefined ? null : { option }
    },
    fix: noFix,
  }
}

/** A check digit is never made up: only blanks and hyphens are taken out, where that leaves a right number. */
const GTIN: CellJudge = {
  fault: (value) => {
    const fault = gtinFault(String(value))
    if (!fault) return null
    return fault.kind === 'length' ? { expected: '' } : { expected: String(fault.expected) }
  },
  fix: (value) => {
    const tidy = tidyGtin(String(value))
    return tidy !== value && gtinFault(tidy) === null ? tidy : null
  },
}

function unitJudge({ unit }: Kind<'unit'>, units: MeasurementFamily): CellJudge | null {
  if (!units.units.some(({ code }) => code === unit)) return null
  return {
    fault: (value) => (readStoredMeasurement(String(value))?.unit === unit ? null : { unit }),
    fix: (value) => {
      const converted = convertUnit(String(value), units, unit)
      // Only where the way back gives what was there: nothing is rounded away.
      const from = readStoredMeasurement(String(value))?.unit
      if (converted === null || from === undefined) return null
      return toStandard(converted, units) === toStandard(String(value), units) ||
        convertUnit(converted, units, from) === value
        ? converted
        : null
    },
  }
}

function languageJudge({ type }: Attribute, locale: string): CellJudge {
  return {
    fault: (value) => {
      const found = strangeLanguage(type === 'rich-text' ? htmlText(String(value)) : String(value), locale)
      return found === null ? null : { found, locale }
    },
    fix: noFix,
  }
}

function forbiddenJudge({ words }: Kind<'forbidden'>, { type }: Attribute): CellJudge {
  const find = forbiddenWord(words)
  return {
    fault: (value) => {
      const word = find(type === 'rich-text' ? htmlText(String(value)) : String(value))
      return word === null ? null : { word }
    },
    fix: noFix,
  }
}

const TAG = /<\/?([a-zA-Z][a-zA-Z0-9]*)\b/g

function htmlJudge({ tags }: Kind<'html'>): CellJudge {
  const allowed = new Set(tags)
  return {
    fault: (value) => {
      const text = String(value)
      if (!text.includes('<')) return null
      for (const [, tag = ''] of text.matchAll(TAG))
        if (!allowed.has(tag.toLowerCase())) return { tag: tag.toLowerCase() }
      return null
    },
    fix: noFix,
  }
}

/** The same blanks that the sheet's own operation takes out. */
const trimmed = (value: CellValue): string =>
  trimBlanks(String(value), { kind: 'trim', ends: true, repeats: true, nonBreaking: true, whenEmpty: 'clear' })

/** Texts of plain letters with single blanks between them, which is nearly all there are. */
const PLAIN = /^[!-~¡-¬®-ÿ]+(?: [!-~¡-¬®-ÿ]+)*$/

const SPACES: CellJudge = {
  fault: (value) => (PLAIN.test(String(value)) || trimmed(value) === value ? null : {}),
  fix: (value) => trimmed(value) || null,
}

const ENCODING: CellJudge = {
  fault: (value) => {
    const letters = brokenEncoding(String(value))
    return letters === null ? null : { letters }
  },
  fix: (value) => mendEncoding(String(value)),
}

function caseJudge({ to }: Kind<'case'>, locale: string): CellJudge {
  if (to === 'sentence')
    return {
      fault: (value) => {
        const letters = String(value).match(/\p{L}/gu) ?? []
        // Codes and short names are written in capitals by right.
        const shouts = letters.length >= 8 && String(value).includes(' ') && !/\p{Ll}/u.test(String(value))
        return shouts ? { to } : null
      },
      // Which of the words are names only a person knows.
      fix: noFix,
    }
  const right = (value: CellValue): string => changeCase(String(value), to, locale)
  return { fault: (value) => (right(value) === value ? null : { to }), fix: right }
}
