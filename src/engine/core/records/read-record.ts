import type { ProductKind } from '../../../shared/vocabulary.ts'
import { AXIS_TYPES } from '../model/axes.ts'
import type { FamilyVariant, StructureModel } from '../structure/model.ts'
import { resolveInScope } from '../structure/resolve-column.ts'
import { ownList } from '../structure/own-values.ts'
import { fold } from '../text/fold.ts'
import { jsonList } from '../values/options.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'

/** How a model splits into variants: a scheme that is there, or the attributes that are to tell them apart. */
export type Split =
  | { readonly kind: 'scheme'; readonly scheme: FamilyVariant }
  | { readonly kind: 'axes'; readonly axes: readonly string[] }

/** Words for the kinds of products, ours and those of shops. */
const KIND_WORDS: Readonly<Record<string, ProductKind>> = {
  product: 'product',
  simple: 'product',
  virtual: 'product',
  downloadable: 'product',
  external: 'product',
  grouped: 'product',
  bundle: 'product',
  standard: 'product',
  model: 'model',
  variable: 'model',
  configurable: 'model',
  parent: 'model',
  variant: 'variant',
  variation: 'variant',
  child: 'variant',
}

/** The kind a word stands for. Shops list several kinds of one product ("simple, downloadable"): the first that says it. */
export function readKind(text: string): ProductKind | Problem {
  for (const word of text.split(',')) {
    const kind = KIND_WORDS[fold(word)]
    if (kind !== undefined) return kind
  }
  return problem('unknown-kind', `"${text.slice(0, 100)}" is no product, model or variant.`, {
    name: text.slice(0, 100),
  })
}

/**
 * How a model splits, by the code of a scheme or by what tells its variants apart: columns of the file (`attributeOf`),
 * else codes of attributes.
 */
export function readSplit(
  structure: StructureModel,
  text: string,
  attributeOf: (header: string) => string | null,
): Split | Problem {
  const scheme = [...structure.familyVariantsById.values()].find(({ code }) => code === text.trim())
  if (scheme) return { kind: 'scheme', scheme }
  const axes: string[] = []
  for (const name of namesIn(text)) {
    const code = attributeOf(name) ?? name
    const attribute = structure.attributes.get(code)
    if (!attribute || !AXIS_TYPES.includes(attribute.type) || attribute.isScopable || attribute.isLocalizable)
      return problem('not-an-axis', `"${name}" cannot tell variants apart.`, { name })
    axes.push(code)
  }
  return axes.length === 0
    ? problem('no-scheme', 'This does not say what tells the variants apart.')
    : { kind: 'axes', axes: [...new Set(axes)] }
}

/** Column keys of which a variant keeps values of its own, as they are stored. */
export function readOwnValues(structure: StructureModel, text: string): string | null | Problem {
  const keys: string[] = []
  for (const name of namesIn(text)) {
    const resolved = resolveInScope(structure, name)
    if (!resolved.ok || resolved.column.attribute === null)
      return problem('unknown-column', `The catalogue has no attribute "${name}".`, { column: name })
    keys.push(resolved.column.key)
  }
  return ownList(keys)
}

/** Texts between line feeds, semicolons, bars or commas, or of a JSON list; each once, in the order given. */
export function namesIn(text: string): readonly string[] {
  const names = jsonList(text.trim()) ?? text.split(/[\n;|,]/)
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
}
