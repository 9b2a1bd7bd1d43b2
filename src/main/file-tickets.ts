import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import type { EngineTicket } from '../shared/control.ts'
import type { FileTicket } from '../shared/desktop.ts'

/** More than a person drops at once, loose pictures too; the oldest go first. */
const MAX_TICKETS = 20_000

export interface FileTickets {
  /** A ticket for a file that is there. Null for folders, devices, pipes and what cannot be seen. */
  forReading(path: string): Promise<FileTicket | null>
  /** A ticket for a folder to watch. Null for what is none. */
  forFolder(path: string): Promise<FileTicket | null>
  forWriting(path: string): Promise<FileTicket>
  pathOf(ticketId: string): string | null
  /** Null for a ticket that is not one to write to: what a person dropped is never written over. */
  targetOf(ticketId: string): string | null
}

/** Turns paths that a person chose into ids. Only the engine (through `keep`) and main learn the path behind one. */
export function createFileTickets(keep: (ticket: EngineTicket) => Promise<void>): FileTickets {
  const paths = new Map<string, string>()
  const targets = new Set<string>()

  const issue = async (path: string, access: EngineTicket['access'], size: number): Promise<FileTicket> => {
    const id = randomUUID()
    const name = basename(path)
    paths.set(id, path)
    const oldest = paths.size > MAX_TICKETS ? paths.keys().next().value : undefined
    if (access === 'write') targets.add(id)
    if (oldest !== undefined) {
      paths.delete(oldest)
      targets.delete(oldest)
    }
    await keep({ id, path, name, access })
    return { id, name, size }
  }

  return {
    forReading: async (path) => {
      if (!isAbsolute(path)) return null
      const found = await stat(path).catch(() => null)
      return found?.isFile() ? issue(path, 'read', found.size) : null
    },
    forFolder: async (path) => {
      if (!isAbsolute(path)) return null
      const found = await stat(path).catch(() => null)
      return found?.isDirectory() ? issue(path, 'read', 0) : null
    },
    forWriting: (path) => issue(path, 'write', 0),
    pathOf: (ticketId) => paths.get(ticketId) ?? null,
    targetOf: (ticketId) => (targets.has(ticketId) ? (paths.get(ticketId) ?? null) : null),
  }
}
