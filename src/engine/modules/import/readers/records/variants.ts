import type { SourceCell } from '../source.ts'
import { flatten } from './flatten.ts'
import type { RecordNode, RecordObject } from './record.ts'

/** What lists of variants are called. */
const VARIANTS = /^(?:variants?|variations?|varianten|variantes|varianter|skus)$/i
/** Names of what a product or variant is told by, the best first. */
const KEYS = [/^@?(?:sku|article_?(?:code|number|nr)|artikel(?:nummer|nr|code))$/i, /^@?(?:product_?id|id|code)$/i]
/** What no variant is chosen by: codes, amounts, pictures. */
const NO_AXIS =
  /(?:sku|id|code|ean|gtin|upc|barcode|price|prijs|prix|pris|stock|quantity|image|photo|picture|url|weight|name|title)/i
const MOST_AXES = 2

/**
 * A record as rows: where it holds a list of variants with SKUs, a model and a row for each of them, under the columns
 * of the model where names are the same; else itself.
 */
export function rowsOf(record: RecordObject): readonly Map<string, SourceCell>[] {
  const found = variantsIn(record)
  const key = found === null ? null : keyOf(record)
  if (found === null || key === null) return [flatten(record)]
  const model = flatten(new Map([...record].filter(([name]) => name !== found.name)))
  const columnOf = columnsOf(model, key.name)
  const axes = new Set<string>()
  const rows = found.variants.map((variant) => {
    const own = keyOf(variant)
    const row = new Map<string, SourceCell>()
    for (const [name, cell] of flatten(variant)) {
      const column = name === own?.name ? key.name : columnOf(name)
      row.set(column, cell)
      if (!NO_AXIS.test(name) && axes.size < MOST_AXES) axes.add(column)
    }
    return row.set('kind', 'variant').set('parent', key.text)
  })
  model
    .set('kind', 'model')
    .set('parent', '')
    .set('family_variant', [...axes].join('\n'))
  return [model, ...rows]
}

function variantsIn(
  record: RecordObject,
): { readonly name: string; readonly variants: readonly RecordObject[] } | null {
  for (const [name, nodes] of record) {
    if (!VARIANTS.test(name)) continue
    const variants = nodes.filter(isObject)
    // XML wraps its list: <variants><variant>…</variant></variants>.
    const [only] = variants
    const inner =
      variants.length === 1 && only && keyOf(only) === null ? [...only.values()].flat().filter(isObject) : variants
    if (inner.length > 0 && inner.length >= nodes.length && inner.every((each) => keyOf(each) !== null))
      return { name, variants: inner }
  }
  return null
}

function isObject(node: RecordNode): node is RecordObject {
  return typeof node !== 'string'
}

/** The part that a record is told by. */
function keyOf(record: RecordObject): { readonly name: string; readonly text: string } | null {
  for (const pattern of KEYS)
    for (const [name, [node, ...more]] of record)
      if (pattern.test(name) && typeof node === 'string' && node !== '' && more.length === 0)
        return { name, text: node }
  return null
}

/** The model's column for a name of the variant's: the only one whose path ends so, else one of its own. */
function columnsOf(model: ReadonlyMap<string, SourceCell>, key: string): (name: string) => string {
  return (name) => {
    const close = [...model.keys()].filter((column) => column === name || column.endsWith(`.${name}`))
    return close.length === 1 && close[0] !== undefined && close[0] !== key ? close[0] : name
  }
}
