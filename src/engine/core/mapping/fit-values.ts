import { isGtinAttribute } from '../identifiers/gtin.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { type ColumnFacts, shareOf } from './column-facts.ts'

/** How well a column's values suit an attribute: above 1 they speak for it, below 1 against it. */
export function fitAttribute(structure: StructureModel, attribute: Attribute, facts: ColumnFacts): number {
  if (facts.filled === 0) return 1
  switch (attribute.type) {
    case 'number':
    case 'price':
    case 'measurement':
      return step(shareOf(facts, facts.numeric + facts.typedNumbers + facts.errors))
    case 'date':
      return step(
        shareOf(facts, facts.dated + facts.typedDates + (facts.dated + facts.typedDates > 0 ? facts.dates.serial : 0)),
      )
    case 'boolean':
      return step(shareOf(facts, facts.booleans + facts.typedBooleans))
    case 'identifier':
      return isGtinAttribute(attribute.code) ? fitGtin(facts) : fitCode(facts)
    case 'simple-select':
    case 'multi-select':
      return fitOptions(structure, attribute, facts)
    case 'image':
    case 'file':
    case 'asset-collection':
      return fitPictures(facts)
    case 'textarea':
    case 'rich-text':
      // In many price lists "description" is all the name a product has: worth a question.
      return facts.longest < 60 && facts.html === 0 && facts.filled >= 3 ? 0.8 : 1
    default:
      return 1
  }
}

/** How well a column's values suit the SKU: filled, short, hardly ever the same twice. */
export function fitSku(facts: ColumnFacts): number {
  if (facts.filled === 0) return 1
  const isRepeated = facts.distinct < Math.min(facts.filled, 5_000) * 0.9
  const isMoney = facts.numbers.commaDecimal + facts.numbers.pointDecimal - facts.pointZero > facts.filled * 0.5
  if (facts.longest > 100 || isMoney || facts.html > 0) return 0.3
  return isRepeated ? 0.7 : shareOf({ ...facts, filled: facts.seen }, facts.filled) < 0.5 ? 0.7 : 1
}

/** How well values suit a list of names the catalogue knows: families, categories, statuses. */
export function fitNames(known: ReadonlySet<string>, facts: ColumnFacts): number {
  if (facts.values.length === 0) return 1
  const parts = facts.values
    .flatMap((value) => value.split(/[\n;|,]/))
    .map((part) => fold(part))
    .filter((part) => part !== '')
  const hits = parts.filter((part) => known.has(part)).length
  return hits >= parts.length * 0.8 ? 1 : hits >= parts.length * 0.4 ? 0.8 : 0.3
}

/** Names and addresses of pictures, fetched or taken once the import is done; a page's address only perhaps is one. */
function fitPictures(facts: ColumnFacts): number {
  if (facts.values.length > 0 && facts.values.every((value) => /^\W*[0-9a-f]{64}/.test(value))) return 1
  // "/images/1.webp" is on a server that the file does not name.
  if (facts.values.some((value) => /^\/(?!\/)/.test(value))) return 0.8
  if (namesPictures(facts)) return 1
  return shareOf(facts, facts.links) >= 0.9 ? 0.9 : 0.6
}

/** Whether nearly every value names pictures and nothing else. */
export function namesPictures(facts: ColumnFacts): boolean {
  return facts.filled > 0 && shareOf(facts, facts.pictureCells ?? 0) >= 0.95
}

function fitGtin(facts: ColumnFacts): number {
  const looks = shareOf(facts, facts.gtinLike + facts.shortDigits + facts.scientific)
  if (shareOf(facts, facts.gtinValid) > 0.6 && facts.filled >= 3) return 1.06
  return looks > 0.5 ? 1 : 0.35
}

function fitCode(facts: ColumnFacts): number {
  return facts.longest > 100 || facts.html > 0 ? 0.4 : 1
}

function fitOptions(structure: StructureModel, attribute: Attribute, facts: ColumnFacts): number {
  if (facts.longest > 200 && attribute.type === 'simple-select') return 0.5
  const options = structure.options.get(attribute.id)
  if (options === undefined || options.size === 0) return 1
  const names = new Set<string>()
  for (const { code, labels, synonyms } of options.values())
    for (const name of [code, ...Object.values(labels), ...synonyms]) names.add(fold(name))
  // "21" is the option "21%", and lists hold several names.
  for (const name of Array.from(names)) names.add(name.replace(/\s?%$/, ''))
  const hits = facts.values.filter((value) => value.split(/[\n;|,]/).every((part) => names.has(fold(part)))).length
  if (hits > 0) return 1
  // No value known: new options when there are few, another column altogether when nearly all differ. Either way, ask.
  return facts.filled > 30 && facts.distinct > facts.filled * 0.6 ? 0.6 : 0.85
}

function step(share: number): number {
  return share >= 0.8 ? 1 : share >= 0.5 ? 0.8 : 0.35
}
