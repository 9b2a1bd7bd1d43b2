import { create } from 'zustand'

interface NewProducts {
  /** Products that were pasted as new and are being completed; empty when nobody does. */
  readonly ids: readonly number[]
  /** The filter that shows them. */
  readonly filter: string
}

/** What has just been pasted past the last row: shown alone, with what it still lacks, until it is left. */
export const useNewProducts = create<NewProducts>(() => ({ ids: [], filter: '' }))
