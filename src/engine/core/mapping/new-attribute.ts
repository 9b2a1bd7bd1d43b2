import type { AttributeType } from '../../../shared/vocabulary.ts'
import { SYSTEM_COLUMNS } from '../../../shared/vocabulary.ts'
import type { StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { type ColumnFacts, shareOf } from './column-facts.ts'
import { headerLabel } from './header-views.ts'
import type { MappingTarget } from './mapping.ts'

/** The attribute that "make attribute" would make of a column: its code from the header, its type from the values. */
export function newAttributeFor(
  structure: StructureModel,
  header: string,
  index: number,
  facts: ColumnFacts,
  taken: Set<string>,
): Extract<MappingTarget, { kind: 'new-attribute' }> {
  const label = header === '' ? `Column ${index + 1}` : headerLabel(header)
  const code = freeCode(structure, codeOf(label), taken)
  taken.add(code)
  return { kind: 'new-attribute', code, type: typeOf(facts), label, locale: null }
}

/** Text that holds whatever the column says: what an import without anyone to ask makes of an unknown column. */
export function asTextAttribute(
  target: Extract<MappingTarget, { kind: 'new-attribute' }>,
  facts: ColumnFacts,
): MappingTarget {
  return { ...target, type: isLong(facts) ? 'textarea' : 'text' }
}

function codeOf(label: string): string {
  const code = fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  return code === '' ? 'column' : code
}

function freeCode(structure: StructureModel, wanted: string, taken: ReadonlySet<string>): string {
  const isTaken = (code: string): boolean =>
    structure.attributes.has(code) ||
    structure.associationTypes.has(code) ||
    (SYSTEM_COLUMNS as readonly string[]).includes(code) ||
    taken.has(code)
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? wanted : `${wanted}_${number}`
    if (!isTaken(code)) return code
  }
}

function typeOf(facts: ColumnFacts): AttributeType {
  const all = (count: number): boolean => facts.filled > 0 && shareOf(facts, count) >= 0.98
  if (holdsDates(facts)) return 'date'
  if (
    all(facts.typedBooleans) ||
    (all(facts.booleans + facts.typedBooleans) && facts.distinct <= 2 && !all(facts.numeric))
  )
    return 'boolean'
  // Codes with leading zeros and long digits are no amounts; a number is only what divides, or what a sheet calls one.
  const divides = facts.numbers.commaDecimal + facts.numbers.pointDecimal - facts.pointZero > 0
  if (all(facts.typedNumbers + facts.numeric) && facts.gtinLike === 0 && (divides || all(facts.typedNumbers)))
    return 'number'
  return isLong(facts) ? 'textarea' : 'text'
}

/** Whether every value is a date. */
export function holdsDates(facts: ColumnFacts): boolean {
  return facts.filled > 0 && shareOf(facts, facts.typedDates + facts.dated) >= 0.98
}

function isLong(facts: ColumnFacts): boolean {
  return facts.lineBreaks > 0 || facts.longest > 255
}
