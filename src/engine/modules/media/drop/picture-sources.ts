import type { PictureProduct } from '../../../core/media/code-hits.ts'
import type { KnownPicture } from '../../../core/media/match-pictures.ts'
import { isGtinAttribute } from '../../../core/identifiers/gtin.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'

/** Every product that pictures may be of, with its codes and names. One walk over the catalogue: for the worker thread. */
export function readPictureProducts(db: Db, structure: StructureModel): PictureProduct[] {
  const labels = new Set(['name', ...[...structure.families.values()].flatMap((family) => family.labelAttribute ?? [])])
  const slots = [...structure.slots.values()]
  const names = slots.filter(({ attribute }) => attribute !== null && labels.has(attribute.code))
  const gtins = slots.filter(({ attribute }) => attribute !== null && isGtinAttribute(attribute.code))
  const columns = [...gtins, ...names].map(slotExpression)
  const rows = prepared(
    db,
    `SELECT ${['p.id', 'p.sku', 'p.parent_id', ...columns].join(', ')} FROM product p WHERE p.deleted_at IS NULL ORDER BY p.id`,
    'raw',
  ).iterate() as Iterable<[number, string, number | null, ...(string | null)[]]>
  const filled = (texts: readonly (string | null)[]): string[] => texts.filter((text) => text !== null)
  return Array.from(rows, ([id, sku, parentId, ...texts]) => {
    const words = filled(texts.slice(gtins.length)).join(' ')
    return { id, sku, parentId, gtins: filled(texts.slice(0, gtins.length)), words }
  })
}

/** The pictures that products have and that have been looked at. */
export function readKnownPictures(db: Db, structure: StructureModel): KnownPicture[] {
  const fingerprints = new Map(
    prepared(db, 'SELECT hash, fingerprint FROM picture_facts WHERE fingerprint IS NOT NULL')
      .all()
      .map((row) => row as { hash: string; fingerprint: Uint8Array })
      .map(({ hash, fingerprint }) => [hash, fingerprint]),
  )
  const known = new Map<string, KnownPicture>()
  for (const slot of structure.slots.values()) {
    if (slot.attribute?.type !== 'image' && slot.attribute?.type !== 'asset-collection') continue
    const value = slotExpression(slot)
    const rows = db
      .prepare(`SELECT p.id, ${value} AS value FROM product p WHERE p.deleted_at IS NULL AND ${value} IS NOT NULL`)
      .all() as { id: number; value: string }[]
    for (const { id: productId, value: held } of rows) {
      for (const hash of held.startsWith('[') ? (JSON.parse(held) as string[]) : [held]) {
        const fingerprint = fingerprints.get(hash)
        if (fingerprint && !known.has(hash)) known.set(hash, { hash, productId, fingerprint })
      }
    }
  }
  return [...known.values()]
}
