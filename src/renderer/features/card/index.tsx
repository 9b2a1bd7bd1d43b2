/** One product whole, beside the grid; comparing, making and deleting products, and the bin. */
export { BinScreen } from './bin-screen.tsx'
export { Comparison } from './comparison.tsx'
export { ProductCard } from './product-card.tsx'
export { deleteProducts, selectedProducts } from './product-commands.ts'
export { ProductDialog } from './product-dialog.tsx'
export { RowMenu } from './row-menu.tsx'
export { useCardKeys } from './use-card-keys.ts'
