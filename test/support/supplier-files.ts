import { makeWorkbook } from './archive.ts'

/** What a column of a supplier file is, whatever it is called. */
export type Field = 'sku' | 'ean' | 'name' | 'brand' | 'price' | 'purchase' | 'weight' | 'stock' | 'note' | 'since'

/** One product as it truly is. Weight in grams, prices in cents. */
export interface TrueProduct {
  readonly sku: string
  readonly ean: string
  readonly name: string
  readonly brand: string
  readonly price: number
  readonly purchase: number
  readonly weight: number
  readonly stock: number
}

export interface SupplierFile {
  readonly name: string
  readonly locale: string
  readonly bytes: Buffer
  /** Header as it stands in the file, by what it means. */
  readonly headers: Readonly<Partial<Record<Field, string>>>
  readonly products: readonly TrueProduct[]
}

const LANGUAGES = ['nl_NL', 'fr_FR', 'en_GB', 'de_DE', 'sv_SE'] as const
type Language = (typeof LANGUAGES)[number]

/** Words of the trade, several for each, as price lists have them. */
const WORDS: Readonly<Record<Language, Readonly<Record<Field, readonly string[]>>>> = {
  nl_NL: {
    sku: ['Artikelnr.', 'Art. nr', 'Artikelcode', 'ARTIKELNUMMER'],
    ean: ['EAN', 'Barcode', 'EAN-code'],
    name: ['Naam', 'Productnaam', 'Artikelnaam'],
    brand: ['Merk', 'Merknaam'],
    price: ['Verkoopprijs', 'Consumentenprijs', 'Winkelprijs (EUR)'],
    purchase: ['Inkoopprijs', 'Netto inkoop', 'Kostprijs'],
    weight: ['Gewicht', 'Nettogewicht'],
    stock: ['Voorraad', 'Vrije voorraad'],
    note: ['Interne opmerking', 'Bijzonderheden lading'],
    since: ['Sinds', 'Eerste levering'],
  },
  fr_FR: {
    sku: ['Référence', 'Réf. article', 'Code article'],
    ean: ['Code-barres', 'EAN13', 'Gencod'],
    name: ['Désignation', 'Libellé', 'Nom du produit'],
    brand: ['Marque'],
    price: ['Prix de vente', 'Prix public', 'Prix TTC'],
    purchase: ["Prix d'achat", 'Prix net'],
    weight: ['Poids', 'Poids net'],
    stock: ['Stock', 'Quantité en stock'],
    note: ['Remarque interne', 'Palette'],
    since: ['Depuis', 'Première livraison'],
  },
  en_GB: {
    sku: ['SKU', 'Article no', 'Item number', 'product_code'],
    ean: ['EAN', 'GTIN', 'Barcode'],
    name: ['Product name', 'Title', 'Item name'],
    brand: ['Brand'],
    price: ['Retail price', 'Selling price', 'Price (EUR)'],
    purchase: ['Cost price', 'Purchase price', 'Dealer price'],
    weight: ['Weight', 'Net weight'],
    stock: ['Stock', 'Quantity on hand'],
    note: ['Pallet remark', 'Dock'],
    since: ['In range since', 'First delivery'],
  },
  de_DE: {
    sku: ['Artikelnummer', 'Art.-Nr.', 'Bestellnummer'],
    ean: ['EAN', 'Strichcode', 'GTIN-13'],
    name: ['Bezeichnung', 'Artikelbezeichnung', 'Produktname'],
    brand: ['Marke'],
    price: ['Verkaufspreis', 'VK', 'Endpreis'],
    purchase: ['Einkaufspreis', 'EK-Preis'],
    weight: ['Gewicht', 'Nettogewicht (g)'],
    stock: ['Lagerbestand', 'Bestand'],
    note: ['Bemerkung Lager', 'Palette'],
    since: ['Seit', 'Erste Lieferung'],
  },
  sv_SE: {
    sku: ['Artikelnr', 'Artikelnummer', 'Art.nr'],
    ean: ['Streckkod', 'EAN'],
    name: ['Benämning', 'Produktnamn', 'Artikelnamn'],
    brand: ['Märke', 'Varumärke'],
    price: ['Försäljningspris', 'Utpris'],
    purchase: ['Inköpspris', 'Inpris'],
    weight: ['Vikt', 'Nettovikt'],
    stock: ['Lagersaldo', 'I lager'],
    note: ['Intern anmärkning', 'Pall'],
    since: ['Sedan', 'Första leverans'],
  },
}

const THINGS = ['Théière', 'Klapstoel', 'Ljusstake', 'Wanderstock', 'Kettle', 'Crème brûlée-brander', 'Zünder', 'Tält']
const BRANDS = ['Pruttel', 'Lägereld', 'Été & Fils', 'Hazelhorst']

/** A made price list, the same for the same number: language, marks, encoding, layout and faults vary with it. */
export function supplierFile(seed: number): SupplierFile {
  const random = generator(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T // never empty
  const language = LANGUAGES[seed % LANGUAGES.length] ?? 'nl_NL'
  const isSheet = seed % 6 === 5
  const hasSku = seed % 7 !== 3
  const comma = language === 'en_GB' ? random() < 0.2 : random() < 0.8
  const hasTitle = random() < 0.4
  const hasTotal = random() < 0.4
  const fields = shuffled(
    [
      'ean',
      'name',
      'brand',
      'price',
      'purchase',
      'weight',
      'stock',
      'note',
      'since',
      ...(hasSku ? ['sku'] : []),
    ] as Field[],
    random,
  )
  const headers = Object.fromEntries(fields.map((field) => [field, pick(WORDS[language][field])]))
  const products = Array.from({ length: 24 }, (_, at) => trueProduct(seed, at, random))
  const priceStyle = pick(['plain', 'sign before', 'sign behind', 'thousands'] as const)
  const weightStyle = pick(['g', 'kg'] as const)
  const write = (field: Field, product: TrueProduct, at: number): string => {
    switch (field) {
      case 'price':
      case 'purchase':
        return moneyText(product[field], comma, priceStyle)
      case 'weight':
        if ((headers.weight ?? '').endsWith('(g)')) return String(product.weight)
        return weightStyle === 'g' ? `${product.weight} g` : `${decimalText(product.weight / 1000, 3, comma)} kg`
      case 'stock':
        return String(product.stock)
      case 'note':
        return at % 3 === 0 ? `gang ${at}\nvak ${at + 1}` : `gang ${at}`
      case 'since':
        return `${1 + (at % 28)}-${1 + (at % 12)}-2024`
      default:
        return product[field]
    }
  }
  const table = [
    ...(hasTitle ? [['Hazelhorst B.V.'], [`2025 / ${seed}`]] : []),
    fields.map((field) => headers[field] ?? ''),
    ...products.map((product, at) => fields.map((field) => write(field, product, at))),
    ...(hasTotal ? [fields.map((field, at) => (at === 0 ? 'Total' : field === 'stock' ? '9999' : ''))] : []),
  ]
  const bytes = isSheet
    ? workbook(table)
    : encode(csv(table, pick([';', '\t', '|', ',']), pick(['\n', '\r\n'])), pick(ENCODINGS))
  return { name: `supplier-${seed}.${isSheet ? 'xlsx' : 'csv'}`, locale: language, bytes, headers, products }
}

function trueProduct(seed: number, at: number, random: () => number): TrueProduct {
  const number = seed * 1000 + at * 7
  const sku = [String(number).padStart(7, '0'), `AB-${number}`, `ZW.${number}.K`, `00${number}X`][seed % 4] ?? ''
  const cents = 100 + Math.floor(random() * 300_000)
  return {
    sku,
    ean: withCheckDigit(`87${String(number).padStart(10, '0')}`),
    name: `${THINGS[at % THINGS.length]} ${at + 1}`,
    brand: BRANDS[at % BRANDS.length] ?? '',
    price: cents,
    purchase: Math.floor(cents / 2),
    weight: 1 + Math.floor(random() * 20_000),
    stock: Math.floor(random() * 500),
  }
}

export function withCheckDigit(digits: string): string {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 3 : 1)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

export function moneyText(
  cents: number,
  comma: boolean,
  style: 'plain' | 'sign before' | 'sign behind' | 'thousands',
): string {
  const plain = decimalText(cents / 100, 2, comma)
  if (style === 'sign before') return `€ ${plain}`
  if (style === 'sign behind') return `${plain} €`
  return style === 'thousands' ? plain.replace(/(\d)(\d{3})(?=[.,])/, `$1${comma ? '.' : ','}$2`) : plain
}

export function decimalText(amount: number, decimals: number, comma: boolean): string {
  const text = amount.toFixed(decimals)
  return comma ? text.replace('.', ',') : text
}

export function csv(table: readonly (readonly string[])[], delimiter: string, lineEnd: string): string {
  const quoted = (cell: string): string =>
    cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return table.map((row) => row.map(quoted).join(delimiter)).join(lineEnd) + lineEnd
}

/** Texts as texts, plain amounts as numbers; a sheet of conditions behind the list. */
export function workbook(table: readonly (readonly string[])[]): Buffer {
  const cell = (text: string): string =>
    /^(?:0|[1-9]\d{0,5})(?:\.\d{2})?$/.test(text)
      ? `<c><v>${text}</v></c>`
      : `<c t="inlineStr"><is><t xml:space="preserve">${text.replaceAll('&', '&amp;')}</t></is></c>`
  const rows = table.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  const conditions = '<row><c t="inlineStr"><is><t>Voorwaarden: levering binnen 14 dagen.</t></is></c></row>'
  return makeWorkbook({ sheets: { List: rows, Conditions: conditions } })
}

const ENCODINGS = ['utf-8', 'utf-8 with mark', 'utf-16le', 'windows-1252', 'macintosh'] as const

function encode(text: string, encoding: (typeof ENCODINGS)[number]): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8 with mark':
      return Buffer.from(`\ufeff${text}`)
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    default: {
      const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
      return Buffer.from(Array.from(text, (letter) => letters.indexOf(letter)))
    }
  }
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
export function generator(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}
