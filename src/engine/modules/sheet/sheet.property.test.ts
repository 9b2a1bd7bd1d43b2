import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createEngine, sourceMigrations } from '../../app.ts'
import { memoryFolder } from '../../../../test/support/catalogue.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest } from '../../../../test/support/shop.ts'
import { COLUMNS, runAction, sheetAction, smallCatalogue } from '../../../../test/support/sheet-actions.ts'
import { DUTCH, viewAt } from '../../../../test/support/sheet.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

/** 1,000 in a reliability run: SEQUENCES=1000 npx vitest run sheet.property */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 300)

const AMERICAN = { decimal: '.', dateOrder: 'mdy' } as const

async function tempCatalogue(): Promise<Shop> {
  const shop = await smallCatalogue(join(memoryFolder(), 'shop.etalage'))
  onTestFinished(shop.close)
  return shop
}

async function tempShopAt(path: string): Promise<Pick<Shop, 'engine' | 'path'>> {
  const engine = await createEngine({ catalogue: path, migrations: sourceMigrations })
  onTestFinished(() => engine.close())
  return { engine, path }
}

interface Copied {
  readonly from: number
  readonly count: number
  readonly columns: string[]
  readonly format: typeof DUTCH | typeof AMERICAN
  readonly isRaw: boolean
}

const copied: fc.Arbitrary<Copied> = fc.record({
  from: fc.nat(6),
  count: fc.integer({ min: 1, max: 8 }),
  columns: fc.uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1, maxLength: 6 }),
  format: fc.constantFrom(DUTCH, AMERICAN),
  isRaw: fc.boolean(),
})

/** Copies cells and pastes them where they came from, by what people read or by what we write for ourselves. */
async function pasteInPlace({ engine }: Pick<Shop, 'engine'>, { from, count, columns, format, isRaw }: Copied) {
  const view = await viewAt({ engine })
  const ranges = [{ from, count, columns }]
  const selection = { kind: 'view' as const, ...view, ranges }
  const { html } = await engine.runJob('sheet.copy', { selection, format, language: 'nl' })
  return engine.runJob('sheet.paste', {
    requestId: newRequest(),
    anchor: { ...view, from, target: { rows: 1, columns: 1 } },
    columns,
    table: textsOf(html, isRaw ? 'raw' : 'shown'),
    isRaw,
    format,
    language: 'nl',
  })
}

test(
  'any run of operations goes back to where it began and forth to where it ended, and pasting in place changes nothing',
  { timeout: 1_200_000 },
  async () => {
    const template = join(memoryFolder(), 'template.etalage')
    await (await smallCatalogue(template)).close()
    const initial = stateHash(template)
    let copies = 0
    const anew = (): ReturnType<typeof tempShopAt> => {
      const path = join(memoryFolder(), `${++copies}.etalage`)
      copyFileSync(template, path)
      return tempShopAt(path)
    }
    let shop = await anew()
    const times = async (count: number, op: 'catalogue.undo' | 'catalogue.redo'): Promise<void> => {
      for (let turn = 0; turn < count; turn++)
        expect(await shop.engine.runJob(op, { requestId: newRequest() })).toMatchObject({ kept: 0 })
    }
    await fc.assert(
      fc.asyncProperty(fc.array(sheetAction, { minLength: 1, maxLength: 6 }), copied, async (actions, cells) => {
        // What a failed run left would make every shorter one fail, too.
        if (stateHash(shop.path) !== initial) shop = await anew()
        let steps = 0
        for (const action of actions) if (await runAction(shop, action)) steps++
        const final = stateHash(shop.path)
        expect(await pasteInPlace(shop, cells)).toMatchObject({ changed: 0, refused: 0, changeSet: null })
        await times(steps, 'catalogue.undo')
        expect(stateHash(shop.path)).toBe(initial)
        await times(steps, 'catalogue.redo')
        expect(stateHash(shop.path)).toBe(final)
        await times(steps, 'catalogue.undo')
        expect(stateHash(shop.path)).toBe(initial)
      }),
      { numRuns: SEQUENCES },
    )
    expect(await shop.engine.call('catalogue.check', {})).toMatchObject({ ok: true })
  },
)

test.each([
  ['with a comma, day first', DUTCH],
  ['with a point, month first', AMERICAN],
])('all that is copied and pasted in place changes nothing, for every type: %s', async (_, format) => {
  const shop = await tempCatalogue()
  const before = stateHash(shop.path)
  for (const isRaw of [false, true]) {
    const result = await pasteInPlace(shop, { from: 0, count: 100, columns: COLUMNS, format, isRaw })
    expect(result).toMatchObject({ changed: 0, refused: 0, changeSet: null })
    expect(stateHash(shop.path)).toBe(before)
  }
})

/** The cells of the copied table: as people read them, or as we write them for ourselves. */
function textsOf(html: string, which: 'shown' | 'raw'): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*?(?: data-raw="([^"]*)")?>(.*?)<\/td>/gs)].map(([, raw, shown = '']) =>
      (which === 'raw' ? (raw ?? shown) : shown)
        .replace(/<br[^>]*>/g, '\n')
        .replaceAll('&#10;', '\n')
        .replaceAll('&#9;', '\t')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    ),
  )
}
