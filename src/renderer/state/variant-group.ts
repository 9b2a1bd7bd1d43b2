import { create } from 'zustand'

interface VariantGroupState {
  /** The products that are to become the variants of a new model; null while nobody asks. */
  readonly productIds: readonly number[] | null
  /** The model whose variants the Model screen shows. */
  readonly modelId: number | null
}

export const useVariantGroup = create<VariantGroupState>(() => ({ productIds: null, modelId: null }))

export function openVariantGroup(productIds: readonly number[]): void {
  useVariantGroup.setState({ productIds })
}

export function closeVariantGroup(): void {
  useVariantGroup.setState({ productIds: null })
}

/** Names the model to be shown, for the Model screen. */
export function chooseModel(modelId: number | null): void {
  useVariantGroup.setState({ modelId })
}
