import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { ApiRequest } from './routes.ts'
import type { ShopState } from './state.ts'

/** One write the shop carried out, with the moment it took for now. */
export interface JournalEntry {
  readonly sequence: number
  readonly nowMs: number
  readonly request: ApiRequest
}

/** Writing the whole shop takes longer the larger it is; between two times only the requests themselves are noted. */
const entriesPerSnapshot = 2000

/**
 * Keeps a shop in a file. A write is noted beside it before its answer leaves, so what a client was told is there
 * after a crash of the process; the file itself is replaced as a whole, now and then and on `save`.
 */
export class ShopFile {
  private readonly path: string
  private readonly journalPath: string
  private unsaved = 0

  constructor(path: string) {
    this.path = path
    this.journalPath = `${path}.journal`
    mkdirSync(dirname(path), { recursive: true })
  }

  /** The last saved state, and what has happened since; null where there is no file yet. */
  load(): { state: ShopState; entries: JournalEntry[] } | null {
    if (!existsSync(this.path)) return null
    const state = JSON.parse(readFileSync(this.path, 'utf8')) as ShopState
    if (state.format !== 1) throw new Error(`${this.path} is not a practice shop this version knows`)
    return { state, entries: this.readJournal().filter((entry) => entry.sequence > state.sequence) }
  }

  note(state: ShopState, nowMs: number, request: ApiRequest): void {
    state.sequence++
    const entry: JournalEntry = { sequence: state.sequence, nowMs, request }
    appendFileSync(this.journalPath, `${JSON.stringify(entry)}\n`)
    if (++this.unsaved >= entriesPerSnapshot) this.save(state)
  }

  save(state: ShopState): void {
    const temporary = `${this.path}.tmp`
    const file = openSync(temporary, 'w')
    try {
      writeSync(file, JSON.stringify(state))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, this.path)
    // A crash between the two leaves entries the state already holds; their numbers tell.
    rmSync(this.journalPath, { force: true })
    this.unsaved = 0
  }

  private readJournal(): JournalEntry[] {
    if (!existsSync(this.journalPath)) return []
    const lines = readFileSync(this.journalPath, 'utf8').split('\n')
    // What follows the last line break was being written when the process died; no answer was given for it.
    return lines.slice(0, -1).map((line) => JSON.parse(line) as JournalEntry)
  }
}
