import type { DroppedTickets, FileTicket } from '../../shared/desktop.ts'
import { go } from '../state/navigation.ts'
import type { Language } from '../i18n/index.ts'
import { toast } from '../ui/index.ts'

/** Asks for a file and opens the import with it; nothing when the dialog is closed. */
export async function openImportDialog(): Promise<void> {
  const ticket = await window.desktop.openFileDialog('import')
  if (ticket) go({ screen: 'import', tickets: [ticket] })
}

/** Asks for pictures and puts them on the review board; nothing when the dialog is closed. */
export async function openPicturesDialog(): Promise<void> {
  const tickets = await window.desktop.openPicturesDialog()
  if (tickets.length > 0) await openPictures(tickets)
}

/**
 * Opens what was dropped: tables are imported, pictures go to the review board. Where there are both, the import is
 * shown and a toast leads to the pictures.
 */
export async function openDropped({ tickets, pictures }: DroppedTickets, { t }: Pick<Language, 't'>): Promise<void> {
  if (tickets.length > 0) go({ screen: 'import', tickets })
  if (pictures.places.length === 0) return
  if (tickets.length === 0) return openPictures(pictures.places)
  const action = { text: t('media.toast.action'), onClick: () => go({ screen: 'media' }) }
  toast({ text: t('media.toast', { count: pictures.count }), action })
  await stage(pictures.places)
}

async function openPictures(places: readonly FileTicket[]): Promise<void> {
  go({ screen: 'media' })
  await stage(places)
}

/** The screen and what belongs to it are loaded when they are first needed. */
async function stage(places: readonly FileTicket[]): Promise<void> {
  const { stagePictures } = await import('../features/media/index.tsx')
  await stagePictures(places)
}
