import type { MessageRef } from '../../../shared/contract/common.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { CERTAINTY, reason } from './candidate.ts'
import type { ColumnFacts } from './column-facts.ts'
import { attributeNamed } from './concept-candidates.ts'
import { conceptOf } from './concepts.ts'
import { namesPictures } from './fit-values.ts'
import type { ColumnProposal, SourceColumnFacts } from './mapping.ts'

/** Values alone tell that a column is of pictures, not of which: asked about. */
const PICTURES_ALONE = 0.6

/**
 * What a column of pictures may be besides what its header says: "Image 1" is the main picture and "Image 2" one of the
 * others, in a catalogue without a main one all are; under a header that says nothing, names of pictures are a question.
 */
export function addPictures(
  structure: StructureModel,
  name: string,
  header: string,
  facts: ColumnFacts,
  isNamed: boolean,
  add: (attribute: Attribute, certainty: number, why: MessageRef) => void,
): void {
  const main = attributeNamed(structure, 'image')
  const more = attributeNamed(structure, 'gallery')
  const number = numberOf(name)
  const isMore = number !== null && number > 1
  const attribute = isMore ? (more ?? main) : (main ?? more)
  if (attribute === undefined) return
  const isPicture = number !== null || (main === undefined && conceptOf(name)?.name === 'image')
  const means = reason('header-means', { header, meaning: isMore ? 'gallery' : 'image', attribute: attribute.code })
  if (isPicture && (!isNamed || number !== null)) add(attribute, CERTAINTY.concept, means)
  else if (!isNamed && namesPictures(facts))
    add(attribute, PICTURES_ALONE, reason('values-are-pictures', { header, attribute: attribute.code }))
}

/** Which of several pictures a header names: "image 2", "foto3", "image url 4"; null for any other. */
function numberOf(name: string): number | null {
  const match = /^(.*\D)\s?0?(\d{1,2})$/.exec(name) ?? /^(\D+) (\d{1,2}) (?:url|link)$/.exec(name)
  const stem = match?.[1]?.trim() ?? ''
  const concept = conceptOf(stem) ?? conceptOf(`${stem} url`)
  return concept?.name === 'image' || concept?.name === 'gallery' ? Number(match?.[2]) : null
}

/**
 * A file that has its pictures in one list names the main one first: the list goes to the main picture, and what follows
 * in it to the collection.
 */
export function mainBeforeMore(
  structure: StructureModel,
  columns: readonly SourceColumnFacts[],
  proposals: readonly ColumnProposal[],
): ColumnProposal[] {
  const main = attributeNamed(structure, 'image')
  const more = attributeNamed(structure, 'gallery')
  const lists = proposals.filter(({ column }) => column === more?.code)
  const [list] = lists
  const isListed = (columns.find(({ index }) => index === list?.index)?.facts.pictureLists ?? 0) > 0
  const hasMain = proposals.some(({ column }) => column === main?.code)
  if (main?.type !== 'image' || list === undefined || lists.length > 1 || hasMain || !isListed) return [...proposals]
  const why = reason('pictures-main-first', { attribute: main.code, more: list.column ?? '' })
  return proposals.map((each) => (each === list ? { ...each, column: main.code, reason: why } : each))
}
