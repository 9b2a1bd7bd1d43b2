import type { ReactNode } from 'react'
import { useEffect, useEffectEvent } from 'react'
import { toast } from '../../ui/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { BoardScreen } from './board-screen.tsx'
import { stagePictures } from './board-session.ts'

/** Pictures and documents of the catalogue, and those that are to come into it. */
export function MediaScreen(): ReactNode {
  usePaste()
  return <BoardScreen />
}

/** Pictures that are pasted go on the board, whether they were copied as files or as what is seen. */
function usePaste(): void {
  const { t } = useLanguage()
  const handlePaste = useEffectEvent(async (files: readonly File[]): Promise<void> => {
    const found = await Promise.all(files.map((file) => window.desktop.ticketForPasted(file).catch(() => null)))
    const tickets = found.filter((each) => each !== null)
    if (tickets.length < files.length) toast({ kind: 'bad', text: t('app.drop.refused') })
    if (tickets.length > 0) await stagePictures(tickets)
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      void handlePaste(files)
    }
    window.addEventListener('paste', listener)
    return () => window.removeEventListener('paste', listener)
  }, [])
}
