import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { PictureFacts } from '../../../../shared/contract/media.ts'
import type { ReadContext, WriteContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'

/** Of the way pictures are looked at: raised when facts, fingerprints or thumbnails are made otherwise. */
const WAY = 1
/** The bytes were not there: to be looked at again when the catalogue is next opened. */
const NO_WAY = 0

export interface UnseenPicture {
  readonly assetId: number
  readonly hash: string
}

/** Stored files from some asset on that nobody has looked at this way, in the order they came. Documents are left out. */
export const unseenStep = readStep(
  'media.unseen',
  'reader',
  ({ db }: ReadContext, { after, limit }: { after: number; limit: number }): UnseenPicture[] =>
    prepared(
      db,
      `SELECT id AS assetId, hash FROM asset
       WHERE id > ? AND media_type <> 'application/pdf'
       AND NOT EXISTS (SELECT 1 FROM picture_facts seen WHERE seen.hash = asset.hash AND seen.way = ${WAY})
       ORDER BY id LIMIT ?`,
    ).all(after, limit) as UnseenPicture[],
)

export interface KeptFacts {
  readonly hash: string
  readonly facts: PictureFacts
  readonly fingerprint: Uint8Array | null
}

/** Keeps what was seen. Facts of bytes, found again when lost: no step of the history. */
export const keepFactsStep = writeStep('media.keepFacts', ({ db }: WriteContext, seen: readonly KeptFacts[]): void => {
  const insert = prepared(
    db,
    `INSERT OR REPLACE INTO picture_facts (hash, way, fault, format, width, height, colours, bit_depth, has_alpha, frames,
     warnings, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  db.transaction(() => {
    for (const { hash, facts, fingerprint } of seen) {
      const { fault, format, width, height, colours, bitDepth, hasAlpha, frames, warnings } = facts
      const way = fault === 'missing' ? NO_WAY : WAY
      const rest = [bitDepth, hasAlpha ? 1 : 0, frames, JSON.stringify(warnings)]
      insert.run(hash, way, fault, format, width, height, colours, ...rest, fingerprint)
    }
  })()
})

interface FactsRow extends Omit<PictureFacts, 'hasAlpha' | 'warnings'> {
  readonly hash: string
  readonly hasAlpha: number
  readonly warnings: string
}

/** What was seen in pictures, by hash. */
export function pictureFacts({ db }: ReadContext, { hashes }: Parsed<'media.facts'>): Result<'media.facts'> {
  return { pictures: Object.fromEntries(factsOf(db, hashes)) }
}

/** What was seen in pictures, by hash; however many. */
export function factsOf(db: Db, hashes: readonly string[]): Map<string, PictureFacts> {
  const rows = prepared(
    db,
    `SELECT hash, fault, format, width, height, colours, bit_depth AS bitDepth, has_alpha AS hasAlpha, frames, warnings
     FROM picture_facts WHERE hash IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(hashes)) as FactsRow[]
  return new Map(
    rows.map(({ hash, hasAlpha, warnings, ...facts }) => [
      hash,
      // Written by keepFactsStep in the contract's shape.
      { ...facts, hasAlpha: hasAlpha === 1, warnings: JSON.parse(warnings) as PictureFacts['warnings'] },
    ]),
  )
}

export function fingerprintsOf(db: Db, hashes: readonly string[]): Map<string, Uint8Array> {
  const rows = prepared(
    db,
    `SELECT hash, fingerprint FROM picture_facts
     WHERE fingerprint IS NOT NULL AND hash IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(hashes)) as { hash: string; fingerprint: Uint8Array }[]
  return new Map(rows.map(({ hash, fingerprint }) => [hash, fingerprint]))
}

/** Those of some pictures that were looked at this way. */
export const knownFactsStep = readStep(
  'media.knownFacts',
  'reader',
  ({ db }: ReadContext, hashes: readonly string[]): string[] =>
    prepared(
      db,
      `SELECT hash FROM picture_facts WHERE way = ${WAY} AND hash IN (SELECT value FROM json_each(?))`,
      'pluck',
    ).all(JSON.stringify(hashes)) as string[],
)
