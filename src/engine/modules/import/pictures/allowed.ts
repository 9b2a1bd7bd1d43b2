import type { Parsed } from '../../../../shared/contract/index.ts'
import { openedFile } from '../../../runtime/chosen-file.ts'
import type { JobContext, WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { readRun, requireStaged, updateRun } from '../run/import-run.ts'

/** Servers that pictures of a supplier may be fetched from; true for one that may stand in our own network. */
export function allowedHosts(db: Db, supplier: string | null): ReadonlyMap<string, boolean> {
  const rows = prepared(db, 'SELECT host, is_own_network AS isOwn FROM picture_host WHERE supplier = ?').all(
    supplier ?? '',
  ) as { host: string; isOwn: number }[]
  return new Map(rows.map(({ host, isOwn }) => [host, isOwn === 1]))
}

export function allowPictures(
  { db }: WriteContext,
  { importId, hosts, isAllowed, isOwnNetwork }: Parsed<'import.allowPictures'>,
): Record<string, never> {
  const supplier = readRun(db, importId).description.supplier ?? ''
  const say = isAllowed
    ? prepared(db, 'INSERT OR REPLACE INTO picture_host (supplier, host, is_own_network) VALUES (?, ?, ?)')
    : prepared(db, 'DELETE FROM picture_host WHERE supplier = ? AND host = ?')
  db.transaction(() => {
    for (const host of hosts.map((each) => each.toLowerCase()))
      if (isAllowed) say.run(supplier, host, isOwnNetwork ? 1 : 0)
      else say.run(supplier, host)
  }).immediate()
  return {}
}

export const setPictureFolder = writeStep(
  'import.setPictureFolder',
  ({ db }: WriteContext, { importId, folder }: { importId: number; folder: string | null }): void => {
    const run = readRun(db, importId)
    requireStaged(run)
    const { pictureFolder: _, ...description } = run.description
    updateRun(db, importId, {
      description: folder === null ? description : { ...description, pictureFolder: folder },
    })
  },
)

export async function pictureFolder(
  context: JobContext,
  { importId, ticket }: Parsed<'import.pictureFolder'>,
): Promise<Record<string, never>> {
  const folder = ticket === null ? null : openedFile(context, ticket).path
  await context.run(setPictureFolder, { importId, folder })
  return {}
}
