import { z } from 'zod'
import type {
  ClipboardContent,
  DesktopCalls,
  DesktopState,
  DroppedTickets,
  FileTicket,
  OpenKind,
  RecentCatalogue,
  SaveKind,
  SecretKept,
  ThemeChoice,
  TourStep,
} from '../../shared/desktop.ts'
import { AppError } from '../../shared/errors.ts'
import { MOST_MEDIA_BYTES } from '../../shared/picture-files.ts'
import type { UiLocale } from '../../shared/vocabulary.ts'
import { UI_LOCALES } from '../../shared/vocabulary.ts'
import { isAllowedLink } from '../security/links.ts'
import type { Handler } from './dispatcher.ts'
import { handler } from './dispatcher.ts'

/** What the handlers do things with; index.ts puts it together. */
export interface Desktop {
  connect(windowId: number): DesktopState
  state(): DesktopState
  ticketForPath(path: string): Promise<FileTicket | null>
  ticketsForPaths(paths: readonly string[]): Promise<DroppedTickets>
  ticketForBytes(bytes: Uint8Array): Promise<FileTicket>
  choosePictures(): Promise<readonly FileTicket[]>
  chooseFile(kind: OpenKind): Promise<FileTicket | null>
  chooseTarget(kind: SaveKind, suggestedName: string): Promise<FileTicket | null>
  /** False for a ticket that is not one to write to. */
  printToPdf(ticketId: string): Promise<boolean>
  /** False for a ticket that is not known. */
  reveal(ticketId: string): boolean
  createCatalogue(isSample: boolean): Promise<boolean>
  chooseCatalogue(): Promise<boolean>
  openRecent(id: string): boolean
  recent(): readonly RecentCatalogue[]
  saveSecret(ref: string, value: string): SecretKept
  writeClipboard(content: ClipboardContent): Promise<void>
  setTheme(theme: ThemeChoice): void
  setLanguage(language: UiLocale | null): void
  openLink(url: string): Promise<void>
  restartEngine(): void
  tourFile(): Promise<FileTicket | null>
  tourReport(step: TourStep): Promise<void>
  tourDone(isOk: boolean): void
}

const nothing = z.undefined()
/** Longer than any path a system allows. */
const path = z.string().min(1).max(40_000)
const recentId = z.string().regex(/^[0-9a-f]{16}$/)
const secretRef = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,199}$/)
/** A million cells fit; more than that is not a copy of cells. */
const clipboardContent = z.strictObject({ text: z.string().max(200_000_000), html: z.string().max(400_000_000) })
/** A pasted picture: as much as the catalogue takes of one, and no more. */
const pasted = z.strictObject({
  bytes: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= MOST_MEDIA_BYTES),
})
const tourStep = z.strictObject({
  step: z.int().min(1).max(99),
  text: z.string().max(1_000),
  numbers: z.record(z.string().max(50), z.union([z.string().max(200), z.number()])),
})

/** Every call a window can make, with the exact shape it must have. The preload is their only caller. */
export function desktopHandlers(desktop: Desktop): DesktopHandlers {
  return {
    connect: handler(nothing, (_, windowId) => desktop.connect(windowId)),
    state: handler(nothing, () => desktop.state()),
    ticketForPath: handler(path, (value) => desktop.ticketForPath(value)),
    ticketsForPaths: handler(z.array(path).max(10_000), (values) => desktop.ticketsForPaths(values)),
    ticketForBytes: handler(pasted, ({ bytes }) => desktop.ticketForBytes(bytes)),
    openPicturesDialog: handler(nothing, () => desktop.choosePictures()),
    openFileDialog: handler(z.enum(['import', 'profile', 'media', 'folder']), (kind) => desktop.chooseFile(kind)),
    saveFileDialog: handler(
      z.strictObject({ kind: z.enum(['profile', 'receipt', 'export']), suggestedName: z.string().max(200) }),
      ({ kind, suggestedName }) => desktop.chooseTarget(kind, suggestedName),
    ),
    printToPdf: handler(z.uuid(), async (ticketId) => {
      if (!(await desktop.printToPdf(ticketId)))
        throw new AppError('not-found', 'This place was not chosen here. Choose where to save again.')
    }),
    revealInFolder: handler(z.uuid(), (ticketId) => {
      if (!desktop.reveal(ticketId)) throw new AppError('not-found', 'That file is no longer known; choose it again.')
    }),
    createCatalogue: handler(z.strictObject({ isSample: z.boolean() }), ({ isSample }) => {
      return desktop.createCatalogue(isSample)
    }),
    openCatalogue: handler(nothing, () => desktop.chooseCatalogue()),
    openRecent: handler(recentId, (id) => desktop.openRecent(id)),
    recent: handler(nothing, () => desktop.recent()),
    saveSecret: handler(z.strictObject({ ref: secretRef, value: z.string().min(1).max(10_000) }), ({ ref, value }) => {
      return desktop.saveSecret(ref, value)
    }),
    writeClipboard: handler(clipboardContent, (content) => desktop.writeClipboard(content)),
    setTheme: handler(z.enum(['system', 'light', 'dark']), (theme) => desktop.setTheme(theme)),
    setLanguage: handler(z.enum(UI_LOCALES).nullable(), (language) => desktop.setLanguage(language)),
    openExternal: handler(z.string().max(2_000), (url) => {
      if (!isAllowedLink(url)) throw new AppError('invalid-input', 'Etalage does not open that address.')
      return desktop.openLink(url)
    }),
    restartEngine: handler(nothing, () => desktop.restartEngine()),
    tourFile: handler(nothing, () => desktop.tourFile()),
    tourReport: handler(tourStep, (step) => desktop.tourReport(step)),
    tourDone: handler(z.boolean(), (isOk) => desktop.tourDone(isOk)),
  }
}

type DesktopHandlers = {
  readonly [Name in keyof DesktopCalls]: Handler<z.ZodType<DesktopCalls[Name]['payload']>, DesktopCalls[Name]['answer']>
}
