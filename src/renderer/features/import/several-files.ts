import type { FileTicket } from '../../../shared/desktop.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { AppError } from '../../../shared/errors.ts'
import { startJob } from '../../engine/index.ts'
import type { Waiting } from './import-session.ts'
import { leaveImport, openFile, useImportSession } from './import-session.ts'

/**
 * Opens what was dropped. Files with the same columns are one import; where there is anything else among them, a list
 * says what each is, and they are taken one after the other.
 */
export async function openFiles(tickets: readonly FileTicket[]): Promise<void> {
  const [first] = tickets
  if (first === undefined) return
  useImportSession.setState({ waiting: null })
  if (tickets.length === 1) return openFile(first)
  leaveImport()
  useImportSession.setState({ phase: { kind: 'reading', fileName: first.name } })
  const outcome = await startJob('import.look', { tickets: tickets.map(({ id }) => id) })
  if (!outcome.ok) return openFile(first)
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const named = (ids: readonly string[]): FileTicket[] => ids.flatMap((id) => byId.get(id) ?? [])
  const waiting: Waiting = {
    groups: outcome.value.groups.map((group) => named(group.tickets)),
    refused: outcome.value.refused.flatMap(({ ticket, code, message, details }) =>
      named([ticket]).map((file) => ({ file, error: new AppError(code as ErrorCode, message, details as never) })),
    ),
  }
  const [only, ...others] = waiting.groups
  const isAll = others.length === 0 && waiting.refused.length === 0
  if (isAll && only !== undefined) return takeGroup(only)
  useImportSession.setState({ waiting, phase: { kind: 'empty' } })
}

/** Opens files of one layout as one import; they no longer wait. */
export function takeGroup(group: readonly FileTicket[]): Promise<void> {
  const [first, ...more] = group
  if (first === undefined) return Promise.resolve()
  useImportSession.setState(({ waiting }) => ({
    waiting: waiting && { ...waiting, groups: waiting.groups.filter((each) => each !== group) },
  }))
  return openFile(first, more)
}

/** Puts the rest away. */
export function forgetWaiting(): void {
  useImportSession.setState({ waiting: null })
}
