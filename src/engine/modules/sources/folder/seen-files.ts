import type { ReadContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import { all, get, run, sql } from '../../../store/sql.ts'

/** Files of a watched folder that were taken, or failed, by name: their stamp, and their hash where they were taken. */
export type SeenFiles = Readonly<Record<string, { readonly stamp: string; readonly hash: string | null }>>

export function seenFiles({ db }: ReadContext, sourceId: number): SeenFiles {
  const rows = all(
    db,
    sql.selectFrom('source_file').select(['name', 'stamp', 'hash']).where('source_id', '=', sourceId),
  )
  return Object.fromEntries(rows.map(({ name, stamp, hash }) => [name, { stamp, hash }]))
}

export const seenFilesStep = readStep('sources.seenFiles', 'reader', (context, { sourceId }: { sourceId: number }) =>
  seenFiles(context, sourceId),
)

/** Whether a file with these bytes was taken from this folder before, under whatever name. */
export const isTakenStep = readStep(
  'sources.isTaken',
  'reader',
  ({ db }, { sourceId, hash }: { sourceId: number; hash: string }): boolean => {
    const same = sql.selectFrom('source_file').select('name').where('source_id', '=', sourceId).where('hash', '=', hash)
    return get(db, same.limit(1)) !== undefined
  },
)

export interface SeenFile {
  readonly sourceId: number
  readonly name: string
  readonly stamp: string
  /** Null for one that failed: looked at again when it changes, or when a person asks. */
  readonly hash: string | null
}

export const noteFileStep = writeStep('sources.noteFile', ({ db }, { sourceId, name, stamp, hash }: SeenFile): void => {
  const values = { source_id: sourceId, name, stamp, hash }
  run(
    db,
    sql
      .insertInto('source_file')
      .values(values)
      .onConflict((at) => at.columns(['source_id', 'name']).doUpdateSet({ stamp, hash })),
  )
})
