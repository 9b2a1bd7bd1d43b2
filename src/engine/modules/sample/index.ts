/**
 * A catalogue's first content: the starter structure of an empty catalogue, or the sample shop. Both come from files in
 * one format (db/demo/README.md) and enter through the write door in one change set that undo does not reach.
 * Owns no table. Never writes into a catalogue that has products or attributes already.
 */
export type { CatalogueData, ProductData, StructureData } from './catalogue-data.ts'
export { readCatalogueData } from './catalogue-data.ts'
export type { AssetData } from './store-assets.ts'
export { storeAssets } from './store-assets.ts'
export type { FirstContent } from './write-first-content.ts'
export { writeFirstContent } from './write-first-content.ts'
