import { newRequestId, startJob } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { errorText } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'

/** Asks for a file of rules and takes them in, as one step that undo takes back. */
export async function openRules(language: Language): Promise<void> {
  const ticket = await window.desktop.openFileDialog('profile')
  if (!ticket) return
  const opened = await startJob('quality.openRules', { ticket: ticket.id, requestId: newRequestId() })
  if (!opened.ok) return toast({ kind: 'bad', text: errorText(opened.error, language) })
  const { rules, replaced } = opened.value
  toast({ kind: 'good', text: language.t('quality.rules.opened', { count: rules, replaced }) })
}

/** Writes all rules as JSON where the person says. */
export async function saveRules(language: Language): Promise<void> {
  const { t } = language
  const ticket = await window.desktop.saveFileDialog('export', `${t('quality.rules.fileName')}.json`)
  if (!ticket) return
  const saved = await startJob('quality.saveRules', { ticket: ticket.id })
  if (saved.ok) toast({ kind: 'good', text: t('quality.rules.saved', { count: saved.value.rules, name: ticket.name }) })
  else toast({ kind: 'bad', text: errorText(saved.error, language) })
}
