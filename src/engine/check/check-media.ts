import { statSync } from 'node:fs'
import { mediaPath } from '../modules/media/index.ts'
import type { Db } from '../store/database.ts'
import type { Finding } from './finding.ts'
import { MAX_PROBLEMS } from './finding.ts'

/** Whether the bytes of every picture and document lie in the folder beside the catalogue, in their full length. */
export function checkMedia(db: Db): Finding {
  const assets = db.prepare('SELECT hash, file_name AS name, bytes FROM asset').all() as Asset[]
  const problems: string[] = []
  for (const { hash, name, bytes } of assets) {
    const found = statSync(mediaPath(`${db.name}.media`, hash), { throwIfNoEntry: false })
    if (!found) problems.push(`${name} (${hash.slice(0, 12)}…) is missing from the media folder`)
    else if (found.size !== bytes) problems.push(`${name} (${hash.slice(0, 12)}…) has ${found.size} of ${bytes} bytes`)
  }
  return { checked: assets.length, problems: problems.slice(0, MAX_PROBLEMS) }
}

interface Asset {
  readonly hash: string
  readonly name: string
  readonly bytes: number
}
