import { type PictureRef, pictureRefs, refText } from '../pictures/picture-refs.ts'
import type { Attribute } from '../structure/model.ts'
import { problem } from '../values/problem.ts'
import { accept, EMPTY, refuse } from '../values/read-value.ts'
import type { TextReader } from '../values/reader.ts'
import type { TypedReader } from './typed-reader.ts'

/** The hash of the picture that a file names; null for one whose bytes are not here yet. */
export type PictureFinder = (ref: PictureRef) => string | null

/** The code of what is no refusal: a value that comes in once its pictures are here. */
export const PICTURE_WAITS = 'picture-waits'

/** Pictures by their bytes alone, in whatever form a list is written, as our own exports do. */
const STORED = /^\W*[0-9a-f]{64}(?:\W+[0-9a-f]{64})*\W*$/
const SEVERAL = /[0-9a-f]\W+[0-9a-f]/

/**
 * Reads what names pictures. Where all of them are here it is a value like any other; else it is left out as
 * `picture-waits`, with `refs`, all that the value is to hold, a line each. Of several an image takes the first.
 */
export function pictureReader(plain: TextReader, attribute: Attribute, find: PictureFinder | undefined): TypedReader {
  return (text) => {
    if (STORED.test(text) && (attribute.type !== 'image' || !SEVERAL.test(text))) return plain(text)
    const all = pictureRefs(text)
    if (all === null)
      return refuse(problem('picture-not-stored', 'This names no picture: neither an address nor a file of one.'))
    const refs = attribute.type === 'asset-collection' ? all : all.slice(0, 1)
    const hashes = refs.map((ref) => (ref.kind === 'hash' ? ref.hash : (find?.(ref) ?? null)))
    if (hashes.includes(null)) {
      const names = refs.map(refText)
      const message = `${names.length} pictures of this value are fetched once the import is done.`
      return refuse(problem(PICTURE_WAITS, message, { count: names.length, refs: names.join('\n') }))
    }
    if (hashes.length === 0) return EMPTY
    return attribute.type === 'asset-collection'
      ? accept(JSON.stringify([...new Set(hashes)]))
      : plain(hashes.join('\n'))
  }
}
