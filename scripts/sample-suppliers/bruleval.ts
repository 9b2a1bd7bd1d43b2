import { comma, listed, value, withCheckDigit } from './catalogue.ts'

// Brûleval's export from an old stock program: Windows-1252, semicolons, days before months.

interface Line {
  readonly sku: string
  readonly french: string
  readonly ean: string
  readonly price: number
  readonly since: string
}

/** French names where ours are missing or theirs are better, and prices that changed. */
const CHANGED: Readonly<Record<string, Partial<Line>>> = {
  'KOK-0101': { price: 41.95 },
  'KOK-0102': { price: 66.95 },
  'KOK-0104': { price: 164.95, french: 'Réchaud multicombustible Pruttel Dampkap' },
  'KOK-0152': { price: 12.95 },
  'KOK-0208': { french: 'Assiette et bol Pruttel en fibre de bois' },
  'MES-0101': { french: 'Couteau de poche Snijwerf Beukennoot, hêtre' },
  'MES-0105': { price: 84.95 },
  'MES-0203': { french: 'Pelle pliante Snijwerf Mol, acier' },
}
const UNCHANGED = [
  'KOK-0103',
  'KOK-0105',
  'KOK-0106',
  'KOK-0150',
  'KOK-0151',
  'KOK-0201',
  'KOK-0202',
  'KOK-0209',
  'MES-0102',
  'MES-0106',
  'MES-0201',
  'MES-0202',
]
const NEW: readonly Line[] = [
  {
    sku: 'BR-70410',
    french: 'Réchaud à gaz Pruttel Étincelle, piézo',
    ean: withCheckDigit('952038890410'),
    price: 49.95,
    since: '01/03/2027',
  },
  {
    sku: 'BR-70411',
    french: 'Théière Pruttel « Forêt » 1 l',
    ean: withCheckDigit('952038890411'),
    price: 39.5,
    since: '01/03/2027',
  },
  {
    sku: 'BR-70412',
    french: 'Couteau à pain Snijwerf Châtaigne',
    ean: withCheckDigit('952046690412'),
    price: 42,
    since: '15/03/2027',
  },
  {
    sku: 'BR-70413',
    french: 'Étui en cuir Snijwerf – brun',
    ean: withCheckDigit('952046690413'),
    price: 19.9,
    since: '15/03/2027',
  },
]

export const changed: readonly string[] = Object.keys(CHANGED)
export const unchanged: readonly string[] = UNCHANGED
export const fresh: readonly string[] = NEW.map(({ sku }) => sku)

export const lines: readonly Line[] = [
  ...[...Object.keys(CHANGED), ...UNCHANGED].toSorted().map((sku): Line => {
    const { ean = '', price = 0 } = listed(sku)
    const since = String(value(sku, 'introduced_on') ?? '')
      .split('-')
      .toReversed()
      .join('/')
    return { sku, french: String(value(sku, 'name/fr_FR') ?? ''), ean, price, since, ...CHANGED[sku] }
  }),
  ...NEW,
]

/** The file's bytes. */
export function csv(): Buffer {
  const rows = lines.map(({ sku, french, ean, price, since }) =>
    [sku, quoted(french), ean, `${comma(price)} €`, since].join(';'),
  )
  return windows1252(
    [['sku', 'Désignation (fr)', 'Code-barres', 'Prix TTC', "Dans l'assortiment depuis"].join(';'), ...rows, ''].join(
      '\r\n',
    ),
  )
}

function quoted(text: string): string {
  return /[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const BEYOND_LATIN_1: Readonly<Record<string, number>> = { '€': 0x80, '–': 0x96, '’': 0x92 }

function windows1252(text: string): Buffer {
  return Buffer.from(Array.from(text).map((char) => BEYOND_LATIN_1[char] ?? char.codePointAt(0) ?? 0x3f))
}
