import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'

/** What of a product may tell an option: its SKU and its names. */
export interface Named {
  readonly id: number
  readonly texts: readonly string[]
}

/**
 * The option of a select that each product's names or SKU hold as a word ("T-shirt rood M" has the colour rood), by
 * product; null unless every product has one and only one. Longer names win over those within them ("dark red").
 */
export function optionsInNames(
  structure: StructureModel,
  attribute: Attribute,
  products: readonly Named[],
): ReadonlyMap<number, CellValue> | null {
  if (attribute.type !== 'simple-select') return null
  const options = [...(structure.options.get(attribute.id)?.values() ?? [])]
  const names = options
    .flatMap(({ code, labels, synonyms }) =>
      [code, ...Object.values(labels), ...synonyms].map((name) => ({ code, name: fold(name) })),
    )
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length)
  const found = new Map<number, CellValue>()
  for (const { id, texts } of products) {
    const words = texts.map((text) => ` ${fold(text).replaceAll(/[^\p{L}\p{N}.]+/gu, ' ')} `)
    const hit = names.find(({ name }) =>
      words.some((text) => text.includes(` ${name.replaceAll(/[^\p{L}\p{N}.]+/gu, ' ')} `)),
    )
    if (!hit) return null
    found.set(id, hit.code)
  }
  return found
}
