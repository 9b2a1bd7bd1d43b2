import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { fold } from '../../../core/text/fold.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { briefReader } from '../read/brief.ts'

/** So long a deleted product can be brought back. */
export const BIN_DAYS = 90

const DAY_MS = 86_400_000

type Sought = Pick<Parsed<'catalogue.bin'>, 'search' | 'locale'>

interface Binned {
  readonly id: number
  readonly deletedAt: string
}

/** What is in the bin and found by its words, newest first; what went with its model is not. Reads the index product_bin. */
export function foundInBin(db: Db, structure: StructureModel, { search, locale }: Sought): readonly Binned[] {
  const roots = prepared(
    db,
    `SELECT p.id, p.deleted_at AS deletedAt FROM product p LEFT JOIN product m ON m.id = p.parent_id
     WHERE p.deleted_at IS NOT NULL AND (m.id IS NULL OR m.deleted_at IS NULL)
     ORDER BY p.deleted_at DESC, p.id DESC`,
  ).all() as Binned[]
  if (search.trim() === '') return roots
  const briefs = briefReader(db, structure, locale)
  return roots.filter(({ id }) => matches(briefs([id])[0], fold(search)))
}

/** A page of what is found in the bin; variants that went with their model are counted. */
export function bin(
  { db, clock, structure }: ReadContext,
  { search, from, count, locale }: Parsed<'catalogue.bin'>,
): Result<'catalogue.bin'> {
  const briefs = briefReader(db, structure(), locale)
  const found = foundInBin(db, structure(), { search, locale })
  const now = clock.now().getTime()
  return {
    total: found.length,
    products: found.slice(from, from + count).flatMap(({ id, deletedAt }) =>
      briefs([id]).map((brief) => ({
        ...brief,
        deletedAt,
        deletedBy: deletedBy(db, id),
        daysLeft: Math.max(0, Math.ceil((Date.parse(deletedAt) + BIN_DAYS * DAY_MS - now) / DAY_MS)),
        variants: countBelow(db, id),
      })),
    ),
  }
}

function matches(brief: { sku: string; name: string | null } | undefined, sought: string): boolean {
  return brief !== undefined && fold(`${brief.sku} ${brief.name ?? ''}`).includes(sought)
}

/** Who put it there, from the newest change of its place in the bin. */
function deletedBy(db: Db, productId: number): string {
  const actor = prepared(
    db,
    `SELECT cs.actor FROM change c JOIN change_shape s ON s.id = c.shape_id JOIN change_set cs ON cs.id = c.change_set_id
     WHERE c.entity = 'product' AND c.entity_id = ?
       AND EXISTS (SELECT 1 FROM json_each(s.slots) WHERE value = ${SYSTEM_SLOT.deletedAt.id})
     ORDER BY c.change_set_id DESC LIMIT 1`,
    'pluck',
  ).get(productId)
  return (actor as string | undefined) ?? ''
}

function countBelow(db: Db, productId: number): number {
  return Number(
    prepared(
      db,
      `WITH RECURSIVE below (id) AS (
         SELECT id FROM product WHERE parent_id = ?
         UNION ALL SELECT p.id FROM product p JOIN below ON p.parent_id = below.id
       ) SELECT COUNT(*) FROM below`,
      'pluck',
    ).get(productId),
  )
}
