import type { Language } from '../../i18n/index.ts'
import { errorText } from '../../i18n/index.ts'
import { startJob } from '../../engine/index.ts'
import { toast } from '../../ui/index.ts'
import { useImportSession } from './import-session.ts'

/** Asks for an import profile; the next file is read by it. Its password, if it holds one, is not taken along. */
export async function openProfile(language: Language): Promise<void> {
  const ticket = await window.desktop.openFileDialog('profile')
  if (!ticket) return
  const outcome = await startJob('import.openProfile', { ticket: ticket.id })
  if (!outcome.ok) return toast({ kind: 'bad', text: errorText(outcome.error, language) })
  const { name, profile, hadSecret } = outcome.value
  useImportSession.setState({ profile: { name, json: profile } })
  toast({
    kind: 'good',
    text: language.t('import.profile.opened', { name }),
    ...(hadSecret ? { detail: language.t('import.profile.secretLeftOut') } : {}),
  })
}

/**
 * Saves a profile: the JSON that was opened, with what an import changed of its mapping; or, of an import alone, one of
 * its own. `suggestion` names the file where no profile was opened.
 */
export async function saveProfile(language: Language, importId: number | null, suggestion: string): Promise<void> {
  const opened = useImportSession.getState().profile
  const name = opened?.name ?? suggestion.replace(/\.[^.]+$/, '')
  const ticket = await window.desktop.saveFileDialog('profile', `${name}.json`)
  if (!ticket) return
  const outcome = await startJob('import.saveProfile', {
    importId,
    profile: opened?.json ?? null,
    name,
    ticket: ticket.id,
  })
  if (outcome.ok) toast({ kind: 'good', text: language.t('import.profile.saved', { name: ticket.name }) })
  else toast({ kind: 'bad', text: errorText(outcome.error, language) })
}
