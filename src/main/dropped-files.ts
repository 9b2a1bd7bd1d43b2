import { open, readdir } from 'node:fs/promises'
import { basename, extname, isAbsolute, join } from 'node:path'
import type { DroppedTickets, FileTicket } from '../shared/desktop.ts'
import { ARCHIVE_NAME, PICTURE_NAME } from '../shared/picture-files.ts'
import type { FileTickets } from './file-tickets.ts'
import { mediaType } from './security/media-files.ts'

/** More files nobody drops on purpose; the number of the others is told. */
const FILES_MOST = 500
/** Folders in folders: deliveries lie one or two deep, a whole disk is no delivery. */
const DEEPEST = 4
/** Entries looked at, so that a disk dropped by mistake is given up soon. */
const ENTRIES_MOST = 20_000

interface Found {
  readonly path: string
  /** As the person knows it: with the folders from the dropped one on. */
  readonly name: string
}

/**
 * Tickets for all that was dropped at once, the files of folders too, by name; what is hidden is left out. Pictures are
 * only counted: of them, and of archives, what was dropped has the ticket, since a folder's name may name its product.
 */
export async function ticketsForDropped(tickets: FileTickets, paths: readonly string[]): Promise<DroppedTickets> {
  const found: Found[] = []
  const places: FileTicket[] = []
  let pictures = 0
  for (const path of paths) {
    const inside = isAbsolute(path) ? await filesIn(path, basename(path), 1, found.length) : null
    const files = inside ?? [{ path, name: basename(path) }]
    const others: Found[] = []
    for (const file of files) if (!(await isForBoard(file))) others.push(file) // one open file at a time
    found.push(...others)
    if (others.length === files.length) continue
    const place = inside === null ? await tickets.forReading(path) : await tickets.forFolder(path)
    if (place === null) continue
    places.push(place)
    pictures += files.length - others.length
  }
  const issued: FileTicket[] = []
  for (const { path, name } of found.slice(0, FILES_MOST)) {
    const ticket = await tickets.forReading(path)
    if (ticket !== null) issued.push({ ...ticket, name })
  }
  return { tickets: issued, left: found.length - issued.length, pictures: { count: pictures, places } }
}

/** Pictures and archives by their ending; what has none, as cameras and web shops leave files, by its first bytes. */
async function isForBoard({ path, name }: Found): Promise<boolean> {
  if (PICTURE_NAME.test(name) || ARCHIVE_NAME.test(name)) return true
  return extname(name) === '' && mediaType(await firstBytes(path)).startsWith('image/')
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => null)
  try {
    return file === null ? Buffer.of() : (await file.read(Buffer.alloc(16), 0, 16, 0)).buffer
  } catch {
    return Buffer.of() // a folder, or nothing that can be read: the ticket will say so
  } finally {
    await file?.close()
  }
}

/** Null for what is no folder. */
async function filesIn(folder: string, name: string, depth: number, before: number): Promise<Found[] | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (entries === null) return null
  const found: Found[] = []
  for (const entry of entries.toSorted((a, b) => compare(a.name, b.name))) {
    // What systems and office programs leave beside files: .DS_Store, ~$prices.xlsx, Thumbs.db.
    if (/^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini)$/i.test(entry.name)) continue
    if (before + found.length >= ENTRIES_MOST) break
    const [path, shown] = [join(folder, entry.name), `${name}/${entry.name}`]
    if (entry.isFile()) found.push({ path, name: shown })
    else if (entry.isDirectory() && depth < DEEPEST)
      found.push(...((await filesIn(path, shown, depth + 1, before + found.length)) ?? []))
  }
  return found
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
