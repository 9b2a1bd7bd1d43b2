import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { LIBRARY_PARTS } from '../../../../shared/media-library.ts'
import type { LibraryOrder, LibraryPart } from '../../../../shared/media-library.ts'
import { assertNever } from '../../../../shared/errors.ts'
import { fold } from '../../../core/text/fold.ts'
import { sortKey } from '../../../core/text/sort-key.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { KeptAsset, KeptLibrary } from './kept-library.ts'
import { expiryOf, hasAlt, isPicture, keptLibrary, listed } from './kept-library.ts'

/** A page of the library. */
export function libraryPage(context: ReadContext, input: Parsed<'media.library'>): Result<'media.library'> {
  const now = context.clock.now()
  const found = keptView(context, input, now)
  const { from, count, locale } = input
  const assets = found.slice(from, from + count).map((asset) => listed(asset, locale, now))
  return { total: found.length, from, assets }
}

/** How many files each part has. */
export function libraryCounts(
  context: ReadContext,
  { locale }: Parsed<'media.libraryCounts'>,
): Result<'media.libraryCounts'> {
  const { assets } = keptLibrary(context)
  const now = context.clock.now()
  const parts = Object.fromEntries(
    LIBRARY_PARTS.map((part) => [part, assets.filter((asset) => isIn(part, asset, locale, now)).length]),
  ) as Result<'media.libraryCounts'>['parts'] // one count for each part
  const byFormat = Map.groupBy(assets, ({ format }) => format)
  const formats = [...byFormat].flatMap(([format, all]) => (format === null ? [] : [{ format, count: all.length }]))
  return {
    parts,
    formats: formats.toSorted((one, other) => other.count - one.count || (one.format < other.format ? -1 : 1)),
    bytes: assets.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

interface KeptView {
  readonly key: string
  readonly assets: readonly KeptAsset[]
}

/** Pages of one view are asked for one after the other: the one made last is kept. */
function keptView(context: ReadContext, input: Parsed<'media.library'>, now: Date): readonly KeptAsset[] {
  const { from: _, count: __, ...view } = input
  const library = keptLibrary(context)
  const key = JSON.stringify([library.version, view, now.toISOString().slice(0, 10)])
  const kept = context.memory.get('media.view') as KeptView | undefined // set below
  if (kept?.key === key) return kept.assets
  const assets = ordered(inView(library, input, now), input.order, input.locale)
  context.memory.set('media.view', { key, assets } satisfies KeptView)
  return assets
}

function inView({ assets }: KeptLibrary, { part, search, format, locale }: Parsed<'media.library'>, now: Date) {
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '')
  return assets.filter(
    (asset) =>
      isIn(part, asset, locale, now) &&
      (format === null || asset.format === format) &&
      words.every((word) => asset.folded.includes(word)),
  )
}

function isIn(part: LibraryPart, asset: KeptAsset, locale: string | null, now: Date): boolean {
  const isShown = isPicture(asset.mediaType)
  switch (part) {
    case 'all':
      return true
    case 'pictures':
      return isShown
    case 'documents':
      return !isShown
    case 'unused':
      return !asset.isUsed
    case 'without-alt':
      return isShown && !hasAlt(asset.altIn, locale)
    case 'troubled':
      return isShown && (asset.fault !== null || asset.problems.length > 0)
    case 'expiring':
      return expiryOf(asset.expiresOn, now) !== null
    default:
      return assertNever(part)
  }
}

function ordered(assets: readonly KeptAsset[], order: LibraryOrder, locale: string | null): readonly KeptAsset[] {
  switch (order) {
    case 'newest':
      return assets // as they are kept
    case 'largest':
      return assets.toSorted((one, other) => other.bytes - one.bytes || other.id - one.id)
    case 'name': {
      const language = locale?.slice(0, 2) ?? 'en'
      const keyed = assets.map((asset) => ({ asset, key: sortKey(asset.fileName, language) }))
      keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.asset.id - other.asset.id))
      return keyed.map(({ asset }) => asset)
    }
    default:
      return assertNever(order)
  }
}
