import type { Language } from '../../i18n/index.ts'
import { errorText } from '../../i18n/index.ts'
import { startJob } from '../../engine/index.ts'
import { toast } from '../../ui/index.ts'
import { makeSource } from './sources-session.ts'

/** Asks for an import profile and opens the form of a source with what it says. */
export async function openProfile(language: Language): Promise<void> {
  const ticket = await window.desktop.openFileDialog('profile')
  if (!ticket) return
  const opened = await startJob('sources.openProfile', { ticket: ticket.id })
  if (opened.ok) makeSource({ kind: 'profile', profile: { ...opened.value, ticket: ticket.id } })
  else toast({ kind: 'bad', text: errorText(opened.error, language) })
}

/** Writes a source as a profile, where the person says. */
export async function saveProfile(language: Language, sourceId: number, name: string): Promise<void> {
  const ticket = await window.desktop.saveFileDialog('profile', `${name}.json`)
  if (!ticket) return
  const saved = await startJob('sources.saveProfile', { sourceId, ticket: ticket.id })
  if (saved.ok) toast({ kind: 'good', text: language.t('sources.profileSaved', { name: ticket.name }) })
  else toast({ kind: 'bad', text: errorText(saved.error, language) })
}
