/** One product whole, beside the grid. Others may import only what is named here. */
export { ProductCard } from './product-card.tsx'
export { useCardKeys } from './use-card-keys.ts'
