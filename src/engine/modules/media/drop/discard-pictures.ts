import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { JobContext, WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { thumbnailPath } from '../store-media.ts'
import { dropPath, readDrop, unpackedFolder } from './drop-file.ts'

/** Forgets what was seen in pictures that are not in the catalogue, and tells which these are. */
export const forgetStep = writeStep('media.forget', ({ db }: WriteContext, hashes: readonly string[]): string[] =>
  forget(db, hashes),
)

function forget(db: Db, hashes: readonly string[]): string[] {
  const forgetFacts = prepared(
    db,
    `DELETE FROM picture_facts WHERE hash IN (SELECT value FROM json_each(?))
     AND hash NOT IN (SELECT hash FROM asset)`,
  )
  const strangers = prepared(
    db,
    'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT hash FROM asset)',
    'pluck',
  ).all(JSON.stringify(hashes)) as string[]
  forgetFacts.run(JSON.stringify(hashes))
  return strangers
}

/** A board that is open over night is still open in the morning; what is older nobody comes back to. */
const KEPT_MS = 24 * 3_600_000

/** Clears drops that were left behind: by a crash, or by closing the app with pictures on the board. */
export function clearOldDrops({ db, clock }: Pick<WriteContext, 'db' | 'clock'>): void {
  const work = `${db.name}.work`
  const names = existsSync(work)
    ? readdirSync(work).filter((name) => /^pictures-[0-9a-f-]{36}$/.test(parse(name).name))
    : []
  for (const name of names) {
    const path = join(work, name)
    if (clock.now().getTime() - statSync(path).mtimeMs < KEPT_MS) continue
    if (name.endsWith('.json')) {
      const hashes = readDrop(path).flatMap(({ hash }) => hash ?? [])
      for (const hash of forget(db, hashes)) rmSync(thumbnailPath(`${db.name}.media`, hash), { force: true })
    }
    rmSync(path, { recursive: true, force: true })
  }
}

/**
 * Puts a drop away: its file, what came out of archives, and facts and thumbnails of pictures that the catalogue does
 * not hold. The files a person dropped are not touched.
 */
export async function discardPictures(
  context: Pick<JobContext, 'paths' | 'run'>,
  { dropId }: Parsed<'media.discardPictures'>,
): Promise<Result<'media.discardPictures'>> {
  const { paths, run } = context
  const drop = dropPath(paths.work, dropId)
  const hashes = readDrop(drop).flatMap(({ hash }) => hash ?? [])
  const strangers = await run(forgetStep, hashes)
  for (const hash of strangers) await rm(thumbnailPath(paths.media, hash), { force: true })
  await rm(unpackedFolder(paths.work, dropId), { recursive: true, force: true })
  await rm(drop, { force: true })
  return { cleared: strangers.length }
}
