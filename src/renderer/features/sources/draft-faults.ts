import { takesSecret } from './draft-place.ts'
import { isTime, isWhole } from './draft-schedule.ts'
import { fieldFaults } from './field-draft.ts'
import type { SourceDraft } from './source-draft.ts'

/** Told to fields: what is wrong with one, once a save was tried. */
export type FaultText = (field: DraftFault) => string | undefined

export type DraftFault =
  | 'name'
  | 'url'
  | 'host'
  | 'path'
  | 'username'
  | 'secret'
  | 'header'
  | 'pages'
  | 'time'
  | 'number'
  | 'folder'
  | 'fields'
  | 'priceJumpPercent'
  | 'goneLimitPercent'

/** What is missing or cannot be right; empty when the source can be saved. */
export function faultsOf(draft: SourceDraft, hasSecret: boolean): readonly DraftFault[] {
  const faults: DraftFault[] = []
  const need = (fault: DraftFault, isFine: boolean): void => {
    if (!isFine) faults.push(fault)
  }
  need('name', draft.name.trim() !== '')
  if (takesSecret(draft)) need('secret', hasSecret || draft.secret.trim() !== '')
  if (draft.kind === 'http') {
    need('url', /^https?:\/\/[^\s/@?#]+(?:[/?#]\S*)?$/i.test(draft.url.trim()) && URL.canParse(draft.url.trim()))
    if (draft.auth === 'header') need('header', /^[A-Za-z0-9-]{1,100}$/.test(draft.header.trim()))
    if (draft.pages === 'number' || draft.pages === 'cursor') need('pages', draft.parameter.trim() !== '')
    if (draft.pages === 'cursor' || draft.pages === 'next-url') need('pages', draft.pagePath.trim() !== '')
    if (draft.pages === 'number')
      need('number', isWhole(draft.first, 0, 1_000_000) && isWhole(draft.step, 1, 1_000_000))
  }
  if (draft.kind === 'ftp' || draft.kind === 'sftp') {
    need('host', /^[^\s/@?#]+$/.test(draft.host.trim()))
    need('path', draft.path.trim() !== '')
    need('number', draft.port.trim() === '' || isWhole(draft.port, 1, 65_535))
    if (draft.kind === 'sftp') need('username', draft.username.trim() !== '')
    if (draft.after === 'move') need('folder', draft.afterFolder.trim() !== '')
  }
  if (draft.kind === 'folder') need('folder', draft.folder !== '' || draft.folderTicket !== null)
  else {
    if (draft.schedule === 'interval') need('number', isWhole(draft.minutes, 1, 1_440))
    if (draft.schedule === 'month') need('number', isWhole(draft.day, 1, 31))
    if (draft.schedule === 'days' || draft.schedule === 'month') need('time', isTime(draft.time))
  }
  if (draft.fields !== null) need('fields', fieldFaults(draft.fields).length === 0)
  for (const [name, most] of [
    ['priceJumpPercent', 1_000],
    ['goneLimitPercent', 100],
  ] as const)
    need(name, draft.rules[name] === null || draft.rules[name] <= most)
  return faults
}
