import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { readRun } from '../run/import-run.ts'
import { allowedHosts } from './allowed.ts'
import { waitingInStaging } from './keep-waiting.ts'
import { pictureFetched } from './fetched.ts'
import { hostCounts } from './host-counts.ts'

const NAMED = 20

interface Which {
  readonly importId: number
  readonly pictures: readonly string[]
}

/** Of some pictures, those that are not here yet. */
export const missingPictures = readStep(
  'import.missingPictures',
  'worker',
  ({ db }, { pictures }: Which): readonly string[] => {
    const isFetched = pictureFetched(db)
    return pictures.filter((picture) => isFetched(picture) === null)
  },
)

export const hostsAllowed = readStep(
  'import.hostsAllowed',
  'worker',
  ({ db }, { importId }: { importId: number }): readonly string[] => [
    ...allowedHosts(db, readRun(db, importId).description.supplier ?? null).keys(),
  ],
)

/** What a compared file names and is not here, each picture once. */
export async function countPictures(
  context: JobContext,
  { importId }: Parsed<'import.pictures'>,
): Promise<Result<'import.pictures'>> {
  const all = new Set<string>()
  let values = 0
  for (let from = 0; ;) {
    context.signal.throwIfAborted()
    const page = await context.run(waitingInStaging, { importId, from })
    for (const { pictures } of page) for (const picture of pictures) all.add(picture)
    values += page.length
    from += page.length
    if (page.length < 1_000) break
  }
  const pictures = await context.run(missingPictures, { importId, pictures: [...all] })
  const allowed = new Set(await context.run(hostsAllowed, { importId }))
  const missing = pictures.filter((picture) => picture.startsWith('missing:'))
  const addresses = pictures.filter((picture) => /^https?:/.test(picture))
  return {
    values,
    addresses: addresses.length,
    hosts: hostCounts(addresses).map((each) => ({ ...each, isAllowed: allowed.has(each.host) })),
    files: pictures.filter((picture) => picture.startsWith('file:')).length,
    missing: missing.length,
    missingNames: missing.slice(0, NAMED).map((picture) => picture.slice('missing:'.length)),
  }
}
