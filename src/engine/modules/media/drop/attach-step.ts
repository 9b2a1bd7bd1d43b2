import type { Intent } from '../../../../shared/contract/intent.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import type { Attribute, StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { jsonList } from '../../../core/values/options.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import type { ProductRows } from '../../../store/product-rows.ts'
import { productRows } from '../../../store/product-rows.ts'
import { applyIntents } from '../../catalogue/index.ts'

export interface AttachInput {
  readonly requestId: string
  /** The pictures of each product, in their order. */
  readonly products: readonly { readonly productId: number; readonly hashes: readonly string[] }[]
}

export interface Attached {
  /** Null where nothing was to be attached. */
  readonly changeSetId: number | null
  readonly products: number
  /** Products that have no column for pictures, or not for this many. */
  readonly withoutRoom: readonly number[]
  readonly rejections: Result<'catalogue.applyIntents'>['rejections']
}

/**
 * Attaches pictures to products in one undoable step. The first becomes the main picture where there is none; the
 * others go behind what the collection holds. A picture that a product has already is not attached again.
 */
export const attachStep = writeStep('media.attach', (context: WriteContext, input: AttachInput): Attached => {
  const structure = context.structure()
  const slots = [...structure.slots.values()].filter(({ attribute }) => attribute && isPicture(attribute))
  const rows = productRows(context.db, [SYSTEM_SLOT.sku, ...slots])
  const keys = slots.map(({ key }) => key)
  const withoutRoom: number[] = []
  const intents = input.products.flatMap(({ productId, hashes }): Intent[] => {
    const row = rows.read(productId)
    if (!row || row.state.isDeleted) return []
    const planned = planProduct(structure, row, keys, productId, hashes)
    if (planned.isFull) withoutRoom.push(productId)
    return planned.intents
  })
  if (intents.length === 0) return { changeSetId: null, products: 0, withoutRoom, rejections: [] }
  const { rejections, changeSet } = applyIntents(context, {
    requestId: input.requestId,
    label: { key: 'history.pictures', params: { count: input.products.length } },
    kind: 'edit',
    format: { decimal: '.', dateOrder: 'ymd' },
    override: [],
    intents,
  })
  const refused = new Set(rejections.map(({ productId }) => productId))
  const touched = new Set(intents.flatMap((intent) => ('productId' in intent ? [intent.productId] : [])))
  const products = [...touched].filter((id) => !refused.has(id)).length
  return { changeSetId: changeSet?.id ?? null, products, withoutRoom, rejections }
})

const isPicture = ({ type }: Attribute): boolean => type === 'image' || type === 'asset-collection'

function planProduct(
  structure: StructureModel,
  { state, values }: NonNullable<ReturnType<ProductRows['read']>>,
  keys: readonly string[],
  productId: number,
  hashes: readonly string[],
): { readonly intents: Intent[]; readonly isFull: boolean } {
  const family = structure.familiesById.get(state.familyId ?? 0)
  const attributes = family
    ? family.attributeIds.flatMap((id) => structure.attributesById.get(id) ?? [])
    : [...structure.attributes.values()]
  const open = attributes.filter(
    ({ isScopable, isLocalizable, hasContext }) => !isScopable && !isLocalizable && !hasContext,
  )
  const main = open.find(({ code }) => code === family?.imageAttribute) ?? open.find(({ type }) => type === 'image')
  const more = open.find(({ type, code }) => type === 'asset-collection' && code !== main?.code)
  const valueOf = (attribute: Attribute | undefined): string | null => {
    const value = values[1 + keys.indexOf(attribute?.code ?? '')]
    return attribute && keys.includes(attribute.code) && typeof value === 'string' ? value : null
  }
  const held = valueOf(main)
  const heldMain = held === null ? [] : (jsonList(held) ?? [held])
  const heldMore = jsonList(valueOf(more) ?? '') ?? []
  const fresh = hashes.filter((hash) => !heldMain.includes(hash) && !heldMore.includes(hash))
  const takesMain = main !== undefined && (main.type === 'asset-collection' || heldMain.length === 0)
  const toMain = !takesMain ? [] : main.type === 'image' || more ? fresh.slice(0, 1) : fresh
  const rest = fresh.slice(toMain.length)
  const set = (attribute: Attribute, list: readonly string[]): Intent => {
    const value = attribute.type === 'image' ? (list[0] ?? null) : JSON.stringify(list)
    return { kind: 'set-value', productId, column: attribute.code, value }
  }
  const intents = [
    ...(main && toMain.length > 0 ? [set(main, [...(main.type === 'image' ? [] : heldMain), ...toMain])] : []),
    ...(more && rest.length > 0 ? [set(more, [...heldMore, ...rest])] : []),
  ]
  return { intents, isFull: rest.length > 0 && !more }
}
