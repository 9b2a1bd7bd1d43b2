/** The products of the catalogue as a sheet over the engine's pages. Others may import only what is named here. */
export { ProductsScreen } from './products-screen.tsx'
export { SHEET_KEYS, shownKeys } from './sheet/key-map.ts'
