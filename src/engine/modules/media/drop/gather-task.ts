import { createHash } from 'node:crypto'
import { lstat, readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PICTURE_NAME } from '../../../../shared/picture-name.ts'
import type { Task } from '../../../runtime/task.ts'
import { sniffPicture } from '../look/sniff-picture.ts'
import { MAX_MEDIA_BYTES } from '../store-media.ts'

export interface GatherInput {
  /** Files and folders that a person dropped or chose. */
  readonly places: readonly string[]
}

export interface GatheredPicture {
  /** From what was dropped on, folders in front, parted by `/`. */
  readonly path: string
  readonly file: string
  /** Null of what is larger than may be taken, and was not read. */
  readonly hash: string | null
  readonly bytes: number
}

export interface GatherOutput {
  readonly pictures: readonly GatheredPicture[]
  /** Files that are no pictures, by name or content. */
  readonly others: number
  /** There was more than is taken at once. */
  readonly isCut: boolean
}

const MOST_PICTURES = 20_000
const MOST_DEPTH = 12

/** Finds the pictures in what was dropped, by name or content, in the order of their paths. Follows no links. */
export const gatherTask: Task<GatherInput, GatherOutput> = {
  name: 'media.gather',
  run: async ({ places }, report) => {
    const pictures: GatheredPicture[] = []
    let others = 0
    const visit = async (file: string, path: string, depth: number): Promise<void> => {
      if (pictures.length >= MOST_PICTURES) return
      const entry = await lstat(file)
      if (entry.isDirectory() && depth < MOST_DEPTH) {
        for (const name of (await readdir(file)).toSorted(natural.compare)) {
          if (!name.startsWith('.')) await visit(join(file, name), `${path}/${name}`, depth + 1)
        }
      } else if (entry.isFile()) {
        const picture = await readPicture(file, path, entry.size)
        if (picture) report(pictures.push(picture))
        else others++
      }
    }
    for (const place of places) await visit(place, basename(place), 0)
    return { pictures, others, isCut: pictures.length >= MOST_PICTURES }
  },
}

const natural = new Intl.Collator('en', { numeric: true })

async function readPicture(file: string, path: string, size: number): Promise<GatheredPicture | null> {
  const isNamed = PICTURE_NAME.test(path)
  if (size > MAX_MEDIA_BYTES) return isNamed ? { path, file, hash: null, bytes: size } : null
  const bytes = await readFile(file)
  if (!isNamed && sniffPicture(bytes) === null) return null
  return { path, file, hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}
