import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { completenessProjection } from '../../src/engine/modules/quality/completeness-projection.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import type { Db } from '../../src/engine/store/database.ts'
import { loadStructure } from '../../src/engine/store/load-structure.ts'
import { createStore } from '../../src/engine/store/store.ts'
import { benchKpis } from './support/bench-kpis.ts'
import { benchRules } from './support/bench-rules.ts'
import { makeBigCatalogue } from './support/big-catalogue.ts'
import type { Cost } from './support/cost.ts'
import { cost, inTurn } from './support/cost.ts'
import { makeFlatFloor } from './support/flat-floor.ts'
import type { Bench } from './support/report.ts'

/** Completeness and rules of 100,000 products in two channels and three languages: all at once, and after single edits. */
export const bench: Bench = {
  name: 'quality',
  run: async (report, { rows, folder }) => {
    const path = join(folder, 'big.etalage')
    if (!existsSync(path)) makeBigCatalogue(path, rows)
    const floor = makeFlatFloor(path, join(folder, 'quality-floor.db'))
    const db = openDatabase(path, 'write')
    const structure = loadStructure(db)
    const sql = floorStatement(db)
    const { ours, theirs } = await inTurn(5, {
      ours: () => db.transaction(() => completenessProjection.rebuild(db, structure))(),
      theirs: () => countFlat(floor, sql),
    })
    report.ratio(`completeness of ${rows} products counted anew`, ours, theirs, 2)

    const bare = createStore(db, { projections: [], now: () => new Date(), actor: 'bench' })
    const following = createStore(db, { projections: [completenessProjection], now: () => new Date(), actor: 'bench' })
    const slot = structure.slots.get('name/fr_FR')
    if (!slot) throw new Error('name/fr_FR')
    const edit = (store: typeof bare, text: string | null): void => {
      store.change({ kind: 'edit', label: { key: 'history.edit', params: {} }, origin: 'bench' }, (tx) =>
        tx.writeProducts(
          Array.from({ length: 1_000 }, (_, index) => ({ productId: index + 1, slots: [slot], values: [text] })),
        ),
      )
    }
    const without: Cost[] = []
    const withIt: Cost[] = []
    for (let round = 0; round < 5; round++) {
      edit(following, `filled ${round}`)
      withIt.push(await cost(() => edit(following, null)))
      edit(following, `filled again ${round}`)
      // Last, since it leaves completeness behind: counted anew below.
      without.push(await cost(() => edit(bare, null)))
      db.transaction(() => completenessProjection.rebuild(db, structure))()
    }
    report.ratio('1,000 required values emptied, over the same without completeness', withIt, without)
    await benchRules(report, db, rows)
    await benchKpis(report, db)
    db.close()
    floor.close()
  },
}

/** One statement that counts missing values of every product per scope, as anyone would by hand. */
function floorStatement(db: Db): string {
  const { slots, channels, families } = loadStructure(db)
  const [family] = families.values()
  const codes = [...(family?.requirements.get('webshop') ?? [])].map(
    (id) => [...slots.values()].find((slot) => slot.attribute?.id === id)?.attribute,
  )
  const sums = [...channels.values()].flatMap((channel) =>
    channel.locales.map((locale) => {
      const columns = codes.map((attribute) => {
        const parts = [
          attribute?.code,
          attribute?.isScopable ? channel.code : '',
          attribute?.isLocalizable ? locale : '',
          attribute?.type === 'price' ? 'EUR' : '',
        ]
        return slots.get(parts.filter((part) => part !== '').join('/'))?.sqlColumn ?? 'NULL'
      })
      return columns.map((column) => `(${column} IS NULL)`).join(' + ')
    }),
  )
  return `SELECT id, family_id, ${sums.join(', ')} FROM product`
}

function countFlat(db: Database.Database, select: string): void {
  db.transaction(() => {
    db.exec(`DROP TABLE IF EXISTS missing; CREATE TABLE missing AS ${select}`)
  })()
}
