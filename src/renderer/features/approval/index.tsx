/** Prices that imports held back, for whoever approves them: on a receipt and in the history. Others may import only what is named here. */
export { HeldPrices } from './held-prices.tsx'
