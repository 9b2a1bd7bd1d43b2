import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Input, Result } from '../../../shared/contract/index.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { benchOn, importBench } from '../../../../test/support/import-bench.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

const ROWS = 20_000
const COLOURS = ['zw', 'wt', 'ROOD', 'groen']
type Mapping = Result<'import.describe'>['columns'][number]['mapping']

/**
 * A delivery that nothing of reads by itself: Mac Roman, parted by ^, two lines of title. Every 1,000th row has no
 * thickness for step 11 to find, and every 1,500th no price.
 */
function delivery(rows: number, round: number): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => {
    const price = n % 1_500 === 7 ? 'op aanvraag' : `${(n % 300) + round + 12},${String(n % 100).padStart(2, '0')}`
    const thick = n % 1_000 === 3 ? 'onbekend' : `ca. ${(n % 9) + 1} mm dik`
    return `A ${n}^ STOEL caf\u008e  ${n % 700} ^${price}^${COLOURS[n % 4]}^${n % 5 === 0 ? '' : 'Hazel'}^${(n % 40) + 1}^${thick}^${n % 50}^maat: ${n % 12};los`
  })
  const text = `Prijslijst ${round}^^^^^^^^\nvoor wederverkopers^^^^^^^^\nArt.^Omschr.^Incl.^Kl.^Mk.^Gew.^Dikte^Vrd.^Extra\n${lines.join('\n')}\n`
  return Buffer.from(text, 'latin1')
}

const READING = { encoding: 'macintosh', delimiter: '^', headerRow: 3 } as const
const on = { isOff: false } as const
const plain = { decimal: null, dateOrder: null, isIdentifier: false } as const
const to = (column: string): Pick<Mapping, 'target'> => ({ target: { kind: 'column', column } })
const made = (code: string): Pick<Mapping, 'target'> => ({
  target: { kind: 'new-attribute', code, type: 'text', label: code, locale: null },
})

/** Twelve steps, a field that is no column, and all a person says besides. */
const MAPPING: Mapping[] = [
  { column: 0, ...plain, isIdentifier: true, ...to('sku'), steps: [replace(' ', '-')] },
  {
    column: 1,
    ...plain,
    ...to('name/nl_NL'),
    steps: [
      { kind: 'trim', ends: true, repeats: true, nonBreaking: true, ...on },
      { kind: 'case', to: 'sentence', ...on },
      { kind: 'template', template: '{Mk.} {Omschr.}', ...on },
    ],
  },
  {
    column: 2,
    ...plain,
    decimal: ',',
    ...to('price/EUR'),
    steps: [
      { kind: 'arithmetic', operator: 'divide', operand: '1.21', rounding: null, ...on },
      {
        kind: 'arithmetic',
        operator: 'percent',
        operand: '3',
        rounding: { kind: 'ending', ending: '.95', direction: 'nearest' },
        ...on,
      },
    ],
  },
  {
    column: 3,
    ...plain,
    ...made('kleur'),
    steps: [
      { kind: 'translate', table: [{ from: 'zw', to: 'zwart' }], matchCase: false, otherwise: 'leave', ...on },
      {
        kind: 'lookup',
        table: [
          ['code', 'kleur'],
          ['zwart', 'Zwart'],
          ['wt', 'Wit'],
          ['rood', 'Rood'],
          ['groen', 'Groen'],
        ],
        key: 0,
        take: 1,
        matchCase: false,
        otherwise: 'refuse',
        ...on,
      },
    ],
  },
  {
    column: 4,
    ...plain,
    ...to('brand'),
    steps: [{ kind: 'constant', text: 'Huismerk', onlyEmpty: true, ...on }],
  },
  { column: 5, ...plain, ...to('weight'), unit: 'KILOGRAM', onEmpty: 'clear', steps: [] },
  {
    column: 6,
    ...plain,
    ...made('dikte'),
    steps: [{ kind: 'extract', find: '(\\d+) mm', matchCase: false, take: '$1', otherwise: 'refuse', ...on }],
  },
  { column: 7, ...plain, ...to('stock'), steps: [] },
  {
    column: 8,
    ...plain,
    ...made('maat'),
    steps: [
      { kind: 'split', separator: ';', part: 1, isRest: false, otherwise: 'empty', ...on },
      replace('maat: ', ''),
    ],
  },
]

function replace(text: string, by: string): NonNullable<Mapping['steps']>[number] {
  return { kind: 'replace', find: text, with: by, isRegex: false, matchCase: false, wholeCell: false, ...on }
}

const POLICY = { onInvalidValue: 'skip-value', onPriceJump: 'hold', priceJumpPercent: 25 } as const
/** What of a new product tells when and where it was made, and not what it is. */
const BORN = ['.uuid', '.created-at']
let requests = 0

/** All of it by hand: read another way, every column said, the policy set. */
async function byHand({ engine }: ImportBench, ticket: string): Promise<number> {
  const first = await engine.runJob('import.stage', { ticket })
  const options = { ...READING, sheet: null, preset: null }
  const { importId } = await engine.runJob('import.restage', { importId: first.importId, options })
  await engine.call('import.setMapping', { importId, columns: MAPPING, policy: POLICY })
  return importId
}
const commit = ({ engine }: ImportBench, importId: number) =>
  engine.runJob('import.commit', { importId, requestId: `recipe-${++requests}` } satisfies Input<'import.commit'>)

test(
  'twelve steps made by hand on one delivery, kept as a recipe, make of the next 20,000 rows what the hand makes of them',
  { timeout: 240_000 },
  async () => {
    expect(MAPPING.flatMap(({ steps = [] }) => steps)).toHaveLength(12)
    const bench = await importBench()
    const first = await byHand(bench, bench.file('maart.txt', delivery(400, 1)))
    const recipe = join(bench.path, '..', 'recipe.json')
    await bench.engine.runJob('import.saveProfile', { importId: first, name: 'Hazel', ticket: recipe })
    await commit(bench, first)
    await bench.close()

    const next = bench.file('april.txt', delivery(ROWS, 2))
    const copies = ['by-hand.etalage', 'by-recipe.etalage'].map((name) => join(bench.path, '..', name))
    for (const copy of copies) copyFileSync(bench.path, copy)
    const [handPath = '', recipePath = ''] = copies
    const before = stateHash(handPath)

    const hand = await benchOn(handPath)
    const { receipt, rejections } = await commit(hand, await byHand(hand, next))
    await hand.close()

    const replayed = await benchOn(recipePath)
    const profile = readFileSync(recipe, 'utf8')
    expect(JSON.parse(profile)).toMatchObject({ reading: READING, errorHandling: { priceJumpPercent: 25 } })
    const result = await replayed.importFile(next, { profile })
    expect(result.receipt).toEqual(receipt)
    expect(result.receipt).toMatchObject({ read: ROWS, created: ROWS - 400 })
    const failing = (list: readonly (typeof rejections)[number][]): unknown[] =>
      list.map(({ row, column, code, params }) => [row, column, code, params?.['step']]).slice(0, 30)
    expect(failing(result.rejections)).toEqual(failing(rejections))
    // Rows that a step could not handle are listed with it.
    expect(result.rejections.filter(({ code }) => code === 'no-match').map(({ params }) => params?.['step'])).toEqual(
      Array.from({ length: ROWS / 1_000 }, () => 1),
    )
    const unpriced = result.rejections.filter(({ value }) => value === 'op aanvraag')
    expect(new Set(unpriced.map(({ params }) => params?.['step']))).toEqual(new Set([1]))
    expect(await replayed.products('name/nl_NL', 'price/EUR', 'brand', 'kleur', 'dikte', 'maat')).toMatchObject({
      'A-1': ['Hazel Stoel café 1', expect.any(Number), 'Hazel', 'Wit', '2', '1'],
    })
    await replayed.close()
    expect(stateHash(recipePath, BORN)).toBe(stateHash(handPath, BORN))
    expect(stateHash(recipePath)).not.toBe(before)

    const again = await benchOn(recipePath)
    await again.engine.runJob('catalogue.undo', { requestId: 'undo-the-recipe' })
    await again.close()
    expect(stateHash(recipePath)).toBe(before)
  },
)
