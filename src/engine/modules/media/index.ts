/**
 * The bytes of pictures and documents: kept once, by content hash, in the folder beside the catalogue. An image value
 * is the hash itself; the `asset` row of that hash tells its name and size.
 * Owns: the media folder. Never decodes a picture here: that is for task processes. Its size in px is read from the first
 * bytes of the file (picture-size.ts).
 */
import type { Module } from '../../runtime/module.ts'
import { assets, takeMedia, takeStep } from './take-media.ts'

export { mediaPath, mediaTypeOf, storeMedia } from './store-media.ts'
export type { StoredMedia } from './store-media.ts'

export const mediaModule: Module = {
  name: 'media',
  queries: { 'media.assets': assets },
  jobs: { 'media.take': takeMedia },
  steps: [takeStep],
}
