import type { Result } from '../../../shared/contract/index.ts'
import type { Language } from '../../i18n/index.ts'
import type { Outcome } from '../../engine/index.ts'
import { call, newRequestId, settled, startJob } from '../../engine/index.ts'
import { errorText, rejectionText } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import { useProductCard } from '../../state/product-card.ts'
import { undoStep } from '../../state/undo-step.ts'
import { toast } from '../../ui/index.ts'

/** Ids are asked for in pieces of this size. */
const PIECE = 1_000
/** As many as one request holds. */
const MAX_PRODUCTS = 1_000_000

/** The products of the selected rows, loaded or not; the one under the cursor where no rows are selected. */
export async function selectedProducts(): Promise<readonly number[]> {
  const { selection, cursorId } = useProductCard.getState()
  if (!selection) return cursorId === null ? [] : [cursorId]
  const ids = new Set<number>()
  for (const { from, to } of selection.spans) {
    for (let at = from; at <= to && ids.size < MAX_PRODUCTS; at += PIECE) {
      const { viewKey, query } = selection
      const count = Math.min(PIECE, to - at + 1)
      const page = await settled(call('catalogue.gridPage', { viewKey, query, columns: [], from: at, count }))
      if (!page.ok || page.value.ids.length === 0) break
      for (const id of page.value.ids) ids.add(id)
    }
  }
  return [...ids]
}

/** Shows the matrix of a model, or of the model that a variant belongs to; without an id of the product under the cursor. */
export async function openMatrix(productId: number | null = useProductCard.getState().cursorId): Promise<void> {
  for (let id = productId; id !== null;) {
    const found = await settled(call('catalogue.product', { productId: id }))
    if (!found.ok) return
    if (found.value.parentId === null) return go({ screen: 'model', variantsOf: id })
    id = found.value.parentId
  }
}

/** Puts products into the bin, without a question: the answer is a way back. */
export async function deleteProducts(ids: readonly number[], language: Language): Promise<void> {
  if (ids.length === 0) return
  const { t } = language
  const input = { requestId: newRequestId(), productIds: [...ids], to: 'bin' as const }
  const answer = await startJob('catalogue.moveProducts', input)
  if (!answer.ok) return toast({ kind: 'bad', text: errorText(answer.error, language) })
  const { changeSet, rejections } = answer.value
  const [refused] = rejections
  if (refused) toast({ kind: 'bad', text: rejectionText(refused, language) })
  if (!changeSet) return
  if (ids.includes(useProductCard.getState().visitedId ?? 0)) useProductCard.setState({ visitedId: null })
  toast({
    id: 'binned',
    text: t('card.deleted', { count: changeSet.products }),
    action: { text: t('app.undo'), onClick: () => void undoStep(changeSet.id, language) },
  })
}

/** Products of the bin: some of them, or all that a search of it finds. */
export type InBin = { readonly ids: readonly number[] } | { readonly search: string; readonly locale: string | null }

/** Brings products back out of the bin; answers with how many came. */
export async function restoreProducts(chosen: InBin, language: Language): Promise<number> {
  const input = { requestId: newRequestId(), ...named(chosen), to: 'catalogue' as const }
  return countMoved(await startJob('catalogue.moveProducts', input), language)
}

/** Takes products out of the bin for good; answers with how many went, variants among them. */
export async function discardProducts(chosen: InBin, language: Language): Promise<number> {
  const input = { requestId: newRequestId(), ...named(chosen) }
  return countMoved(await startJob('catalogue.discardProducts', input), language)
}

const named = (chosen: InBin) =>
  'ids' in chosen ? { productIds: [...chosen.ids] } : { productIds: [], found: { ...chosen } }

function countMoved(answer: Outcome<Result<'catalogue.moveProducts'>>, language: Language): number {
  if (!answer.ok) {
    toast({ kind: 'bad', text: errorText(answer.error, language) })
    return 0
  }
  const [refused] = answer.value.rejections
  if (refused) toast({ kind: 'bad', text: rejectionText(refused, language) })
  return answer.value.changeSet?.products ?? 0
}
