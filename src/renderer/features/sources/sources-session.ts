import { create } from 'zustand'
import type { Result } from '../../../shared/contract/index.ts'
import type { SourcePlace } from '../../../shared/contract/sources.ts'

export type SourceTab = 'runs' | 'settings'
export type OpenedProfile = Result<'sources.openProfile'> & { readonly ticket: string }

/** What the form for a new source begins with. */
export type NewSource =
  | { readonly kind: 'place'; readonly place: SourcePlace['kind'] }
  | { readonly kind: 'profile'; readonly profile: OpenedProfile }

interface Session {
  /** The source in view; null = the list. */
  readonly sourceId: number | null
  readonly tab: SourceTab
  readonly making: NewSource | null
}

export const useSourcesSession = create<Session>(() => ({ sourceId: null, tab: 'runs', making: null }))

const set = useSourcesSession.setState

export function showSource(sourceId: number, tab: SourceTab = 'runs'): void {
  set({ sourceId, tab, making: null })
}

export function showList(): void {
  set({ sourceId: null, making: null })
}

export function makeSource(making: NewSource): void {
  set({ making, sourceId: null })
}
