import { create } from 'zustand'

interface ProductDialogState {
  /** Makes a product from nothing, or from the one under the cursor. */
  readonly dialog: 'create' | 'duplicate' | null
  /** What is duplicated; null for the product under the cursor. */
  readonly productId: number | null
}

export const useProductDialog = create<ProductDialogState>(() => ({ dialog: null, productId: null }))

export function openProductDialog(dialog: ProductDialogState['dialog'], productId: number | null = null): void {
  useProductDialog.setState({ dialog, productId })
}
