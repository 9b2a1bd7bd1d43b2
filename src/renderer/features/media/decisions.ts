import type { Result } from '../../../shared/contract/index.ts'

/** What a person said about a picture: whose it is, or that it is nobody's. */
export interface Decision {
  /** Null: it is left out. */
  readonly product: { readonly id: number; readonly sku: string; readonly name: string | null } | null
  /** It was matched before anything was said: it is attached anyway unless left out. */
  readonly wasMatched: boolean
}

/** How many pictures will be attached. */
export function attachedCount(
  { kinds }: Pick<Result<'media.stagePictures'>, 'kinds'>,
  decisions: ReadonlyMap<number, Decision>,
): number {
  let count = kinds.matched
  for (const { product, wasMatched } of decisions.values()) {
    if (wasMatched && product === null) count--
    if (!wasMatched && product !== null) count++
  }
  return count
}
