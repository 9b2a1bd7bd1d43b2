import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The name of a media file: SHA-256 in hex. Nothing else ever becomes part of a path. */
export const MEDIA_HASH = /^[0-9a-f]{64}$/

/** Where a media file lies: `<folder>/<first two digits>/<hash>`. Null when it is not there. */
export async function findMedia(folder: string, hash: string): Promise<string | null> {
  if (!MEDIA_HASH.test(hash)) return null
  const file = join(folder, hash.slice(0, 2), hash)
  return access(file).then(
    () => file,
    () => null,
  )
}

/** A picture that was just taken in has its thumbnail within a second or two, many at once in turn. */
const LOOKS = 60
const LOOK_MS = 250

/**
 * Where the thumbnail of a picture lies: `<folder>/thumbnails/<first two digits>/<hash>`; also of one that was dropped
 * and is not in the catalogue yet. Waits 15 s for one of a media file that is still being made; null after that, and at
 * once where there is no such file, or nothing that can be seen in it.
 */
export async function awaitThumbnail(folder: string, hash: string): Promise<string | null> {
  for (let look = 0; look < LOOKS; look++) {
    const file = await findMedia(join(folder, 'thumbnails'), hash)
    if (file !== null) return (await stat(file)).size > 0 ? file : null
    if ((await findMedia(folder, hash)) === null) return null
    await sleep(LOOK_MS, undefined, { ref: false }) // an app that is to end does not wait for pictures
  }
  return null
}

/**
 * The picture type that the first bytes show; anything unknown is served as a plain download. SVG is left out on
 * purpose: it can hold scripts.
 */
export function mediaType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  if (head.slice(4, 12) === 'ftypavif') return 'image/avif'
  return 'application/octet-stream'
}
