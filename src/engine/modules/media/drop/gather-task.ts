import { createHash } from 'node:crypto'
import { lstat, readFile, readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import { ARCHIVE_NAME, MOST_MEDIA_BYTES, PICTURE_NAME } from '../../../../shared/picture-files.ts'
import type { Task } from '../../../runtime/task.ts'
import { sniffPicture } from '../look/sniff-picture.ts'

export interface GatherInput {
  /** Files and folders that a person dropped or chose. */
  readonly places: readonly string[]
  /** Where pictures out of archives are put; made when it is needed. */
  readonly unpackInto: string
}

/** Writes the wanted files of an archive into a folder, of at most so many bytes each. The composition hands it in. */
export type Unpack = (
  path: string,
  folder: string,
  isWanted: (name: string) => boolean,
  most: number,
) => AsyncIterable<{ readonly name: string; readonly file: string; readonly size: number }>

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
  /** Archives that are not opened, and why. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
  /** There was more than is taken at once. */
  readonly isCut: boolean
}

const MOST_PICTURES = 20_000
const MOST_DEPTH = 12

/** Finds the pictures in what was dropped, by name or content, in the order of their paths. Follows no links. */
export function gatherTask(unpack: Unpack): Task<GatherInput, GatherOutput> {
  return {
    name: 'media.gather',
    run: async ({ places, unpackInto }, report) => {
      const pictures: GatheredPicture[] = []
      const refused: { path: string; reason: string }[] = []
      let others = 0
      const isFull = (): boolean => pictures.length >= MOST_PICTURES
      const visit = async (file: string, path: string, depth: number): Promise<void> => {
        if (isFull()) return
        const entry = await lstat(file)
        if (entry.isDirectory() && depth < MOST_DEPTH) {
          for (const name of (await readdir(file)).toSorted(natural.compare)) {
            if (!name.startsWith('.')) await visit(join(file, name), `${path}/${name}`, depth + 1)
          }
        } else if (entry.isFile() && ARCHIVE_NAME.test(file)) await visitArchive(file, path)
        else if (entry.isFile()) await take(file, path, entry.size)
      }
      const take = async (file: string, path: string, size: number): Promise<void> => {
        const picture = await readPicture(file, path, size)
        if (picture) report(pictures.push(picture))
        else others++
      }
      const visitArchive = async (file: string, path: string): Promise<void> => {
        const folder = join(unpackInto, String(pictures.length))
        try {
          for await (const { name, file: unpacked, size } of unpack(file, folder, isPicture, MOST_MEDIA_BYTES)) {
            if (isFull()) return
            await take(unpacked, `${path.replace(ARCHIVE_NAME, '')}/${name}`, size)
          }
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          refused.push({ path, reason: String(error.details['reason']) })
        }
      }
      for (const place of places) await visit(place, basename(place), 0)
      return { pictures, others, refused, isCut: isFull() }
    },
  }
}

/** By the name in an archive: an ending of pictures, or none; not what systems put beside files. */
function isPicture(name: string): boolean {
  if (name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')) return false
  return PICTURE_NAME.test(name) || extname(name) === ''
}

const natural = new Intl.Collator('en', { numeric: true })

async function readPicture(file: string, path: string, size: number): Promise<GatheredPicture | null> {
  const isNamed = PICTURE_NAME.test(path)
  if (size > MOST_MEDIA_BYTES) return isNamed ? { path, file, hash: null, bytes: size } : null
  const bytes = await readFile(file)
  if (!isNamed && sniffPicture(bytes) === null) return null
  return { path, file, hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}
