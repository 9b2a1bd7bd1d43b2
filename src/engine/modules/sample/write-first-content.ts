import { AppError } from '../../../shared/errors.ts'
import type { QualityRule } from '../../../shared/contract/rules.ts'
import type { Store } from '../../store/store.ts'
import type { CatalogueData } from './catalogue-data.ts'
import { ruleWrites } from '../quality/index.ts'
import type { AssetData } from './store-assets.ts'
import { writeProducts } from './write-products.ts'
import { writeStructure } from './write-structure.ts'

export interface FirstContent extends CatalogueData {
  readonly origin: 'sample' | 'set-up'
  readonly assets: readonly AssetData[]
  readonly rules: readonly QualityRule[]
}

/** Fills a new catalogue in one change set that undo does not reach. Refuses one that has any structure already. */
export function writeFirstContent(store: Store, { origin, structure, products, assets, rules }: FirstContent): void {
  if (store.structure().locales.length > 0) throw new AppError('conflict', 'This catalogue has content already.')
  const label = { key: `history.${origin}`, params: { products: products.length } }
  store.change({ kind: 'set-up', label, origin, isUndoable: false }, (tx) => {
    writeStructure(tx, structure)
    writeProducts(tx, products, assets)
    // Last: their problems are then found in one pass.
    tx.writeRows(ruleWrites(store.db, rules, []))
    const setMeta = store.db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
    if (structure.name !== '') setMeta.run('name', structure.name)
    if (origin === 'sample') setMeta.run('sample', '1')
  })
}
