/**
 * The bytes of pictures and documents: kept once, by content hash, in the folder beside the catalogue. An image value
 * is the hash itself; the `asset` row of that hash tells its name and size. What is seen in a picture (look/) is kept
 * beside it, with a thumbnail. Files and folders of pictures find their products in drop/.
 * Owns: the media folder. Never decodes a picture here: that is for task processes. Tables: asset, picture_facts.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { attachPictures, skusStep } from './drop/attach-pictures.ts'
import { attachStep } from './drop/attach-step.ts'
import { clearOldDrops, discardPictures, forgetStep } from './drop/discard-pictures.ts'
import { matchStep, stagePictures } from './drop/stage-pictures.ts'
import { stagedPictures } from './drop/staged-pictures.ts'
import { keepFactsStep, knownFactsStep, pictureFacts, unseenStep } from './look/facts-store.ts'
import { asset } from './library/asset.ts'
import { describe } from './library/describe.ts'
import { libraryCounts, libraryPage } from './library/library.ts'
import { replaceMedia, replaceSteps } from './library/replace-media.ts'
import { useProjection } from './library/use-projection.ts'
import { keepFacts } from './look/keep-facts.ts'
import { assets, takeMedia, takeStep } from './take-media.ts'

// For pictures that files name: looked at and taken like those that are dropped.
export { lookAtFiles } from './look/look-at-files.ts'
export type { FileToSee } from './look/look-at-files.ts'
export { keepFactsStep } from './look/facts-store.ts'
export type { KeptFacts } from './look/facts-store.ts'
export { takeStep } from './take-media.ts'
export { mediaPath, mediaTypeOf, storeMedia, thumbnailPath } from './store-media.ts'
export type { StoredMedia } from './store-media.ts'

export const mediaModule: Module = {
  name: 'media',
  queries: {
    'media.assets': assets,
    'media.facts': pictureFacts,
    'media.stagedPictures': stagedPictures,
    'media.library': libraryPage,
    'media.libraryCounts': libraryCounts,
    'media.asset': asset,
  },
  commands: { 'media.describe': describe },
  jobs: {
    'media.take': takeMedia,
    'media.stagePictures': stagePictures,
    'media.attachPictures': attachPictures,
    'media.discardPictures': discardPictures,
    'media.replace': replaceMedia,
  },
  steps: [
    takeStep,
    unseenStep,
    keepFactsStep,
    knownFactsStep,
    matchStep,
    attachStep,
    skusStep,
    forgetStep,
    ...replaceSteps,
  ] as readonly Step<never, unknown>[],
  projections: [useProjection],
  recover: clearOldDrops,
  resident: keepFacts,
}
