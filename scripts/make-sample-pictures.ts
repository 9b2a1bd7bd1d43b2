// Draws the sample catalogue's pictures and writes its manuals:  node scripts/make-sample-pictures.ts
//
// What is drawn is what db/demo/products.jsonl refers to; `<kind>-<colour>.webp` is drawings[kind] in that colour.
// assets.json lists every file with its size and alternative texts, and is what the sample is filled from.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { documents, pdf } from './sample-pictures/documents.ts'
import { drawings, svg } from './sample-pictures/index.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'resources/sample')
const SIZE = 800
/** Web shops are quick with small pictures, and 200 of them lie in the repository. */
const MAX_BYTES = 12_000
const QUALITIES = [84, 76, 68, 60]

interface Asset {
  readonly file: string
  readonly width: number | null
  readonly height: number | null
  readonly altTexts: Readonly<Record<string, string>>
}

const lines = readFileSync(join(root, 'db/demo/products.jsonl'), 'utf8').trim().split('\n')
const products = lines.map(
  (line) =>
    JSON.parse(line) as {
      readonly sku: string
      readonly parent: string | null
      readonly values: Record<string, unknown>
    },
)
const structure = JSON.parse(readFileSync(join(root, 'db/demo/structure.json'), 'utf8')) as {
  readonly attributes: readonly {
    readonly code: string
    readonly options?: readonly { readonly code: string; readonly labels: Record<string, string> }[]
  }[]
}
const colours = new Map(
  structure.attributes.find(({ code }) => code === 'colour')?.options?.map(({ code, labels }) => [code, labels]),
)

rmSync(join(target, 'pictures'), { recursive: true, force: true })
mkdirSync(join(target, 'pictures'), { recursive: true })
mkdirSync(join(target, 'documents'), { recursive: true })
const assets = [...(await drawPictures()), ...writeDocuments()]
writeFileSync(join(target, 'assets.json'), `[\n${assets.map((asset) => `  ${JSON.stringify(asset)}`).join(',\n')}\n]\n`)

async function drawPictures(): Promise<Asset[]> {
  const files = [
    ...new Set(products.flatMap(({ values }) => [values['image'] ?? [], values['gallery'] ?? []].flat())),
  ].map(String)
  let total = 0
  for (const file of files.toSorted()) {
    const { kind, colour } = parts(file)
    const draw = drawings[kind]
    if (!draw) throw new Error(`Nobody has drawn ${kind}`)
    const bytes = await webp(svg(draw, colour), file)
    writeFileSync(join(target, file), bytes)
    total += bytes.length
  }
  console.error(`${files.length} pictures, ${Math.round(total / 1000)} kB`)
  return files.toSorted().map((file) => ({ file, width: SIZE, height: SIZE, altTexts: altTexts(file) }))
}

/** The best quality that stays within MAX_BYTES; a drawing too busy for the lowest one throws. */
async function webp(drawing: string, file: string): Promise<Buffer> {
  const picture = await sharp(Buffer.from(drawing)).resize(SIZE, SIZE).png().toBuffer()
  for (const quality of QUALITIES) {
    const bytes = await sharp(picture).webp({ quality, effort: 6 }).toBuffer()
    if (bytes.length <= MAX_BYTES) return bytes
  }
  throw new Error(`${file} is larger than ${MAX_BYTES} bytes`)
}

function writeDocuments(): Asset[] {
  return Object.entries(documents).map(([name, text]) => {
    const file = `documents/${name}.pdf`
    writeFileSync(join(target, file), pdf(text))
    return { file, width: null, height: null, altTexts: {} }
  })
}

/** The name of the first product with this picture, and its colour, in each language that has a name. */
function altTexts(file: string): Record<string, string> {
  const owner =
    products.find(({ values }) => values['image'] === file) ??
    products.find(({ values }) => [values['gallery']].flat().includes(file))
  const names = products.find(({ sku }) => sku === (owner?.parent ?? owner?.sku))?.values ?? {}
  const colour = colours.get(parts(file).colour)
  const texts = (['nl', 'en', 'fr'] as const).flatMap((language) => {
    const name = Object.entries(names).find(([key]) => key.startsWith(`name/${language}_`))?.[1]
    return typeof name === 'string' ? [[language, `${name}, ${colour?.[language]?.toLowerCase() ?? ''}`]] : []
  })
  return Object.fromEntries(texts) as Record<string, string>
}

function parts(file: string): { kind: string; colour: string } {
  const [, kind = '', colour = ''] = /^pictures\/(.+)-([a-z]+)\.webp$/.exec(file) ?? []
  return { kind, colour }
}
