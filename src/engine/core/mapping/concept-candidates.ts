import type { MessageRef } from '../../../shared/contract/common.ts'
import { PRODUCT_STATUSES, type SystemColumn } from '../../../shared/vocabulary.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { type Candidate, CERTAINTY, reason } from './candidate.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type Concept, conceptOf, concepts } from './concepts.ts'
import { fitNames, fitSku } from './fit-values.ts'
import { nameOf } from './parse-header.ts'
import { recordTarget } from './record-target.ts'

export function addConcept(
  structure: StructureModel,
  concept: Concept,
  header: string,
  facts: ColumnFacts,
  candidates: Candidate[],
  add: (attribute: Attribute, certainty: number, why: MessageRef) => void,
): void {
  const system = systemCandidate(structure, concept, header, facts)
  if (system !== null) candidates.push(system)
  const record = recordTarget(structure, concept, facts)
  if (record !== null)
    candidates.push({
      column: record.column,
      confidence: 0.95 * record.fit * concept.certainty,
      reason: reason(record.fit < 0.9 ? 'values-unlike' : 'header-means', {
        header,
        meaning: concept.name,
        attribute: record.column,
      }),
    })
  const attribute = attributeOf(structure, concept)
  if (attribute !== undefined)
    add(
      attribute,
      CERTAINTY.concept * concept.certainty,
      reason('header-means', { header, meaning: concept.name, attribute: attribute.code }),
    )
  // No recommended price in this catalogue: perhaps its price is meant, perhaps not.
  else if (concept.type === 'price' && concept.name !== 'purchase-price') {
    const price = attributeOf(structure, {
      ...concept,
      name: 'price',
      attributes: ['price', 'retail_price'],
      headers: new Set(),
    })
    if (price !== undefined) add(price, 0.6, reason('header-resembles', { header, attribute: price.code }))
  }
}

export function attributeNamed(structure: StructureModel, conceptName: string): Attribute | undefined {
  const concept = concepts.find(({ name }) => name === conceptName)
  return concept === undefined ? undefined : attributeOf(structure, concept)
}

/** The attribute that stands for a concept here: by its usual code, else by a label or synonym that means the same. */
function attributeOf(structure: StructureModel, concept: Concept): Attribute | undefined {
  for (const code of concept.attributes) {
    const attribute = structure.attributes.get(code)
    if (attribute !== undefined) return attribute
  }
  const close = [...structure.attributes.values()].filter((attribute) =>
    [attribute.code, ...Object.values(attribute.labels)].some((text) => conceptOf(nameOf(text))?.name === concept.name),
  )
  return close.length === 1 ? close[0] : undefined
}

function systemCandidate(
  structure: StructureModel,
  concept: Concept,
  header: string,
  facts: ColumnFacts,
): Candidate | null {
  const make = (column: SystemColumn, fit: number): Candidate => ({
    column,
    confidence: 0.95 * fit * concept.certainty,
    reason:
      fit < 0.9
        ? reason('values-unlike', { header, attribute: column })
        : reason('header-means', { header, meaning: concept.name, attribute: column }),
  })
  switch (concept.name) {
    case 'sku':
    case 'code':
      return make('sku', fitSku(facts))
    case 'family':
      return make('family', fitNames(namesOf(structure.families.values()), facts))
    case 'category':
      return make('categories', fitNames(namesOf(structure.categories.values()), facts))
    case 'status':
      return make('status', fitNames(new Set(PRODUCT_STATUSES), facts))
    default:
      return null
  }
}

function namesOf(
  items: Iterable<{ readonly code: string; readonly labels: Readonly<Record<string, string>> }>,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { code, labels } of items) for (const name of [code, ...Object.values(labels)]) names.add(fold(name))
  return names
}
