/**
 * The bytes of pictures and documents: kept once, by content hash, in the folder beside the catalogue. An image value
 * is the hash itself; the `asset` row of that hash tells its name and size. What is seen in a picture (look/) is kept
 * beside it, with a thumbnail.
 * Owns: the media folder. Never decodes a picture here: that is for task processes. Tables: asset, picture_facts.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { keepFactsStep, pictureFacts, unseenStep } from './look/facts-store.ts'
import { keepFacts } from './look/keep-facts.ts'
import { assets, takeMedia, takeStep } from './take-media.ts'

export { mediaPath, mediaTypeOf, storeMedia } from './store-media.ts'
export type { StoredMedia } from './store-media.ts'

export const mediaModule: Module = {
  name: 'media',
  queries: { 'media.assets': assets, 'media.facts': pictureFacts },
  jobs: { 'media.take': takeMedia },
  steps: [takeStep, unseenStep, keepFactsStep] as readonly Step<never, unknown>[],
  resident: keepFacts,
}
