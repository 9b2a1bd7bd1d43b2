import { csv, decimalText, generator, moneyText, shuffled, withCheckDigit, workbook } from './supplier-files.ts'

const LANGUAGES = ['nl_NL', 'fr_FR', 'en_GB', 'de_DE', 'sv_SE'] as const
export type Language = (typeof LANGUAGES)[number]
type Field = keyof (typeof WORDS)['nl_NL']
/** What suppliers of each language call their columns. */
export type Vocabulary = Readonly<Record<Language, Readonly<Record<Field, readonly string[]>>>>

/** One delivery of a made supplier, and where a person would send each of its columns; null: left out. */
export interface Delivery {
  readonly fileName: string
  readonly bytes: Buffer
  readonly truth: Readonly<Record<string, string | null>>
  /** Columns, by header, that this person sends elsewhere than the header says: for one to know, it must be told once. */
  readonly wishes: ReadonlySet<string>
  /** What a later delivery has otherwise than the first. */
  readonly renamed: number
}

/** What price lists have above their columns: the usual words, and some that are in no list of ours. */
const WORDS = {
  nl_NL: {
    sku: ['Artikelnr.', 'Artikelcode', 'Art. nr', 'Ons artikelnummer'],
    ean: ['EAN', 'Barcode', 'EAN-code', 'Streepjescode stuk'],
    name: ['Naam', 'Productnaam', 'Artikelomschrijving kort', 'Benaming'],
    description: ['Omschrijving', 'Lange omschrijving', 'Webtekst'],
    brand: ['Merk', 'Merknaam'],
    price: ['Verkoopprijs', 'Consumentenprijs', 'Winkelprijs', 'Prijs incl. btw', 'VK incl'],
    purchase: ['Inkoopprijs', 'Netto inkoop', 'Uw prijs netto'],
    recommended: ['Adviesprijs', 'AVP', 'Advies verkoopprijs'],
    weight: ['Gewicht', 'Gewicht (g)', 'Stuksgewicht'],
    stock: ['Voorraad', 'Vrije voorraad', 'Op voorraad'],
    note: ['Magazijn', 'Bijzonderheden', 'Vak'],
    since: ['Sinds', 'Eerste levering', 'In assortiment'],
    extra: ['Actie', 'Folder', 'Staffel'],
  },
  fr_FR: {
    sku: ['Référence', 'Réf. article', 'Code article', 'N° art.'],
    ean: ['Code-barres', 'EAN13', 'Gencod'],
    name: ['Désignation', 'Libellé', 'Nom du produit', 'Intitulé'],
    description: ['Description', 'Description longue', 'Argumentaire'],
    brand: ['Marque'],
    price: ['Prix de vente', 'Prix public', 'Prix TTC', 'PV TTC'],
    purchase: ["Prix d'achat", 'Prix net', 'PA HT'],
    recommended: ['Prix conseillé', 'PVC'],
    weight: ['Poids', 'Poids net', 'Poids (g)'],
    stock: ['Stock', 'Quantité en stock', 'Dispo'],
    note: ['Remarque interne', 'Allée'],
    since: ['Depuis', 'Première livraison'],
    extra: ['Promo', 'Éco-part.', 'Remise'],
  },
  en_GB: {
    sku: ['SKU', 'Article no', 'Item number', 'Our ref'],
    ean: ['EAN', 'GTIN', 'Barcode', 'EAN/UPC'],
    name: ['Product name', 'Title', 'Item name', 'Short text'],
    description: ['Description', 'Product description', 'Web copy'],
    brand: ['Brand', 'Brand name'],
    price: ['Retail price', 'Selling price', 'Price (EUR)', 'Consumer price'],
    purchase: ['Cost price', 'Purchase price', 'Your net'],
    recommended: ['RRP', 'Recommended retail price', 'SRP'],
    weight: ['Weight', 'Net weight', 'Weight (g)', 'Unit mass'],
    stock: ['Stock', 'Quantity on hand', 'Available now'],
    note: ['Pallet remark', 'Dock', 'Aisle'],
    since: ['In range since', 'First delivery'],
    extra: ['Promotion', 'Leaflet', 'Tier'],
  },
  de_DE: {
    sku: ['Artikelnummer', 'Art.-Nr.', 'Sachnummer'],
    ean: ['EAN', 'Strichcode', 'GTIN-13'],
    name: ['Bezeichnung', 'Artikelbezeichnung', 'Produktname', 'Kurzbezeichnung'],
    description: ['Beschreibung', 'Langtext', 'Werbetext'],
    brand: ['Marke', 'Fabrikat'],
    price: ['Verkaufspreis', 'VK', 'Endpreis', 'VK brutto'],
    purchase: ['Einkaufspreis', 'EK-Preis', 'Ihr Nettopreis'],
    recommended: ['UVP', 'Listenpreis'],
    weight: ['Gewicht', 'Nettogewicht (g)', 'Stückgewicht'],
    stock: ['Lagerbestand', 'Bestand', 'Verfügbar'],
    note: ['Bemerkung Lager', 'Gang'],
    since: ['Seit', 'Erste Lieferung'],
    extra: ['Aktion', 'Rabattgruppe'],
  },
  sv_SE: {
    sku: ['Artikelnr', 'Artikelnummer', 'Vårt art.nr'],
    ean: ['Streckkod', 'EAN', 'EAN-nr'],
    name: ['Benämning', 'Produktnamn', 'Artikelnamn', 'Varutext'],
    description: ['Beskrivning', 'Produktbeskrivning', 'Säljtext'],
    brand: ['Märke', 'Varumärke'],
    price: ['Försäljningspris', 'Utpris', 'Pris till kund'],
    purchase: ['Inköpspris', 'Inpris', 'Ert nettopris'],
    recommended: ['Rekommenderat pris', 'Cirkapris'],
    weight: ['Vikt', 'Nettovikt', 'Vikt (g)', 'Styckvikt'],
    stock: ['Lagersaldo', 'I lager', 'Tillgängligt'],
    note: ['Intern anmärkning', 'Hylla'],
    since: ['Sedan', 'Första leverans'],
    extra: ['Kampanj', 'Rabattgrupp'],
  },
} as const

const THINGS: Readonly<Record<Language, readonly string[]>> = {
  nl_NL: ['Klapstoel', 'Theepot', 'Bureaulamp', 'Wandelstok', 'Kaarsenhouder'],
  fr_FR: ['Chaise pliante', 'Théière', 'Lampe de bureau', 'Bâton de marche', 'Bougeoir'],
  en_GB: ['Folding chair', 'Teapot', 'Desk lamp', 'Walking stick', 'Candle holder'],
  de_DE: ['Klappstuhl', 'Teekanne', 'Schreibtischlampe', 'Wanderstock', 'Kerzenhalter'],
  sv_SE: ['Fällstol', 'Tekanna', 'Skrivbordslampa', 'Vandringsstav', 'Ljusstake'],
}
const TEXTS: Readonly<Record<Language, string>> = {
  nl_NL: 'is gemaakt voor een lang leven en wordt met de hand in een kleine werkplaats afgewerkt, ook bij ons',
  fr_FR: 'est fait pour durer et se range dans la maison avec une seule main, pour vous et votre famille',
  en_GB: 'is made for a long life and finished by hand in a small workshop with care for your home and garden',
  de_DE: 'ist für ein langes Leben gemacht und wird von Hand in der Werkstatt mit viel Sorgfalt auf den Weg gebracht',
  sv_SE: 'är gjord för ett långt liv och har en yta som inte tar skada av vatten, för hemmet och på resa',
}
const BRANDS = ['Pruttel', 'Lägereld', 'Été & Fils', 'Hazelhorst', 'Kråkan', 'Vosje']
const PLACES: Readonly<Record<Field, string | null>> = {
  sku: 'sku',
  ean: 'ean',
  name: 'name',
  description: 'description/webshop',
  brand: 'brand',
  price: 'price/EUR',
  purchase: 'purchase_price/EUR',
  recommended: 'recommended_price/EUR',
  weight: 'weight',
  stock: 'stock',
  note: null,
  since: null,
  extra: null,
}
const FILE_NAMES = ['Prijslijst', 'export', 'Firma %', 'artikelen']
const TREES = 'Abeel Beuk Ceder Den Els Fluweel Gagel Hulst Iep Jeneverbes Kornoelje Linde Meidoorn'.split(' ')
const MEANINGLESS = ['Kolom 7', 'X1', 'Bedrag B', 'Info 2', 'Feld 12']

interface Supplier {
  readonly seed: number
  readonly vocabulary: Vocabulary
  readonly language: Language
  readonly fields: readonly Field[]
  readonly headers: Readonly<Record<Field, string>>
  readonly products: readonly Product[]
  readonly comma: boolean
}

interface Product {
  readonly number: number
  readonly sku: string
  readonly ean: string
  readonly price: number
  readonly recommended: number
  readonly weight: number
  readonly stock: number
}

/** The first delivery of a made supplier and the next: another layout, other names, some other goods and prices. */
export function supplierPair(
  seed: number,
  vocabulary: Vocabulary = WORDS,
): { readonly first: Delivery; readonly later: Delivery } {
  const supplier = makeSupplier(seed, vocabulary)
  return { first: firstDelivery(supplier), later: laterDelivery(supplier) }
}

/** Another supplier that sells the very goods of one, under article numbers of its own and headers of the other. */
export function rivalOf(seed: number): Delivery {
  const supplier = makeSupplier(seed, WORDS)
  const products = supplier.products.map((product) => ({
    ...product,
    sku: `RV${product.number}`,
    price: product.price + 7,
  }))
  return { ...write(supplier, supplier.fields, supplier.headers, products, 'groothandel.csv', 0), wishes: new Set() }
}

function makeSupplier(seed: number, vocabulary: Vocabulary): Supplier {
  const random = generator(seed * 31 + 7)
  const language = LANGUAGES[seed % LANGUAGES.length] ?? 'nl_NL'
  const words = vocabulary[language]
  const headers = pickHeaders(words, random)
  const optional: Field[] = ['description', 'recommended', 'weight', 'stock', 'since']
  const fields: Field[] = shuffled(
    [
      'sku',
      'ean',
      'name',
      'brand',
      'price',
      'note',
      ...(isDealerList(seed) ? [] : (['purchase'] as const)),
      ...optional.filter(() => random() < 0.75),
    ],
    random,
  )
  const products = Array.from({ length: 40 }, (_, at): Product => {
    const number = seed * 1000 + at * 7 + 3
    const price = 500 + Math.floor(random() * 90_000)
    return {
      number,
      sku: [`AB-${number}`, String(number).padStart(7, '0'), `ZW.${number}.K`][seed % 3] ?? '',
      ean: withCheckDigit(`87${String(number).padStart(10, '0')}`),
      price,
      recommended: price + 100 + Math.floor(random() * 900),
      weight: 20 + Math.floor(random() * 20_000),
      stock: Math.floor(random() * 500),
    }
  })
  return { seed, vocabulary, language, fields, headers, products, comma: language !== 'en_GB' }
}

function pickHeaders(
  words: Readonly<Record<Field, readonly string[]>>,
  random: () => number,
): Readonly<Record<Field, string>> {
  const entries = Object.entries(words).map(([field, list]) => [
    field,
    list[Math.floor(random() * list.length)] ?? field,
  ])
  return Object.fromEntries(entries) as Record<Field, string> // one entry for each field of the words
}

/** The price of such a list is what we pay: its header does not say so. */
function isDealerList(seed: number): boolean {
  return seed % 5 === 1
}

function firstDelivery(supplier: Supplier): Delivery {
  const name = FILE_NAMES[supplier.seed % FILE_NAMES.length] ?? ''
  const products = supplier.products.slice(0, 34)
  const file = `${name.replace('%', brandOf(supplier.seed))} maart.${supplier.seed % 3 === 0 ? 'xlsx' : 'csv'}`
  return write(supplier, supplier.fields, supplier.headers, products, file, supplier.seed % 3)
}

function brandOf(seed: number): string {
  return TREES[Math.floor(seed / 4) % TREES.length] ?? ''
}

/** Two to four columns renamed, now and then all of them in another language; others inserted, one gone, all shuffled. */
function laterDelivery(supplier: Supplier): Delivery {
  const { seed, fields } = supplier
  const random = generator(seed * 17 + 3)
  const speaks = seed % 4 === 3 ? (LANGUAGES[(seed + 2) % LANGUAGES.length] ?? 'nl_NL') : supplier.language
  const words = supplier.vocabulary[speaks]
  const others = pickHeaders(words, random)
  const count = 2 + Math.floor(random() * 3)
  const renamed = speaks === supplier.language ? shuffled(fields, random).slice(0, count) : fields
  const headers: Record<Field, string> = { ...supplier.headers }
  for (const [at, field] of renamed.entries()) {
    const isMeaningless = speaks === supplier.language && at === 0 && seed % 2 === 0 && field !== 'note'
    headers[field] = isMeaningless ? (MEANINGLESS[seed % MEANINGLESS.length] ?? '') : others[field]
  }
  const gone: Field = seed % 2 === 0 ? 'since' : 'note'
  const kept = fields.filter((field) => field !== gone)
  const products = supplier.products.slice(3).map((product) => ({
    ...product,
    price: random() < 0.1 ? product.price + 50 : product.price,
    stock: random() < 0.4 ? Math.floor(random() * 500) : product.stock,
  }))
  const file = ['tarief 2026-04.csv', 'export (3).xlsx', `${brandOf(seed)}_april.xlsx`][seed % 3] ?? ''
  const next = { ...supplier, language: speaks }
  const delivery = write(next, shuffled([...kept, 'extra'], random), headers, products, file, 2 + (seed % 4))
  return { ...delivery, renamed: kept.filter((field) => headers[field] !== supplier.headers[field]).length }
}

function write(
  { seed, language, comma }: Supplier,
  fields: readonly Field[],
  headers: Readonly<Record<Field, string>>,
  products: readonly Product[],
  fileName: string,
  titles: number,
): Delivery {
  const cell = (field: Field, product: Product, at: number): string => {
    const thing = THINGS[language][product.number % 5] ?? ''
    switch (field) {
      case 'name':
        return `${thing} ${product.number % 97}`
      case 'description':
        return `${thing} ${product.number % 97} ${TEXTS[language]}.`
      case 'brand':
        return BRANDS[(seed + product.number) % BRANDS.length] ?? ''
      case 'price':
      case 'recommended':
        return moneyText(product[field], comma, 'plain')
      case 'purchase':
        return moneyText(Math.floor(product.price / 2), comma, 'plain')
      case 'weight':
        return headers.weight.endsWith('(g)')
          ? String(product.weight)
          : `${decimalText(product.weight / 1000, 2, comma)} kg`
      case 'stock':
        return String(product.stock)
      case 'note':
        return `gang ${product.number % 11}`
      case 'since':
        return `${1 + (product.number % 28)}-${1 + (product.number % 12)}-2024`
      case 'extra':
        return at % 5 === 0 ? 'ja' : ''
      default:
        return product[field]
    }
  }
  const table = [
    ...Array.from({ length: titles }, (_, at) => [
      ['Prijslijst', 'Geldig vanaf 1-3', 'Blad 1', 'Afdeling', ''][at] ?? '',
    ]),
    fields.map((field) => headers[field]),
    ...products.map((product, at) => fields.map((field) => cell(field, product, at))),
  ]
  const wishes = new Set<string>()
  const truth = fields.map((field): [string, string | null] => {
    const place = PLACES[field]
    if (field === 'price' && isDealerList(seed)) {
      wishes.add(headers[field])
      return [headers[field], 'purchase_price/EUR']
    }
    if (field === 'stock' && seed % 7 === 2) {
      wishes.add(headers[field])
      return [headers[field], null]
    }
    const inLanguage = field === 'name' || field === 'description' ? `${place ?? ''}/${language}` : place
    return [headers[field], inLanguage]
  })
  const bytes = fileName.endsWith('xlsx') ? workbook(table) : Buffer.from(csv(table, ';', '\r\n'))
  return { fileName, bytes, truth: Object.fromEntries(truth), wishes, renamed: 0 }
}
