/**
 * The bytes of pictures and documents: kept once, by content hash, in the folder beside the catalogue. An image value
 * is the hash itself; the `asset` row of that hash tells its name and size.
 * Owns: the media folder. Never decodes a picture here: that is for task processes.
 */
export { mediaPath, mediaTypeOf, storeMedia } from './store-media.ts'
export type { StoredMedia } from './store-media.ts'
