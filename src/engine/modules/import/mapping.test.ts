import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'

const long = {
  nl: 'Deze lichte tent is gemaakt voor een weekend met de fiets en staat in vijf minuten, ook bij veel wind.',
  en: 'This light tent is made for a weekend on the bike and stands in five minutes, with your friends or alone.',
  fr: 'Cette tente est faite pour les week-ends à vélo et se monte dans le vent avec une seule main, pour vous.',
}
const gtins = ['8710000871099', '8710001918380', '8710002965673', '8710004012962']

/** What suppliers put above a column, a few values as they write them, and the one right place in the sample catalogue. */
const columns: readonly (readonly [header: string, values: readonly string[], right: string | null])[] = [
  ['EAN', gtins, 'ean'],
  ['Streepjescode', gtins, 'ean'],
  ['Code-barres', gtins, 'ean'],
  ['Streckkod', gtins, 'ean'],
  ['GTIN-13', gtins, 'ean'],
  ['Naam', ['Tent Linde 2', 'Tent Linde 3', 'Lamp'], 'name/nl_NL'],
  ['Productnaam NL', ['Tent Linde 2', 'Tent Linde 3', 'Lamp'], 'name/nl_NL'],
  ['Product name (EN)', ['Linde 2 tent', 'Linde 3 tent', 'Lamp'], 'name/en_GB'],
  ['name-fr_FR', ['Tente Linde 2', 'Tente Linde 3', 'Lampe'], 'name/fr_FR'],
  ['name.en', ['Linde 2 tent', 'Linde 3 tent', 'Lamp'], 'name/en_GB'],
  ['Désignation FR', ['Tente Linde 2', 'Tente Linde 3', 'Lampe'], 'name/fr_FR'],
  ['name-sv_SE', ['Tält Linde 2', 'Tält Linde 3', 'Lampa'], null],
  ['Lange omschrijving', [long.nl, `${long.nl} Groen.`, `${long.nl} Rood.`], 'description/webshop/nl_NL'],
  ['Description longue', [long.fr, `${long.fr} Verte.`, `${long.fr} Rouge.`], 'description/webshop/fr_FR'],
  ['description-fr_FR-webshop', [long.fr, `${long.fr} Verte.`, `${long.fr} Rouge.`], 'description/webshop/fr_FR'],
  ['Beschrijving', [long.en, `${long.en} Green.`, `${long.en} Red.`], 'description/webshop/en_GB'],
  ['Pakkende zin (Gezin)', ['Staat in tien minuten', 'Kan in de wasmachine', 'Past iedereen'], 'pitch/nl_NL/@family'],
  ['pitch-nl_NL-expedition', ['Droog bij windkracht zes', 'Zes dagen', 'Licht'], 'pitch/nl_NL/@expedition'],
  ['Verkoopprijs', ['129,95', '59,95', '1.249,00'], 'price/EUR'],
  ['Prix de vente TTC', ['129,95 €', '59,95 €', '1 249,00 €'], 'price/EUR'],
  ['Retail price (EUR)', ['129.95', '59.95', '1,249.00'], 'price/EUR'],
  ['Prijs excl. btw', ['107,40', '49,55', '1.032,23'], null],
  ['price-USD', ['129.95', '59.95', '1249.00'], null],
  ['Pris', ['1299 kr', '599 kr', '12 490 kr'], null],
  ['Adviesprijs', ['129,95', '59,95', '1.249,00'], 'recommended_price/EUR'],
  ['Prix conseillé', ['129,95', '59,95', '1249,00'], 'recommended_price/EUR'],
  ['MSRP', ['129.95', '59.95', '1249.00'], 'recommended_price/EUR'],
  ['Inkoopprijs', ['64,95', '29,95', '649,00'], 'purchase_price/EUR'],
  ["Prix d'achat HT", ['64,95', '29,95', '649,00'], 'purchase_price/EUR'],
  ['BTW %', ['21', '9', '21'], 'vat'],
  ['Gewicht (g)', ['2133', '850', '12500'], 'weight'],
  ['Weight kg', ['2.133', '0.85', '12.5'], 'weight'],
  ['Poids', ['2,133 kg', '850 g', '12,5 kg'], 'weight'],
  ['Gewicht', ['zwaar', 'licht', 'heel licht'], null],
  ['Kleur', ['rood', 'blauw', 'zwart'], 'colour'],
  ['Couleur', ['rouge', 'bleu', 'noir'], 'colour'],
  ['Garantie (jaren)', ['2', '5', '2'], 'warranty'],
  ['warranty_months', ['24', '60', '24'], null],
  ['Levertijd', ['3', '10', '5'], 'lead_time'],
  ['Land van herkomst', ['NL', 'DE', 'NL'], 'origin'],
  ['Introductiedatum', ['17-01-2025', '02-03-2025', '28-02-2025'], 'introduced_on'],
  ['Waterdicht', ['ja', 'nee', 'ja'], 'waterproof'],
  ['Artikelnummer leverancier', ['L-100', 'L-200', 'L-300'], 'supplier_sku'],
  ['Interne notitie magazijn', ['gang 4', 'gang 7', 'boven'], null],
  ['Afbeelding', ['tent.jpg', 'lamp.jpg', 'stoel.jpg'], 'image'],
  ['Aantal', ['3', '5', '8'], 'stock'],
  ['', ['x', 'y', 'z'], null],
]

/** Headers for the article number itself; each alone in its file. */
const skuHeaders = [
  'SKU',
  'Artikelnr',
  'Art.nr.',
  'Artikelnummer',
  'Article number',
  'Référence',
  'Item no',
  'product_sku',
  'ArtNr',
  'Artikel-Nr.',
  'variant sku',
]

test('nothing is mapped wrongly without asking, and nearly everything is mapped', async () => {
  const bench = await importBench('sample')
  const wrong: string[] = []
  let right = 0
  for (const [at, [header, values, target]] of columns.entries()) {
    const rows = values.map((value, i) => `T-${i};"${value}"`)
    const importId = await bench.stage(bench.file(`file-${at}.csv`, `sku;${header}\n${rows.join('\n')}\n`))
    const found = await bench.engine.call('import.describe', { importId })
    const column = found.columns[1]
    const mapped =
      column?.isSure === true && column.mapping.target.kind === 'column' ? column.mapping.target.column : null
    if (mapped !== null && mapped !== target) wrong.push(`${header} → ${mapped}`)
    if (mapped === target) right += 1
  }
  expect(wrong).toEqual([])
  expect(right / columns.length).toBeGreaterThanOrEqual(0.95)
})

test('the article number is found under all its names', async () => {
  const bench = await importBench()
  for (const header of skuHeaders) {
    const importId = await bench.stage(bench.file('sku.csv', `${header};Naam\nT-1;Tent\nT-2;Lamp\nT-3;Stoel\n`))
    const { columns: found } = await bench.engine.call('import.describe', { importId })
    expect([header, found[0]?.isSure, found[0]?.mapping.isIdentifier, found[0]?.mapping.target]).toEqual([
      header,
      true,
      true,
      { kind: 'column', column: 'sku' },
    ])
  }
})

test('the unit of the header goes with numbers that have none', async () => {
  const bench = await importBench('sample')
  await bench.importFile(bench.file('grams.csv', 'sku;Gewicht (g)\nT-1;850\nT-2;1,2 kg\nT-3;2133\nT-4;300\n'))
  expect(await bench.products('weight')).toMatchObject({
    'T-1': ['850 GRAM'],
    'T-2': ['1.2 KILOGRAM'],
    'T-3': ['2133 GRAM'],
  })
})

test('one target is given once: the better column has it, equals are both asked', async () => {
  const bench = await importBench('sample')
  const importId = await bench.stage(
    bench.file('two.csv', 'sku;Kleur;Kleur\nT-1;rood;blauw\nT-2;zwart;rood\nT-3;rood;blauw\n'),
  )
  const { columns: found } = await bench.engine.call('import.describe', { importId })
  expect(found.slice(1).map(({ isSure, reason }) => [isSure, reason.key])).toEqual([
    [false, 'import.reason.target-taken'],
    [false, 'import.reason.target-taken'],
  ])
})
