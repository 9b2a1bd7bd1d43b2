import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { EntityRow } from '../../../store/change-tx.ts'
import { pluckStatement, prepared } from '../../../store/database.ts'

/** Says what a file shows or is, as one undoable step; nothing where it says so already. */
export function describe(
  { db, store }: WriteContext,
  { requestId, hash, altTexts, ...said }: Parsed<'media.describe'>,
): Result<'media.describe'> {
  if (store.replyTo(requestId) !== undefined) {
    const id = pluckStatement(db, 'SELECT id FROM change_set WHERE request_id = ?').get(requestId)
    return { changeSetId: (id as number | undefined) ?? null }
  }
  const row = prepared(
    db,
    `SELECT id, file_name AS name, alt_texts AS altTexts, locale, document_type, expires_on FROM asset WHERE hash = ?`,
  ).get(hash) as ({ id: number; name: string; altTexts: string } & EntityRow) | undefined
  if (!row) throw new AppError('not-found', 'This file is not in the catalogue any more.', { hash })
  const wanted: EntityRow = {
    ...(altTexts === undefined ? {} : { alt_texts: textOf(altTexts) }),
    ...(said.language === undefined ? {} : { locale: said.language }),
    ...(said.documentType === undefined ? {} : { document_type: said.documentType }),
    ...(said.expiresOn === undefined ? {} : { expires_on: said.expiresOn }),
  }
  const now: EntityRow = { ...row, alt_texts: textOf(JSON.parse(row.altTexts) as Record<string, string>) }
  const changed = Object.entries(wanted).filter(([column, value]) => now[column] !== value)
  if (changed.length === 0) return { changeSetId: null }
  const label = { key: 'history.mediaDescribed', params: { name: row.name } }
  return store.change({ kind: 'media', label, origin: 'user', requestId }, (tx) => {
    tx.writeRows([{ table: 'asset', id: row.id, row: Object.fromEntries(changed) }])
    tx.setReply(null)
    return { changeSetId: tx.changeSetId }
  }).result
}

/** Languages in order, so that the same texts are the same value; empty ones are none. */
function textOf(altTexts: Readonly<Record<string, string>>): string {
  const filled = Object.entries(altTexts).filter(([, text]) => text.trim() !== '')
  return JSON.stringify(Object.fromEntries(filled.toSorted(([one], [other]) => (one < other ? -1 : 1))))
}
