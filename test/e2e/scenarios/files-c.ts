import { makeWorkbook } from '../../support/archive.ts'
import { csv, decimalText, generator, withCheckDigit } from '../../support/supplier-files.ts'

/** What the first delivery holds, as the scenarios have it. */
export const FIRST = { rows: 640, known: 410, created: 221, repeated: 9, wrongBarcodes: 17, withoutPrice: 23 } as const
/** What the later one holds. */
export const LATER = { rows: 655, known: 625, created: 30, gone: 6, passing: 37, held: 11 } as const

/** Rows of the first file whose name says something else than the catalogue. */
export const RENAMED = 120

interface Article {
  readonly sku: string
  readonly ean: string
  readonly name: string
  readonly brand: string
  /** With VAT, in cents; null where the supplier gives none. */
  readonly price: number | null
  readonly purchase: number
  readonly grams: number
  readonly colour: string
}

const THINGS = [
  'Rugzak Fjell',
  'Slaapmat Dun',
  'Hoofdlamp Nova',
  'Thermosfles Bris',
  'Regenjas Vind',
  'Tentharing Staal',
]
const BRANDS = ['Nordal', 'Åsgård', 'Bergans', 'Lundhags', 'Sjö & Skog']
const COLOURS = ['Zwart', 'Groen', 'Blauw', 'Rood']

/** All that the supplier ever sells: those that the shop has come first. */
const ARTICLES: readonly Article[] = Array.from(
  { length: FIRST.known + FIRST.created + LATER.created },
  (_, at): Article => {
    const random = generator(at)
    const isWithoutPrice = at % 28 === 6 && at < FIRST.known + FIRST.created
    const thing = THINGS[at % THINGS.length] ?? ''
    return {
      sku: `NO-${String(10_000 + at * 3)}`,
      // A third begins with a zero: a spreadsheet of numbers would lose it.
      ean: withCheckDigit(at % 3 === 0 ? `0${String(71_234_500_000 + at)}` : `7${String(35_000_100_000 + at)}`),
      name: `${thing} ${20 + (at % 60)}`,
      brand: BRANDS[at % BRANDS.length] ?? '',
      // Each is 1.21 times a whole amount: without VAT nothing is left to round.
      price: isWithoutPrice ? null : 121 * (20 + Math.floor(random() * 300)),
      purchase: 500 + Math.floor(random() * 9_000),
      grams: 80 + Math.floor(random() * 4_000),
      colour: COLOURS[at % COLOURS.length] ?? '',
    }
  },
)

const euros = (cents: number | null): string => (cents === null ? '' : decimalText(cents / 100, 2, true))
const isWrong = (at: number): boolean => at % 37 === 9 && at < FIRST.known + FIRST.created
const wrongDigit = (ean: string): string => ean.slice(0, -1) + String((Number(ean.at(-1)) + 1) % 10)

/** The shop's own list: what it knows of the supplier before the first delivery. */
export function ownList(): string {
  const rows = ARTICLES.slice(0, FIRST.known).map((each, at) => [
    each.sku,
    isWrong(at) ? '' : each.ean,
    at < RENAMED ? `${each.name} (oud)` : each.name,
    each.brand,
    each.price === null ? '' : String(each.price / 121),
  ])
  return csv([['sku', 'ean', 'name/nl_NL', 'brand', 'price/EUR'], ...rows], ',', '\n')
}

/** Of every row the same, or what nobody here asks for. */
const ASIDE: readonly (readonly [header: string, value: (at: number) => string])[] = [
  ['Catalogusblz.', (at) => String(1 + Math.floor(at / 12))],
  ['Regel', (at) => String(at + 1)],
  ['Magazijnvak', (at) => `R${at % 40}-${at % 9}`],
  ['Omdoos', (at) => String([6, 12, 24][at % 3])],
  ['Palletlagen', (at) => String(4 + (at % 3))],
  ['Kortingscode', (at) => `K${at % 5}`],
  ['Goederencode', (at) => String(42_029_200 + (at % 7) * 10)],
  ['Douanetekst', () => 'Sportartikelen'],
  ['Vervangt', () => ''],
  ['Opm. intern', (at) => (at % 50 === 0 ? 'zie notitie' : '')],
  ['Inkoper', (at) => ['JvD', 'MK', 'AB'][at % 3] ?? ''],
  ['Statusregel', (at) => ['A', 'B'][at % 2] ?? ''],
]

type Column = readonly [header: string, value: (article: Article, at: number) => string]

const COLUMNS: readonly Column[] = [
  ['Artikelnummer', ({ sku }) => sku],
  ['EAN-code', ({ ean }, at) => (isWrong(at) ? wrongDigit(ean) : ean)],
  ['Productnaam', ({ name }) => name],
  ['Merk', ({ brand }) => brand],
  ['Verkoopprijs incl. BTW', ({ price }) => euros(price)],
  ['Inkoopprijs', ({ purchase }) => euros(purchase)],
  ['Gewicht (g)', ({ grams }) => String(grams)],
  ['Levertijd (dgn)', (_, at) => String(2 + (at % 5))],
  ['Korte tekst', (_, at) => ['licht', 'warm', 'droog'][at % 3] ?? ''],
  ['Kleur', ({ colour }) => colour],
  ...ASIDE.map(([header, value]): Column => [header, (_, at) => value(at)]),
]

/** `first.xlsx`: conditions on the first sheet, a title in merged cells, the header in row 4. */
export function firstFile(): Buffer {
  const articles = ARTICLES.slice(0, FIRST.known + FIRST.created)
  const rows = articles.map((article, at) => COLUMNS.map(([, value]) => value(article, at)))
  // Nine articles stand there twice.
  const again = Array.from({ length: FIRST.repeated }, (_, at) => rows[at * 60 + 1] ?? [])
  const titles = [['Nordal Groothandel B.V.'], ['Prijslijst voorjaar'], []]
  return book('Artikelen', [...titles, COLUMNS.map(([header]) => header), ...rows, ...again], 4)
}

/** `later.xlsx`: two more lines above the header, columns elsewhere, two renamed, one new, 48 prices changed. */
export function laterFile(): Buffer {
  const stays = (at: number): boolean => at < 590 || at >= 596
  const priced = ARTICLES.flatMap(({ price }, at) => (price !== null && stays(at) ? [at] : []))
  const changed = new Map(priced.slice(0, LATER.passing + LATER.held).map((at, nth) => [at, nth]))
  const priceOf = ({ price }: Article, at: number): number | null => {
    const nth = changed.get(at)
    if (nth === undefined || price === null) return price
    // In whole amounts without VAT: exactly ten percent is exactly that.
    const net = price / 121
    if (nth < LATER.passing - 1) return 121 * (net + Math.max(1, Math.floor(net / 25)))
    return nth === LATER.passing - 1 ? (price * 110) / 100 : 121 * Math.ceil(net * 1.2)
  }
  const renamed = new Map([
    ['Productnaam', 'Benaming artikel'],
    ['Verkoopprijs incl. BTW', 'Consumentenprijs incl. 21% btw'],
  ])
  const stay = COLUMNS.map(([header, value]): Column => [
    renamed.get(header) ?? header,
    header.startsWith('Verkoopprijs') ? (article, at) => euros(priceOf(article, at)) : value,
  ])
  const moved = [...stay.slice(4, 8), ...stay.slice(0, 4), ...stay.slice(8)]
  const columns: Column[] = [...moved.slice(0, 8), ['Zaagvorm', (_, at) => `V${at % 4}`], ...moved.slice(8)]
  const rows = ARTICLES.flatMap((article, at) => (stays(at) ? [columns.map(([, value]) => value(article, at))] : []))
  const titles = [['Nordal Groothandel B.V.'], ['Prijslijst najaar'], ['Vervangt alle eerdere lijsten'], [], []]
  return book('Artikelen', [...titles, columns.map(([header]) => header), ...rows], 6)
}

/** `third.csv`: Windows-1252, semicolons, days before months. */
export function thirdFile(): Buffer {
  const rows = [
    ['Artikelnummer', 'Omschrijving', 'Verkoopprijs', 'Leverbaar vanaf'],
    ['NO-10000', 'Café-crème, 2 stuks à €', '€ 12,50', '13-02-2026'],
    ['NO-10003', 'Étui près du cœur', '€ 9,95', '01-03-2026'],
    ['NO-10006', 'Sjö-väska Åre', '€ 129,00', '28-02-2026'],
  ]
  const letters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Buffer.from(Array.from(csv(rows, ';', '\r\n'), (letter) => letters.indexOf(letter)))
}

/** Whole numbers of some digits are numbers, as a person types them; what begins with a zero was kept as text. */
function book(name: string, table: readonly (readonly string[])[], headerRow: number): Buffer {
  const cell = (text: string): string =>
    /^[1-9]\d{0,12}$/.test(text)
      ? `<c><v>${text}</v></c>`
      : `<c t="inlineStr"><is><t xml:space="preserve">${text.replaceAll('&', '&amp;')}</t></is></c>`
  const rows = table.map((row, at) => `<row r="${at + 1}">${row.map(cell).join('')}</row>`).join('')
  const wide = String.fromCharCode(64 + (table[headerRow - 1]?.length ?? 1))
  const merged = `<mergeCells count="2"><mergeCell ref="A1:${wide}1"/><mergeCell ref="A2:${wide}2"/></mergeCells>`
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const terms = ['Leveringsvoorwaarden', 'Levering binnen 14 dagen.', 'Prijzen zijn adviesprijzen.']
  return makeWorkbook({
    sheets: {
      Voorwaarden: terms.map((text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`).join(''),
      [name]: `<worksheet ${main}><sheetData>${rows}</sheetData>${merged}</worksheet>`,
    },
  })
}
