import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { DocumentType } from '../../../../shared/media-library.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'
import { briefReader } from '../../catalogue/index.ts'
import { factsOf } from '../look/facts-store.ts'
import { keptLibrary, listed } from './kept-library.ts'

/** Products that are told of one file; more are found by their number. */
const USES_SHOWN = 200

/** One file with all that is known of it; nothing but its hash where it is not in the catalogue. */
export function asset(context: ReadContext, { hash, locale }: Parsed<'media.asset'>): Result<'media.asset'> {
  const { db, clock } = context
  const row = prepared(
    db,
    'SELECT alt_texts AS altTexts, locale AS language, document_type AS documentType FROM asset WHERE hash = ?',
  ).get(hash) as { altTexts: string; language: string | null; documentType: DocumentType | null } | undefined
  const kept = row && keptLibrary(context).assets.find((each) => each.hash === hash)
  const { products, inBin } = prepared(
    db,
    `SELECT COUNT(*) FILTER (WHERE p.deleted_at IS NULL) AS products, COUNT(*) FILTER (WHERE p.deleted_at IS NOT NULL) AS inBin
     FROM product p WHERE p.id IN (SELECT product_id FROM media_use WHERE hash = ?)`,
  ).get(hash) as { products: number; inBin: number }
  return {
    asset: kept ? listed(kept, locale, clock.now()) : null,
    altTexts: row ? (JSON.parse(row.altTexts) as Record<string, string>) : {}, // written by describe.ts and imports
    language: row?.language ?? null,
    documentType: row?.documentType ?? null,
    facts: factsOf(db, [hash]).get(hash) ?? null,
    products,
    inBin,
    uses: usesOf(context, hash, locale),
  }
}

function usesOf({ db, structure }: ReadContext, hash: string, locale: string | null): Result<'media.asset'>['uses'] {
  const model = structure()
  const ids = prepared(
    db,
    `SELECT p.id FROM product p WHERE p.deleted_at IS NULL AND p.id IN (SELECT product_id FROM media_use WHERE hash = ?)
     ORDER BY p.sku LIMIT ${USES_SHOWN}`,
    'pluck',
  ).all(hash) as number[]
  const slots = prepared(db, 'SELECT slot_id FROM media_use WHERE hash = ? AND product_id = ?', 'pluck')
  return briefReader(
    db,
    model,
    locale,
  )(ids).map(({ id, sku, name }) => {
    const columns = (slots.all(hash, id) as number[]).flatMap((slotId) => model.slotsById.get(slotId)?.key ?? [])
    return { productId: id, sku, name, columns }
  })
}
