import type { MessageRef } from '../../../shared/contract/common.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { type Candidate, reason } from './candidate.ts'
import type { ColumnFacts } from './column-facts.ts'
import { conceptOf } from './concepts.ts'
import { fitAttribute } from './fit-values.ts'
import { nameOf, parseHeader, type ParsedHeader } from './parse-header.ts'
import { scopeTarget } from './target-scope.ts'

export interface Weighing {
  readonly header: ParsedHeader
  readonly facts: ColumnFacts
  readonly channel: string | null
  readonly context: string | null
  readonly fileLanguage: string | null
  readonly headerLanguage: string | null
}

/** An attribute in its scope, weighed by what the values say. */
export function weigh(
  structure: StructureModel,
  attribute: Attribute,
  certainty: number,
  why: MessageRef,
  { header, facts, channel, context, fileLanguage, headerLanguage }: Weighing,
): Candidate {
  const scope = scopeTarget(structure, attribute, header, facts, { channel, context }, { fileLanguage, headerLanguage })
  const fit = fitAttribute(structure, attribute, facts)
  // A price without tax is not the price with it.
  const vat = attribute.type === 'price' && header.vat === 'excluded' && !saysExcluded(attribute) ? 0.6 : 1
  const unit = fitUnit(structure, attribute, header.unit)
  const confidence = Math.min(0.99, certainty * fit * scope.certainty * vat * unit)
  if (fit < 0.9)
    return {
      column: scope.column,
      confidence,
      reason: reason('values-unlike', { header: header.whole, attribute: attribute.code }),
    }
  if (unit < 0.9)
    return {
      column: scope.column,
      confidence,
      reason: reason('unit-differs', { attribute: attribute.code, unit: header.unit ?? '' }),
    }
  if (vat < 1)
    return { column: scope.column, confidence, reason: reason('vat-excluded', { attribute: attribute.code }) }
  if (scope.certainty < 0.9 && scope.doubt !== null) {
    return {
      column: scope.column,
      confidence,
      reason: reason(scope.doubt, {
        attribute: attribute.code,
        locale: header.locale ?? '',
        currency: header.currency ?? '',
      }),
    }
  }
  return { column: scope.column, confidence, reason: why }
}

function saysExcluded({ code, labels, synonyms }: Attribute): boolean {
  return [code, ...Object.values(labels), ...synonyms].some(
    (text) => parseHeader(text).vat === 'excluded' || conceptOf(nameOf(text))?.name === 'purchase-price',
  )
}

/** A header's unit against the one the attribute is kept in: months are no years, and grams only suit a weight. */
function fitUnit(structure: StructureModel, attribute: Attribute, unit: string | null): number {
  if (unit === null || unit === '%' || unit === 'pcs') return 1
  if (attribute.type === 'measurement') {
    const family = structure.measurementFamilies.get(attribute.measurementFamily ?? '')
    return family === undefined ||
      family.units.some(
        ({ symbol, code }) =>
          nameOf(symbol) === unit || nameOf(code) === unit || parseHeader(`x ${symbol}`).unit === unit,
      )
      ? 1
      : 0.5
  }
  if (attribute.type === 'price') return 1
  const own = [...Object.values(attribute.labels), ...attribute.synonyms].flatMap(
    (label) => parseHeader(label).unit ?? [],
  )
  return own.length === 0 ? 0.8 : own.includes(unit) ? 1 : 0.5
}
