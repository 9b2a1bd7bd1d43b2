import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JobContext, ReadContext, WriteContext } from '../../runtime/module.ts'
import { writeStep } from '../../runtime/module.ts'
import { prepared } from '../../store/database.ts'
import { storeMedia } from './store-media.ts'

type Taken = Result<'media.take'>

interface TakeInput {
  readonly path: string
  readonly folder: string
  /** The hash the file had when it was looked at. */
  readonly expected?: string
}

/**
 * Stores the bytes and, the first time, the row that knows their name and size. Not a step that undo would take back.
 * Null where the file is not as expected, or not there: nothing is stored then.
 */
export const takeStep = writeStep(
  'media.take',
  ({ db, store }: WriteContext, { path, folder, expected }: TakeInput): Taken | null => {
    const taken = storeMedia(path, folder, expected)
    if (!taken) return null
    const isKnown = prepared(db, 'SELECT 1 FROM asset WHERE hash = ?').get(taken.hash) !== undefined
    if (isKnown) return taken
    const { hash, fileName, mediaType, ...size } = taken
    const label = { key: 'history.media', params: { name: fileName } }
    store.change({ kind: 'media', label, origin: 'user', isUndoable: false }, (tx) =>
      tx.writeRows([{ table: 'asset', id: null, row: { hash, file_name: fileName, media_type: mediaType, ...size } }]),
    )
    return taken
  },
)

/** A file that a person dropped or chose, into the catalogue. */
export async function takeMedia(context: JobContext, { ticket }: Parsed<'media.take'>): Promise<Taken> {
  const file = context.tickets.resolve(ticket)
  if (!file) throw new AppError('not-found', 'This file is not there any more; choose it again.', { ticket })
  const taken = await context.run(takeStep, { path: file.path, folder: context.paths.media })
  if (!taken) throw new Error('A file was refused that nothing was expected of')
  return taken
}

/** Names, types and sizes of stored files, by hash. */
export function assets({ db }: ReadContext, { hashes }: Parsed<'media.assets'>): Result<'media.assets'> {
  const rows = prepared(
    db,
    `SELECT hash, file_name AS fileName, media_type AS mediaType, bytes, width, height FROM asset
     WHERE hash IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(hashes)) as ({ hash: string } & Result<'media.assets'>['assets'][string])[]
  return { assets: Object.fromEntries(rows.map(({ hash, ...facts }) => [hash, facts])) }
}
