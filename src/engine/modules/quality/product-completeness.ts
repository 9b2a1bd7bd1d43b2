import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { productRows } from '../../store/product-rows.ts'
import { requirementsOf } from './requirements.ts'

/** What one product lacks, per channel and language; nothing for a model, which is not sold. */
export function productCompleteness(
  context: ReadContext,
  { productId }: Parsed<'quality.product'>,
): Result<'quality.product'> {
  const scopes = lackOf(context, productId)
  if (!scopes) throw new AppError('not-found', 'This product is not in the catalogue any more.', { productId })
  return { scopes }
}

/** The same, null for a product that is gone. */
export function lackOf(
  { db, structure }: Pick<ReadContext, 'db' | 'structure'>,
  productId: number,
): Result<'quality.product'>['scopes'] | null {
  const model = structure()
  const requirements = requirementsOf(model)
  const state = productRows(db, []).read(productId)?.state
  if (!state) return null
  const family = state.kind === 'model' ? undefined : requirements.families.get(state.familyId ?? 0)
  if (!family) return []
  const slots = [...family.slots.values()].filter((slot) => slot !== null)
  const values = productRows(db, slots).read(productId)?.values ?? []
  const filled = new Set(slots.filter((_, index) => (values[index] ?? null) !== null).map(({ key }) => key))
  return requirements.scopes.map(({ channel, locale }, index) => {
    const keys = family.keys[index] ?? []
    return {
      channel: channel.code,
      locale,
      required: keys.length,
      missingColumns: keys.filter((key) => !filled.has(key)),
    }
  })
}
