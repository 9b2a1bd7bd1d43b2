import { gtinFault, tidyGtin } from '../identifiers/gtin.ts'
import { conceptOf } from '../mapping/concepts.ts'
import { nameOf, parseHeader } from '../mapping/parse-header.ts'
import { cellText } from '../mapping/source-cell.ts'
import type { SourceCell } from '../mapping/source-cell.ts'
import type { ColumnVariants, SampleTable, VariantBlock, VariantGuess } from './guess.ts'
import { isSize, isSizeWord, optionOfHeader } from './option-words.ts'

const NUMBERED = /^(.*?)[\s_.-]*(\d{1,2})$/
const MODEL_WORDS =
  /^(?:model|style|stijl|modele|modell|parent|groep|artikelgroep|product)[\s_]?(?:code|nr|no|number|nummer|numero|sku|id)?$/

/** Variants side by side in the columns of a row: numbered ("sku_2", "size_2") or a column a size ("Stock S"); null for none. */
export function guessColumns(table: SampleTable): VariantGuess | null {
  return guessNumbered(table) ?? guessSizes(table)
}

function conceptName(header: string): string | null {
  return conceptOf(parseHeader(header).name)?.name ?? null
}

interface Numbered {
  readonly stem: string
  readonly number: number
  readonly header: string
}

/**
 * Blocks of columns with the same number behind their names. Only with a code and a size or colour in every block:
 * "image 2", "price 2" or a second barcode are more of one product.
 */
function guessNumbered({ headers, rows }: SampleTable): VariantGuess | null {
  const numbered = headers.flatMap((header): Numbered[] => {
    const [, stem = '', digits = ''] = NUMBERED.exec(header.trim()) ?? []
    return stem === '' ? [] : [{ stem: stem.trim(), number: Number(digits), header }]
  })
  const stems = [...new Set(numbered.map(({ stem }) => nameOf(stem)))]
  const optionStem = stems.find((stem) => optionOfHeader(stem) !== null)
  const skuStem = stems.find((stem) => conceptName(stem) === 'sku') ?? stems.find((stem) => conceptName(stem) === 'ean')
  if (optionStem === undefined || skuStem === undefined) return null
  const numbers = [
    ...new Set(numbered.filter(({ stem }) => nameOf(stem) === optionStem).map(({ number }) => number)),
  ].toSorted((a, b) => a - b)
  const bare = (stem: string): string | undefined => headers.find((header) => nameOf(header) === stem)
  const isInSeveral = (stem: string): boolean =>
    new Set(numbered.filter((each) => nameOf(each.stem) === stem).map(({ number }) => number)).size +
      (bare(stem) === undefined ? 0 : 1) >=
    2
  const repeated = stems.filter((stem) => isInSeveral(stem))
  if (!repeated.includes(optionStem) || !repeated.includes(skuStem)) return null
  const nameFor = (stem: string): string =>
    bare(stem) ?? numbered.find((each) => nameOf(each.stem) === stem)?.stem ?? stem
  const blockOf = (number: number | null): VariantBlock => ({
    option: null,
    cells: repeated.flatMap((stem): (readonly [string, string])[] => {
      const header =
        number === null
          ? bare(stem)
          : numbered.find((each) => nameOf(each.stem) === stem && each.number === number)?.header
      return header === undefined ? [] : [[header, nameFor(stem)]]
    }),
  })
  // Without a number of its own the first block stands there bare; where "_1" is there, what is bare is the model's.
  const first = numbers.includes(1) || numbers.includes(0) ? [] : [blockOf(null)]
  const blocks = [...first, ...numbers.map((number) => blockOf(number))].filter(({ cells }) =>
    cells.some(([, to]) => to === nameFor(skuStem)),
  )
  const taken = new Set(blocks.flatMap(({ cells }) => cells.map(([from]) => from)))
  const layout: ColumnVariants = {
    kind: 'columns',
    modelKey: modelKeyOf(headers, taken),
    sku: nameFor(skuStem),
    hasOwnSku: true,
    option: nameFor(optionStem),
    blocks,
  }
  const models = rows.filter((row) => filledBlocks(layout, headers, row, layout.sku) >= 2).length
  if (blocks.length < 2 || models === 0) return null
  return { layout, models, samples: blocks.slice(0, 2).flatMap(({ cells }) => cells[0]?.[0] ?? []) }
}

interface SizeColumn {
  readonly header: string
  readonly size: string
  /** What remains of the header: what its cells are. */
  readonly rest: string
  /** A word for sizes stood there, too. */
  readonly isSaid: boolean
  readonly word: string | null
}

/** A column for each size: at least two letter sizes, or three numbers behind a word for sizes, over figures or barcodes. */
function guessSizes({ headers, rows }: SampleTable): VariantGuess | null {
  const found = headers.flatMap((header) => sizeColumn(header) ?? [])
  const byRest = Map.groupBy(found, ({ rest }) => nameOf(rest))
  const groups = [...byRest.values()].filter((group) => isSizeRange(group) && holdFigures(group, headers, rows))
  const [first] = groups
  if (first === undefined) return null
  const key =
    headers.find((header) => conceptName(header) === 'sku') ?? headers.find((h) => MODEL_WORDS.test(nameOf(h)))
  if (key === undefined) return null
  const sizes = [...new Set(groups.flatMap((group) => group.map(({ size }) => size)))]
  const option = groups.flat().find(({ word }) => word !== null)?.word ?? 'Size'
  const named = groups.map((group) => ({ group, to: cellsName(group, headers, rows) }))
  const blocks = sizes.map((size): VariantBlock => ({
    option: size,
    cells: named.flatMap(({ group, to }) => {
      const column = group.find((each) => each.size === size)
      return column === undefined ? [] : [[column.header, to] as const]
    }),
  }))
  const layout: ColumnVariants = { kind: 'columns', modelKey: key, sku: key, hasOwnSku: false, option, blocks }
  const models = rows.filter((row) => filledBlocks(layout, headers, row, null) >= 1).length
  if (models === 0) return null
  return { layout, models, samples: first.slice(0, 3).map(({ header }) => header) }
}

function sizeColumn(header: string): SizeColumn | null {
  const words = header
    .trim()
    .split(/[\s_:()-]+/)
    .filter((word) => word !== '')
  const word = words.find((each) => isSizeWord(each)) ?? null
  const others = words.filter((each) => each !== word)
  const at = others.findLastIndex((each) => isSize(each, word !== null) && !isSizeWord(each))
  const size = others[at]
  if (size === undefined || (others.length > 1 && at !== others.length - 1 && at !== 0)) return null
  return { header, size, rest: others.filter((_, place) => place !== at).join(' '), isSaid: word !== null, word }
}

function isSizeRange(group: readonly SizeColumn[]): boolean {
  const sizes = new Set(group.map(({ size }) => size.toLowerCase()))
  const letters = [...sizes].filter((size) => isSize(size))
  const isWhole = sizes.size === group.length
  // Letters alone may be anything (length, mass): only among the usual ones.
  return (
    isWhole &&
    (letters.length === sizes.size
      ? letters.length >= 2 && hasUsual(letters)
      : group[0]?.isSaid === true && sizes.size >= 3)
  )
}

function hasUsual(letters: readonly string[]): boolean {
  return ['s', 'm', 'l', 'xl'].filter((size) => letters.includes(size)).length >= 2
}

function holdFigures(group: readonly SizeColumn[], headers: readonly string[], rows: SampleTable['rows']): boolean {
  const cells = rows.flatMap((row) => group.flatMap(({ header }) => textAt(headers, row, header) || []))
  return (
    cells.length > 0 &&
    cells.every((text) => /^[\s\d.,€$£kr-]+$/i.test(text) || /^(?:ja|nee|yes|no|oui|non|x)$/i.test(text))
  )
}

/** What the cells of a size hold: as the rest of the header says, else as they look. */
function cellsName(group: readonly SizeColumn[], headers: readonly string[], rows: SampleTable['rows']): string {
  const rest = group[0]?.rest ?? ''
  if (rest !== '') return rest
  const cells = rows.flatMap((row) => group.flatMap(({ header }) => textAt(headers, row, header) || []))
  if (cells.every((text) => gtinFault(tidyGtin(text)) === null)) return 'EAN'
  return cells.every((text) => /^\d+$/.test(text)) ? 'Stock' : 'Price'
}

/** A column with a code that belongs to no block: the model's. */
function modelKeyOf(headers: readonly string[], taken: ReadonlySet<string>): string | null {
  const free = headers.filter((header) => !taken.has(header))
  return (
    free.find((header) => MODEL_WORDS.test(nameOf(header))) ??
    free.find((header) => conceptName(header) === 'sku') ??
    null
  )
}

function filledBlocks(
  { blocks }: ColumnVariants,
  headers: readonly string[],
  row: readonly SourceCell[],
  needed: string | null,
): number {
  return blocks.filter(({ cells }) =>
    cells.some(([from, to]) => (needed === null || to === needed) && textAt(headers, row, from) !== ''),
  ).length
}

function textAt(headers: readonly string[], row: readonly SourceCell[], header: string): string {
  return cellText(row[headers.indexOf(header)] ?? '').trim()
}
