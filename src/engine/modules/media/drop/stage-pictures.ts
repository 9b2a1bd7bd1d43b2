import { randomUUID } from 'node:crypto'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { PictureFacts } from '../../../../shared/contract/media.ts'
import { MATCH_KINDS, PICTURE_PROBLEMS } from '../../../../shared/contract/media.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { DroppedPicture } from '../../../core/media/match-pictures.ts'
import { matchPictures } from '../../../core/media/match-pictures.ts'
import { pictureProblems } from '../../../core/media/picture-problems.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { KeptFacts } from '../look/facts-store.ts'
import { factsOf, fingerprintsOf, keepFactsStep, knownFactsStep } from '../look/facts-store.ts'
import { lookAtFiles } from '../look/look-at-files.ts'
import { unseen } from '../look/look-at-picture.ts'
import { thumbnailPath } from '../store-media.ts'
import type { StagedPicture } from './drop-file.ts'
import { dropPath, isTroubled, unpackedFolder, writeDrop } from './drop-file.ts'
import type { GatherInput, GatherOutput, GatheredPicture } from './gather-task.ts'
import { readKnownPictures, readPictureProducts } from './picture-sources.ts'

interface MatchInput {
  readonly dropPath: string
  readonly pictures: readonly GatheredPicture[]
}

type Counts = Pick<Result<'media.stagePictures'>, 'kinds' | 'problems' | 'troubled'>

/** Finds the product of each picture, and leaves the drop in the work folder. One walk over the catalogue. */
export const matchStep = readStep('media.match', 'worker', (context: ReadContext, input: MatchInput): Counts => {
  const { db, structure } = context
  const hashes = input.pictures.flatMap(({ hash }) => hash ?? [])
  const facts = factsOf(db, hashes)
  const fingerprints = fingerprintsOf(db, hashes)
  const seenOf = ({ hash }: GatheredPicture): PictureFacts =>
    hash === null ? unseen('too-large', null).facts : (facts.get(hash) ?? unseen('unreadable', null).facts)
  const visible = input.pictures.filter((picture) => seenOf(picture).fault === null)
  const dropped = visible.map(({ path, hash }): DroppedPicture => {
    return { path, hash: hash ?? '', fingerprint: fingerprints.get(hash ?? '') ?? null }
  })
  const products = readPictureProducts(db, structure())
  const matches = matchPictures(dropped, products, readKnownPictures(db, structure()))
  const matchOf = new Map(visible.map((picture, index) => [picture, matches[index] ?? null]))
  const staged = input.pictures.map((picture): StagedPicture => {
    return { ...picture, facts: seenOf(picture), match: matchOf.get(picture) ?? null }
  })
  writeDrop(input.dropPath, staged)
  return countsOf(staged)
})

function countsOf(staged: readonly StagedPicture[]): Counts {
  const problems = staged.flatMap(({ facts, path }) => pictureProblems(facts, path))
  const count = <T extends string>(codes: readonly T[], found: readonly T[]): Record<T, number> =>
    // `codes` are all there are of T.
    Object.fromEntries(codes.map((code) => [code, found.filter((each) => each === code).length])) as Record<T, number>
  return {
    kinds: count(
      MATCH_KINDS,
      staged.map(({ match }) => match?.kind ?? 'unseen'),
    ),
    problems: count(PICTURE_PROBLEMS, problems),
    troubled: staged.filter(isTroubled).length,
  }
}

/** Looked at in one go before they are kept: what a cancel loses is looked at again. */
const BATCH = 64

/** Files and folders that a person dropped: read and looked at in task processes, matched on the worker thread. */
export async function stagePictures(
  context: JobContext,
  { tickets }: Parsed<'media.stagePictures'>,
): Promise<Result<'media.stagePictures'>> {
  const { tasks, signal, paths, run } = context
  const places = tickets.map((ticket) => {
    const file = context.tickets.resolve(ticket)
    if (!file) throw new AppError('not-found', 'This file is not there any more; choose it again.', { ticket })
    return file.path
  })
  const progress = (step: string, done: number, total: number | null): void =>
    context.progress({ step, done, total, waitingSeconds: null })
  const dropId = randomUUID()
  const gathering: GatherInput = { places, unpackInto: unpackedFolder(paths.work, dropId) }
  const { pictures, others, refused, isCut } = await tasks.run<GatherOutput>('media.gather', gathering, {
    signal,
    onProgress: (count) => progress('media.gather', Number(count), null),
  })
  const [archive] = refused
  if (pictures.length === 0 && archive) {
    throw new AppError('source-unreadable', `${archive.path} was not opened: ${archive.reason}.`, { ...archive })
  }
  const byHash = new Map(pictures.flatMap(({ hash, file }) => (hash === null ? [] : [[hash, file] as const])))
  const known = new Set(await run(knownFactsStep, [...byHash.keys()]))
  const files = [...byHash]
    .filter(([hash]) => !known.has(hash))
    .map(([hash, path]) => ({ hash, path, thumbnail: thumbnailPath(paths.media, hash) }))
  for (let from = 0; from < files.length; from += BATCH) {
    const seen: KeptFacts[] = []
    await lookAtFiles(tasks, files.slice(from, from + BATCH), signal, (each) => {
      progress('media.look', from + seen.push(each), files.length)
    })
    await run(keepFactsStep, seen)
  }
  signal.throwIfAborted()
  const counts = await run(matchStep, { dropPath: dropPath(paths.work, dropId), pictures })
  return { dropId, pictures: pictures.length, ...counts, others, refused: [...refused], isCut }
}
