import { create } from 'zustand'
import type { ModelChangeInput, ModelEntity } from '../../../shared/contract/model-change.ts'
import type { Draft } from './field-specs.ts'
import { STARTS } from './field-specs.ts'
import type { Kind } from './kinds.ts'

/** What is being made: it has no place in the list yet. */
export const NEW = ' new'

interface Session {
  readonly kind: Kind | 'variants' | 'locks' | 'dictionary'
  /** The code of what is in view, `NEW`, or null. */
  readonly code: string | null
  /** Changes not made yet, by `entity/of/code`: going to look at something else loses nothing. */
  readonly drafts: Readonly<Record<string, Draft>>
}

export const useModel = create<Session>(() => ({ kind: 'family', code: null, drafts: {} }))

export function openKind(kind: Session['kind']): void {
  useModel.setState({ kind, code: null })
}

export function openThing(code: string | null): void {
  useModel.setState({ code })
}

export function draftKey(entity: ModelEntity, of: string | null, code: string): string {
  return [entity, of ?? '', code].join('/')
}

export function setField(key: string, name: string, value: unknown): void {
  useModel.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: { ...drafts[key], [name]: value } } }))
}

export function dropDraft(key: string): void {
  useModel.setState(({ drafts: { [key]: _, ...drafts } }) => ({ drafts }))
}

/** The change that a draft comes to; null while it says nothing new. The code of a new thing is among its fields. */
export function changeOf(
  entity: ModelEntity,
  of: string | null,
  code: string,
  stored: Draft | null,
  draft: Draft,
): ModelChangeInput | null {
  const { code: typed, ...fields } = draft
  if (stored === null) {
    const name = typeof typed === 'string' ? typed.trim() : ''
    if (name === '') return null
    return change({ entity, action: 'create', of, code: name, fields: { ...STARTS[entity], ...fields } })
  }
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(stored[name]),
  )
  return changed.length === 0
    ? null
    : change({ entity, action: 'update', of, code, fields: Object.fromEntries(changed) })
}

function change(value: {
  readonly entity: ModelEntity
  readonly action: 'create' | 'update'
  readonly of: string | null
  readonly code: string
  readonly fields: Draft
}): ModelChangeInput {
  return value // fields come from the form of that entity (field-specs.ts); the engine parses them
}
