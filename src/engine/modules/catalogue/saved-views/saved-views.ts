import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { viewDefinition } from '../../../../shared/contract/views.ts'
import { AppError } from '../../../../shared/errors.ts'
import { fold } from '../../../core/text/fold.ts'
import type { ReadContext, WriteContext } from '../../../runtime/module.ts'
import type { RowWrite } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { summaryIfAny, summaryOf } from '../history/summary.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly definition: string
  readonly is_default: 0 | 1
}

/** The views of the catalogue by their order; one whose definition a newer program wrote is left out. */
export function listViews({ db }: ReadContext): Result<'views.list'> {
  return {
    views: rows(db).flatMap(({ id, name, definition, is_default }) => {
      const read = viewDefinition.safeParse(JSON.parse(definition))
      return read.success ? [{ id, name, isDefault: is_default === 1, definition: read.data }] : []
    }),
  }
}

/** Makes or changes a view as one step. */
export function saveView({ db, store }: WriteContext, input: Parsed<'views.save'>): Result<'views.save'> {
  const earlier = store.replyTo<{ viewId: number; changeSetId: number }>(input.requestId)
  if (earlier) return { viewId: earlier.viewId, changeSet: summaryOf(db, earlier.changeSetId) }
  const { viewId, name, definition, isDefault } = input
  const all = rows(db)
  const before = all.find(({ id }) => id === viewId)
  if (viewId !== null && !before) throw new AppError('not-found', 'This view is not there any more.', { viewId })
  if (viewId === null && (name === undefined || definition === undefined))
    throw new AppError('invalid-input', 'A new view needs a name and what it shows.')
  const other = all.find((view) => view.id !== viewId && fold(view.name) === fold(name ?? ''))
  if (other)
    throw new AppError('conflict', `There is already a view called "${other.name}".`, {
      reason: 'view-name-taken',
      name: other.name,
    })

  const kind = viewId === null ? 'create' : name !== undefined && name !== before?.name ? 'rename' : 'update'
  const label = { key: `history.view.${kind}`, params: { name: name ?? before?.name ?? '' } }
  const { changeSetId, result } = store.change(
    { kind: 'view', label, origin: 'user', requestId: input.requestId },
    (tx) => {
      const writes: RowWrite[] = [
        ...(isDefault === true ? all.filter((view) => view.is_default === 1 && view.id !== viewId) : []).map(
          ({ id }): RowWrite => ({ table: 'saved_view', id, row: { is_default: 0 } }),
        ),
        {
          table: 'saved_view',
          id: viewId,
          row: {
            ...(name === undefined ? {} : { name }),
            ...(definition === undefined ? {} : { definition: JSON.stringify(definition) }),
            ...(isDefault === undefined ? {} : { is_default: isDefault ? 1 : 0 }),
            ...(viewId === null ? { sort_order: all.length } : {}),
          },
        },
      ]
      const written = tx.writeRows(writes).at(-1) ?? 0
      tx.setReply({ viewId: written, changeSetId: tx.changeSetId })
      return written
    },
  )
  return { viewId: result, changeSet: summaryIfAny(db, changeSetId) }
}

/** Takes a view away as one step; one that is gone already changes nothing. */
export function removeView({ db, store }: WriteContext, input: Parsed<'views.remove'>): Result<'views.remove'> {
  const earlier = store.replyTo<{ changeSetId: number }>(input.requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId) }
  const name = rows(db).find(({ id }) => id === input.viewId)?.name ?? ''
  const { changeSetId } = store.change(
    {
      kind: 'view',
      label: { key: 'history.view.remove', params: { name } },
      origin: 'user',
      requestId: input.requestId,
    },
    (tx) => {
      tx.writeRows([{ table: 'saved_view', id: input.viewId, row: null }])
      tx.setReply({ changeSetId: tx.changeSetId })
    },
  )
  return { changeSet: summaryIfAny(db, changeSetId) }
}

function rows(db: Db): Row[] {
  return db.prepare('SELECT id, name, definition, is_default FROM saved_view ORDER BY sort_order, id').all() as Row[]
}
