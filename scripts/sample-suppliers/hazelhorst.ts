import type { Listed } from './catalogue.ts'
import { comma, listed, withCheckDigit } from './catalogue.ts'
import type { Cell, Sheet } from './workbook.ts'
import { STYLE } from './workbook.ts'

// Hazelhorst's spring list, and the one three weeks later. Known products are as the sample has them, apart from what
// is said here; every number in an EXPECT file is counted from these lists, never typed in.

const UNCHANGED = [
  'TEN-0106',
  'TEN-0191',
  'TEN-0194',
  'SLP-0107',
  'SLP-0202',
  'SLP-0207',
  'RUG-0201',
  'RUG-0202',
  'RUG-0206',
  'SCH-0190',
  'SCH-0192',
  'FLE-0105',
  'FLE-0107',
  'LMP-0103',
  'EHB-0103',
  'NAV-0103',
  'REP-0107',
]

/** Per product what the list says otherwise. */
const CHANGED: Readonly<Record<string, Partial<Listed>>> = {
  'TEN-0103': { price: 399.95, purchasePrice: 221 },
  'TEN-0105': { price: 679, purchasePrice: 388 },
  'TEN-0109': { price: 649, purchasePrice: 366 },
  'TEN-0111': { price: 134.95 },
  'TEN-0190': { price: 13.5, purchasePrice: 5.15 },
  'TEN-0192': { price: 42.95, purchasePrice: 19.6 },
  'TEN-0193': { price: 48.95, purchasePrice: 22.4 },
  'SLP-0105': { price: 62.95 },
  'SLP-0203': { price: 159, purchasePrice: 84 },
  'SLP-0205': { price: 39.95, purchasePrice: 18.5 },
  'RUG-0203': { price: 27.45, purchasePrice: 11.99 },
  'FLE-0106': { price: 38.95, purchasePrice: 17.9 },
  'FLE-0201': { price: 46.95, purchasePrice: 22.8 },
  'LMP-0101': { price: 46.95, purchasePrice: 21.8 },
  'LMP-0102': { price: 89.95, purchasePrice: 45.5 },
  'LMP-0107': { price: 37.95 },
  'LMP-0201': { price: 52.95, purchasePrice: 26.5 },
  'NAV-0101': { price: 31.95, purchasePrice: 14.6 },
  // The name without the keywords, and the EAN with its digits in the right order.
  'FLE-0104': { name: 'Wellebron Weide drinkfles 1 l met brede hals' },
  'LMP-0105': { name: 'Glimkever Lampion opblaaslamp op zonne-energie' },
  'SLP-0209': { name: 'Heggemus pompzak universeel 25 l' },
  'FLE-0103': { ean: '9520405001569' },
  'SLP-0108': { material: '100% zijde' },
  'RUG-0207': { material: 'Polyester, PU gecoat', leadTime: 5 },
  'EHB-0101': { material: 'Polyester', leadTime: 3 },
}

const fresh = (
  number: number,
  name: string,
  ean: string,
  price: number | undefined,
  purchasePrice: number,
  material: string,
  leadTime = 4,
): Listed => ({
  sku: `HZ-${number}`,
  supplierSku: `HZ${number}`,
  name,
  brand: name.split(' ')[0] ?? '',
  ean,
  price,
  purchasePrice,
  material,
  leadTime,
})

/** The spring novelties. Half carry an EAN of a kind that begins with a zero. */
const NEW: readonly Listed[] = [
  fresh(31101, 'Veldkruin Bosanemoon 2 tunneltent', withCheckDigit('952011290001'), 299, 164, 'Polyester ripstop 75D'),
  fresh(31102, 'Veldkruin Bosanemoon 4 tunneltent', withCheckDigit('952011290002'), 449, 249, 'Polyester ripstop 75D'),
  fresh(31103, 'Veldkruin Lisdodde luifel 3 × 2 m', withCheckDigit('952011290003'), 74.95, 36.2, 'Polyester'),
  fresh(31104, 'Veldkruin Nachtzwaluw 7 slaapzak', withCheckDigit('952011290004'), 99.95, 51, 'Polyester holle vezel'),
  fresh(31105, 'Veldkruin Kruin kussen dons', withCheckDigit('046002190005'), 44.95, 21.5, 'Dons 90/10'),
  fresh(31106, 'Heggemus pakzak waterdicht 60 liter', withCheckDigit('046002190006'), 32.95, 14.4, 'Nylon 70D'),
  fresh(31107, 'Heggemus regenhoes fietstas, paar', withCheckDigit('046002190007'), 22.95, 9.8, 'Polyester PU'),
  fresh(31108, 'Heggemus tekentang', '0460021900089', 4.95, 1.6, 'RVS'),
  fresh(31109, 'Glimkever Ransuil 200 hoofdlamp', withCheckDigit('046002190009'), 29.95, 13.2, 'Kunststof'),
  fresh(31110, 'Glimkever Zeekraal lantaarn', withCheckDigit('952031790010'), 39.95, 18.4, 'ABS'),
  fresh(31111, 'Glimkever Spaarpot powerbank 5.000 mAh', '9520317900117', 29.95, 14.1, 'Kunststof'),
  fresh(31112, 'Wellebron Stroom drinkfles 0,5 l', withCheckDigit('952040590012'), 21.95, 9.6, 'RVS 304'),
  fresh(31113, 'Wellebron Haard voedselcontainer 0,4 l', withCheckDigit('046002190013'), 32.95, 15.1, 'RVS'),
  fresh(31114, 'Wellebron reinigingstabletten, 10 stuks', withCheckDigit('952040590014'), 7.95, 3, 'diversen', 2),
  fresh(31115, 'Heggemus zitmatje opvouwbaar', withCheckDigit('046002190015'), undefined, 2.6, 'Schuim'),
]

/** Listed again further down, as happens when two people fill one sheet. */
const REPEATED = ['SCH-0190', 'LMP-0107', 'HZ-31106']
/** A known product whose price was left open, and one whose EAN lost a digit on the way. */
const WITHOUT_PRICE = 'TEN-0191'
const SHORT_EAN = 'EHB-0103'

export const first: readonly Listed[] = (() => {
  const known = [...UNCHANGED, ...Object.keys(CHANGED)].toSorted().map((sku): Listed => ({
    ...listed(sku),
    ...CHANGED[sku],
    ...(sku === WITHOUT_PRICE ? { price: undefined } : {}),
    ...(sku === SHORT_EAN ? { ean: listed(sku).ean?.slice(0, 12) } : {}),
  }))
  const all = [...known, ...NEW]
  return [...all, ...REPEATED.map((sku) => all.find((row) => row.sku === sku) as Listed)]
})()

/** Price changes of the second list: eight below 10%, one of exactly 10%, three above. */
const LATER_PRICES: Readonly<Record<string, number>> = {
  'TEN-0103': 409.95,
  'TEN-0105': 699,
  'SLP-0203': 164.95,
  'FLE-0106': 39.95,
  'LMP-0101': 48.95,
  'NAV-0101': 32.95,
  'HZ-31101': 309,
  'HZ-31110': 42.95,
  'RUG-0201': 14.25,
  'TEN-0106': 966.9,
  'HZ-31112': 24.95,
  'REP-0107': 6.95,
}
export const GONE: readonly string[] = ['SLP-0207', 'LMP-0103', 'HZ-31107', 'FLE-0107']

const LATER_NEW: readonly Listed[] = [
  fresh(31201, 'Veldkruin Bosanemoon grondzeil 2', withCheckDigit('952011290101'), 34.95, 15.8, 'Polyester, PU gecoat'),
  fresh(31202, 'Heggemus waslijn elastisch', withCheckDigit('046002190102'), 6.95, 2.3, 'Latex'),
  fresh(31203, 'Glimkever reservebatterij Uil', withCheckDigit('952031790103'), 17.95, 8.2, 'Li-ion'),
  fresh(31204, 'Wellebron dop met tuit', withCheckDigit('952040590104'), 7.5, 2.9, 'Polypropyleen'),
  fresh(31205, 'Heggemus sleutelkoord', withCheckDigit('046002190105'), 5.95, 1.8, 'Nylon'),
]

/** Without repetitions and faults: the second time they had read their list through. */
export const later: readonly Listed[] = (() => {
  const distinct = first.filter(
    (row, index) => first.findIndex(({ sku }) => sku === row.sku) === index && !GONE.includes(row.sku),
  )
  const repaired = distinct.map((row): Listed => {
    const price =
      LATER_PRICES[row.sku] ??
      (row.sku === WITHOUT_PRICE ? listed(row.sku).price : row.sku === 'HZ-31115' ? 6.95 : row.price)
    const ean =
      row.sku === SHORT_EAN
        ? listed(row.sku).ean
        : row.ean && row.sku.startsWith('HZ-')
          ? withCheckDigit(row.ean.slice(0, 12))
          : row.ean
    return { ...row, price, ean }
  })
  return [...repaired, ...LATER_NEW]
})()

const terms: Sheet = {
  name: 'Voorwaarden',
  widths: [90],
  merges: ['A1:D1'],
  rows: [
    [{ text: 'Hazelhorst Outdoor Groothandel B.V.', style: STYLE.title }],
    [],
    ['Prijzen gelden vanaf 1 maart 2027 en zijn onder voorbehoud van zetfouten.'],
    ['Franco levering vanaf 250 euro netto. Retour alleen na overleg.'],
    ['Artikelnummers zijn die van uw winkel; nieuwe artikelen hebben nog ons nummer.'],
    [{ text: 'Vragen? verkoop@hazelhorst.example', style: STYLE.note }],
  ],
}

const heads = (...names: string[]): Cell[] => names.map((text) => ({ text, style: STYLE.header }))
const money = (amount: number | undefined): Cell =>
  amount === undefined ? null : { number: amount, style: STYLE.money }
const price = (amount: number | undefined): Cell => (amount === undefined ? null : comma(amount))

/** Codes that begin with a zero are text, as is every third one, since somebody pasted those; the rest are numbers. */
function eanCell(code: string | undefined, index: number): Cell {
  if (code === undefined) return null
  return code.startsWith('0') || index % 3 === 0 ? code : { number: Number(code), style: STYLE.code }
}

const pack = (row: Listed): number => ((row.purchasePrice ?? 0) < 6 ? 12 : (row.purchasePrice ?? 0) < 30 ? 6 : 1)

export const firstSheets: readonly Sheet[] = [
  terms,
  {
    name: 'Prijslijst',
    widths: [14, 12, 46, 14, 16, 14, 12, 28, 12, 8, 24],
    merges: ['A1:K1', 'A2:K2', 'F3:G3'],
    rows: [
      [{ text: 'Prijslijst voorjaar 2027 voor Dwaalgast', style: STYLE.title }],
      [{ text: 'Hazelhorst Outdoor Groothandel B.V., afgedrukt op 16-02-2027', style: STYLE.note }],
      [null, null, null, null, null, { text: 'Prijzen', style: STYLE.note }],
      heads(
        'Artikelnummer',
        'Bestelnummer',
        'Productnaam',
        'Merk',
        'EAN-code',
        'Verkoopprijs',
        'Inkoopprijs',
        'Materiaal',
        'Levertijd',
        'VPE',
        'Opmerking',
      ),
      ...first.map((row, index): Cell[] => [
        row.sku,
        row.supplierSku,
        row.name,
        row.brand,
        eanCell(row.ean, index),
        price(row.price),
        money(row.purchasePrice),
        row.material ?? null,
        row.leadTime ?? null,
        pack(row),
        row.sku.startsWith('HZ-') ? 'nieuw' : null,
      ]),
    ],
  },
]

export const laterSheets: readonly Sheet[] = [
  terms,
  {
    name: 'Prijslijst maart',
    widths: [16, 14, 46, 14, 10, 16, 14, 12, 28, 12],
    merges: ['A1:J1', 'A2:J2', 'A4:J4'],
    rows: [
      [{ text: 'Prijslijst voorjaar 2027, aangepast', style: STYLE.title }],
      [{ text: 'Hazelhorst Outdoor Groothandel B.V., afgedrukt op 09-03-2027', style: STYLE.note }],
      [],
      [{ text: 'Let op: de fabriek van Glimkever heeft haar prijzen verhoogd.', style: STYLE.note }],
      [],
      heads(
        'EAN-code',
        'Artikelnummer',
        'Naam',
        'Merk',
        'Status',
        'Consumentenprijs',
        'Inkoopprijs',
        'Levertijd',
        'Materiaal',
        'Bestelnummer',
      ),
      ...later.map((row, index): Cell[] => [
        eanCell(row.ean, index),
        row.sku,
        row.name,
        row.brand,
        LATER_NEW.includes(row) ? 'nieuw' : 'leverbaar',
        price(row.price),
        money(row.purchasePrice),
        row.leadTime ?? null,
        row.material ?? null,
        row.supplierSku,
      ]),
    ],
  },
]
