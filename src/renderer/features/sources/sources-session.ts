import { create } from 'zustand'
import type { Result } from '../../../shared/contract/index.ts'
import type { SourcePlace } from '../../../shared/contract/sources.ts'
import type { SourceDraft } from './source-draft.ts'

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

/** What was typed into a form that was left to look at a trial; taken up once. Its password is not kept. */
let kept: { readonly of: string; readonly draft: SourceDraft } | null = null

export function keepDraft(of: string, draft: SourceDraft): void {
  kept = { of, draft: { ...draft, secret: '' } }
}

export function forgetDraft(): void {
  kept = null
}

export function takeKeptDraft(of: string): SourceDraft | null {
  return kept?.of === of ? kept.draft : null
}

export function showSource(sourceId: number, tab: SourceTab = 'runs'): void {
  forgetDraft()
  set({ sourceId, tab, making: null })
}

export function showList(): void {
  forgetDraft()
  set({ sourceId: null, making: null })
}

export function makeSource(making: NewSource): void {
  forgetDraft()
  set({ making, sourceId: null })
}
