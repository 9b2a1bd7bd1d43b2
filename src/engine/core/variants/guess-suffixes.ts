import { conceptOf } from '../mapping/concepts.ts'
import { parseHeader } from '../mapping/parse-header.ts'
import { cellText } from '../mapping/source-cell.ts'
import type { SourceCell } from '../mapping/source-cell.ts'
import { fold } from '../text/fold.ts'
import type { SampleTable, SuffixVariants, VariantGuess } from './guess.ts'
import type { Ending } from './option-ending.ts'
import { codeEnding, nameEnding } from './option-ending.ts'
import { optionOfHeader } from './option-words.ts'

/** Of the rows whose code or name ends in a size or colour, how many must stand beside others of their model. */
const SHARE_IN_GROUPS = 0.7

/** Variants in rows of their own that only the ends of their codes or names tell ("ABC-RED-M", "Jas - rood, M"); null for none. */
export function guessSuffixes(table: SampleTable): VariantGuess | null {
  const layouts = suffixLayouts(table.headers)
  if (layouts === null) return null
  const found = layouts.map((layout) => ({ layout, groups: groupsIn(table, layout) }))
  const best = found.find(({ groups }) => groups !== null)
  if (best === undefined || best.groups === null) return null
  return { layout: best.layout, models: best.groups.length, samples: best.groups[0]?.slice(0, 3) ?? [] }
}

/** By codes first: they say it more reliably. Null for a file without a code or a name, or one that names its models. */
function suffixLayouts(headers: readonly string[]): readonly SuffixVariants[] | null {
  const of = (concept: string): string | undefined =>
    headers.find((header) => conceptOf(parseHeader(header).name)?.name === concept)
  if (of('parent') !== undefined) return null
  const sku = of('sku') ?? of('supplier-sku') ?? of('code')
  const name = of('name') ?? of('description')
  if (sku === undefined || name === undefined) return null
  const size = headers.find((header) => optionOfHeader(header) === 'size') ?? null
  const colour = headers.find((header) => optionOfHeader(header) === 'colour') ?? null
  return (['sku', 'name'] as const).map((by) => ({ kind: 'suffixes', by, sku, name, size, colour }))
}

/** What tells a row's model, and what the row says of its options. */
export interface VariantRow {
  /** Rows of one model have the same. */
  readonly group: string
  /** The code of the model. */
  readonly model: string
  /** The model's name. */
  readonly name: string
  readonly size: string | null
  readonly colour: string | null
}

/** Null for a row that no ending makes a variant. */
export function variantRow(layout: SuffixVariants, text: (header: string) => string): VariantRow | null {
  const [code, name] = [text(layout.sku), text(layout.name)]
  if (code === '' || name === '') return null
  const inName = nameEnding(name)
  const ending = layout.by === 'sku' ? codeEnding(code) : inName
  if (ending === null) return null
  const told = options(layout, text, ending, inName)
  const base = inName?.stem ?? name
  const model = layout.by === 'sku' ? ending.stem : modelCode(base)
  // Of one code with several names these are several products.
  return { group: `${model}\n${fold(base)}`, model, name: base, ...told }
}

/** A column of its own says it best, then the name, which has whole words, then the code. */
function options(
  { size, colour }: SuffixVariants,
  text: (header: string) => string,
  ending: Ending,
  inName: Ending | null,
): Pick<VariantRow, 'size' | 'colour'> {
  const said = (column: string | null, inEnding: string | null, inTheName: string | null): string | null =>
    (column === null ? '' : text(column)) || inTheName || inEnding
  return {
    size: said(size, ending.size, inName?.size ?? null),
    colour: said(colour, ending.colour, inName?.colour ?? null),
  }
}

/** A code made of a name: the same in every delivery, in whatever order its rows stand. */
function modelCode(name: string): string {
  return fold(name)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

/** Codes of the models among these rows; null where too little speaks for it. */
function groupsIn({ headers, rows }: SampleTable, layout: SuffixVariants): readonly (readonly string[])[] | null {
  const textOf = (row: readonly SourceCell[], header: string): string =>
    cellText(row[headers.indexOf(header)] ?? '').trim()
  const groups = new Map<string, { readonly codes: string[]; readonly options: Set<string> }>()
  let told = 0
  for (const row of rows) {
    const variant = variantRow(layout, (header) => textOf(row, header))
    if (variant === null) continue
    told += 1
    const group = groups.get(variant.group) ?? { codes: [], options: new Set<string>() }
    group.codes.push(textOf(row, layout.sku))
    group.options.add(fold(`${variant.size ?? ''}|${variant.colour ?? ''}`))
    groups.set(variant.group, group)
  }
  // Two rows of one size and colour are no variants of each other, but two products that end alike.
  const models = [...groups.values()].filter(
    ({ codes, options: seen }) => codes.length > 1 && seen.size === codes.length,
  )
  const grouped = models.reduce((sum, { codes }) => sum + codes.length, 0)
  const isEnough = models.length >= 2 || (models[0]?.codes.length ?? 0) >= 3
  return isEnough && grouped >= told * SHARE_IN_GROUPS ? models.map(({ codes }) => codes) : null
}
