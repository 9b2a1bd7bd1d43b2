import { useMemo } from 'react'
import { create } from 'zustand'
import type { Structure } from '../../shared/contract/catalogue.ts'
import { useQuery } from '../engine/index.ts'

/**
 * What the person looks at: the channel and locale whose values the grid shows and whose completeness counts, and the
 * context for which they are shown; null shows what is meant for everybody.
 */
export interface Scope {
  readonly channel: string
  readonly locale: string
  readonly context: string | null
}

interface ScopeChoice {
  readonly chosen: Scope | null
}

const useScopeChoice = create<ScopeChoice>(() => ({ chosen: null }))

export function setScope(chosen: Scope): void {
  useScopeChoice.setState({ chosen })
}

/** The scope in view: what was chosen, if the catalogue still has it, otherwise its first. Null without a channel. */
export function useScope(): Scope | null {
  const { chosen } = useScopeChoice()
  const { data } = useQuery('catalogue.structure', {})
  return useMemo(() => (data ? validScope(data, chosen) : null), [data, chosen])
}

/** The scope in view, where there is no component to ask. */
export function scopeInView(structure: Structure): Scope | null {
  return validScope(structure, useScopeChoice.getState().chosen)
}

/** The nearest scope to `wanted` that the structure has. */
export function validScope(structure: Structure, wanted: Scope | null): Scope | null {
  const channel = structure.channels.find(({ code }) => code === wanted?.channel) ?? structure.channels[0]
  if (!channel) return null
  const locale = channel.locales.find((code) => code === wanted?.locale) ?? channel.locales[0]
  const context = structure.contexts.find(({ code }) => code === wanted?.context)?.code ?? null
  return locale === undefined ? null : { channel: channel.code, locale, context }
}
