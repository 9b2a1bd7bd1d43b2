import type { WireError } from './errors.ts'
import type { UpgradeProgress } from './upgrade.ts'
import type { UiLocale } from './vocabulary.ts'

/**
 * `window.desktop`: all that a window may ask of the desktop. Paths never come from a window: a file enters as a
 * ticket, made from a person's drop or choice, and only its id travels on to the engine. `DroppedFile` is the page's
 * `File`, a type that this folder, free of any platform, does not know.
 */
export interface DesktopApi<DroppedFile> {
  readonly info: DesktopInfo

  /**
   * Asks for the window's port to the engine. It arrives as a `message` event of type PORT_MESSAGE with one port, now
   * and again by itself after every restart of the engine. Answers with how things stand; call it once listeners are
   * in place, and after a reload.
   */
  connect(): Promise<DesktopState>
  /** How things stand, without a new port. */
  state(): Promise<DesktopState>
  /** Everything that main tells the window. Answers with a function that ends the subscription. */
  onEvent(listener: (event: DesktopEvent) => void): () => void

  /** A dropped or pasted file as a ticket. Null for what is not a readable file on disk, such as a folder. */
  ticketForFile(file: DroppedFile): Promise<FileTicket | null>
  /** All that was dropped at once, the files of its folders too; `left`: how many more there are than are taken. */
  ticketsForFiles(files: readonly DroppedFile[]): Promise<DroppedTickets>
  /** A picture that was pasted: its file, or its bytes where it has none. Null for what is neither. */
  ticketForPasted(file: DroppedFile): Promise<FileTicket | null>
  /** Pictures and archives of them, several at once. Empty when the person closes the dialog. */
  openPicturesDialog(): Promise<readonly FileTicket[]>
  /** Null when the person closes the dialog. */
  openFileDialog(kind: OpenKind): Promise<FileTicket | null>
  /** A ticket to write to. Null when the person closes the dialog. */
  saveFileDialog(kind: SaveKind, suggestedName: string): Promise<FileTicket | null>
  /** Prints what the window shows, as its print styles have it, into the PDF of a ticket to write to. */
  printToPdf(ticketId: string): Promise<void>
  /** Shows the ticket's file in the system's file manager. */
  revealInFolder(ticketId: string): Promise<void>

  catalogue: {
    /** Asks where, then creates and opens a catalogue. False when the person closes the dialog. */
    create(options: { isSample: boolean }): Promise<boolean>
    /** Asks which, then opens it. False when the person closes the dialog. */
    open(): Promise<boolean>
    openRecent(id: string): Promise<boolean>
    recent(): Promise<readonly RecentCatalogue[]>
  }

  /** Keeps a shop's secret under a name. There is no way to read it back from a window. */
  saveSecret(ref: string, value: string): Promise<SecretKept>
  /** Puts cells on the clipboard, as text and as a table. Main owns the clipboard: a copy is ready later than its key. */
  writeClipboard(content: ClipboardContent): Promise<void>
  setTheme(theme: ThemeChoice): Promise<void>
  /** Language of the windows, the menu and the dialogs; null follows the system. */
  setLanguage(language: UiLocale | null): Promise<void>
  /** Opens a page of the allow-list in the person's browser; refuses any other. */
  openExternal(url: string): Promise<void>
  /** Starts the engine again after it has been given up (state `failed`). */
  restartEngine(): Promise<void>

  /** The supplier's price list that ships with the app, for the guided tour. Null when it is not there. */
  tourFile(): Promise<FileTicket | null>
  /** Guided tour run by itself: main prints the step and saves a picture of the window. */
  tourReport(step: TourStep): Promise<void>
  /** The tour is over: the app ends with 0 or 1, unless it was asked to stay open. */
  tourDone(isOk: boolean): Promise<void>
}

export interface DesktopInfo {
  readonly platform: 'darwin' | 'win32' | 'linux'
  readonly version: string
  /** Language of the app: the system's, if we speak it, otherwise English. */
  readonly locale: UiLocale
  /** The system's full locale (`nl-BE`): how dates and numbers are written. */
  readonly formatLocale: string
  /** The window is to take the guided tour by itself, at once. */
  readonly isTour: boolean
}

export interface ClipboardContent {
  readonly text: string
  readonly html: string
}

export type ThemeChoice = 'system' | 'light' | 'dark'
/** Files that were dropped together; those of a folder have its name before theirs. */
export interface DroppedTickets {
  readonly tickets: readonly FileTicket[]
  /** Files that were not taken: too many, or nothing that can be read from disk. */
  readonly left: number
  /** Pictures and archives by name, and the dropped files and folders that they are in: these have no other ticket. */
  readonly pictures: { readonly count: number; readonly places: readonly FileTicket[] }
}

/** `folder` is one to watch; its ticket is good for a source only. */
export type OpenKind = 'import' | 'profile' | 'media' | 'folder'
export type SaveKind = 'profile' | 'receipt' | 'export'

export interface FileTicket {
  readonly id: string
  /** Base name only. */
  readonly name: string
  /** Bytes; 0 for a file that is yet to be written. */
  readonly size: number
}

export interface RecentCatalogue {
  readonly id: string
  readonly name: string
  /** Folder as a person would write it (`~/Documents`); for display only. */
  readonly folder: string
}

/** `memory`: this system has no key store, so the secret is asked for again at the next start. */
export type SecretKept = 'key-store' | 'memory'

/** `lost`: calls fail with `unavailable`; a new port follows by itself. `failed`: it died too often, see restartEngine. */
export type EngineState = 'starting' | 'ready' | 'lost' | 'failed'

export type CatalogueState =
  | { readonly status: 'none' }
  | {
      readonly status: 'opening'
      readonly name: string
      /** A file of an older version is brought up to date first; null where none is, or not yet. */
      readonly upgrade: UpgradeProgress | null
    }
  | { readonly status: 'open'; readonly name: string }
  | { readonly status: 'failed'; readonly name: string; readonly error: WireError }

export interface DesktopState {
  readonly engine: EngineState
  readonly catalogue: CatalogueState
  readonly theme: ThemeChoice
  /** Null = the system's. */
  readonly language: UiLocale | null
}

/**
 * What a person chose in the menu. `undo` and `redo` mean the catalogue's; while the caret is in a text field the
 * window answers them with the field's own.
 */
export type MenuCommand =
  | 'undo'
  | 'redo'
  | 'import'
  | 'import-pictures'
  | 'export'
  | 'publish'
  | 'search'
  | 'find'
  | 'replace'
  | 'bulk-edit'
  | 'history'
  | 'settings'
  | 'tour'
  | 'help'
  | 'new-product'
  | 'duplicate'
  | 'delete'
  | 'card'
  | 'bin'

export type DesktopEvent =
  | { readonly type: 'command'; readonly command: MenuCommand }
  | { readonly type: 'state'; readonly state: DesktopState }

export interface TourStep {
  /** 1-based. */
  readonly step: number
  readonly text: string
  readonly numbers: Readonly<Record<string, string | number>>
}

/** `event.data.type` of the window message that carries the port to the engine. */
export const PORT_MESSAGE = 'etalage:engine-port'

/** Address of everything the app shows itself. Pictures of the open catalogue are `/thumbnail/<hash>`, small. */
export const APP_ORIGIN = 'app://etalage'

/** What travels between preload and main for each function above: checked in main's dispatcher. */
export interface DesktopCalls {
  connect: { payload: undefined; answer: DesktopState }
  state: { payload: undefined; answer: DesktopState }
  ticketForPath: { payload: string; answer: FileTicket | null }
  ticketsForPaths: { payload: string[]; answer: DroppedTickets }
  ticketForBytes: { payload: { bytes: Uint8Array }; answer: FileTicket }
  openPicturesDialog: { payload: undefined; answer: readonly FileTicket[] }
  openFileDialog: { payload: OpenKind; answer: FileTicket | null }
  saveFileDialog: { payload: { kind: SaveKind; suggestedName: string }; answer: FileTicket | null }
  printToPdf: { payload: string; answer: void }
  revealInFolder: { payload: string; answer: void }
  createCatalogue: { payload: { isSample: boolean }; answer: boolean }
  openCatalogue: { payload: undefined; answer: boolean }
  openRecent: { payload: string; answer: boolean }
  recent: { payload: undefined; answer: readonly RecentCatalogue[] }
  saveSecret: { payload: { ref: string; value: string }; answer: SecretKept }
  writeClipboard: { payload: ClipboardContent; answer: void }
  setTheme: { payload: ThemeChoice; answer: void }
  setLanguage: { payload: UiLocale | null; answer: void }
  openExternal: { payload: string; answer: void }
  restartEngine: { payload: undefined; answer: void }
  tourFile: { payload: undefined; answer: FileTicket | null }
  tourReport: { payload: TourStep; answer: void }
  tourDone: { payload: boolean; answer: void }
}

export type DesktopReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: WireError }

/** Names of the three channels between preload and main; no other exists. */
export const DESKTOP_CHANNELS = { call: 'desktop:call', event: 'desktop:event', port: 'desktop:port' } as const
