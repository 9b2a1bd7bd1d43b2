import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { readTiles } from '../../../core/kpi/tiles.ts'
import type { ReadContext, WriteContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { summaryIfAny, summaryOf } from '../../catalogue/index.ts'

export function tiles({ db }: ReadContext, { family }: Parsed<'quality.tiles'>): Result<'quality.tiles'> {
  const kept = (family === null ? undefined : keptFor(db, family)) ?? keptFor(db, '')
  return { tiles: [...readTiles(kept && JSON.parse(kept.tiles))] }
}

export function setTiles(
  { db, store }: WriteContext,
  { requestId, family, tiles: chosen }: Parsed<'quality.setTiles'>,
): Result<'quality.setTiles'> {
  const earlier = store.replyTo<{ changeSetId: number }>(requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId) }
  const { changeSetId } = store.change(
    { kind: 'tiles', label: { key: 'history.tiles', params: {} }, origin: 'user', requestId },
    (tx) => {
      const row = { family: family ?? '', tiles: JSON.stringify(chosen) }
      tx.writeRows([{ table: 'kpi_tile', id: keptFor(db, row.family)?.id ?? null, row }])
      tx.setReply({ changeSetId: tx.changeSetId })
    },
  )
  return { changeSet: summaryIfAny(db, changeSetId) }
}

function keptFor(db: Db, family: string): { readonly id: number; readonly tiles: string } | undefined {
  return db.prepare('SELECT id, tiles FROM kpi_tile WHERE family = ?').get(family) as
    | { id: number; tiles: string }
    | undefined
}
