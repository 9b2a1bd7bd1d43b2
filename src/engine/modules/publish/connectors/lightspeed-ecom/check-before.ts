import { factKey, isSameFact, type Facts } from './facts.ts'
import type { Operation } from './operations.ts'
import type { Sender } from './sender.ts'
import { settle } from './sender.ts'
import { readByIds, readProduct, readVariant, PAGE_SIZE } from './shop-reader.ts'
import type { Track } from './track.ts'

/**
 * Reads again, right before overwriting, what is going to be overwritten: people and other programs edit the shop too.
 * A product whose fields changed since the plan is left alone and listed; one that says the wanted thing by now needs
 * nothing.
 */
export async function checkBeforeOverwriting(sender: Sender, tracks: readonly Track[]): Promise<void> {
  const existing = tracks.filter((track) => track.work.remote)
  for (const { code } of sender.context.languages) {
    const products = touched(existing, 'update-product', code)
    const variants = touched(existing, 'update-variant', code)
    await settle([checkProducts(sender, products, code), checkVariants(sender, variants, code)])
  }
}

interface Overwrite {
  readonly track: Track
  readonly id: number
  readonly facts: Facts
}

/** The ids whose rows an overwrite in this language touches; for counting pages beforehand too. */
export function overwrittenIds(
  operations: readonly Operation[],
  remoteProductId: number,
  language: string,
): { product: number[]; variants: number[] } {
  const product = operations.some((operation) => operation.kind === 'update-product' && operation.language === language)
  const variants = operations.flatMap((operation) =>
    operation.kind === 'update-variant' && operation.language === language && operation.remoteId !== null
      ? [operation.remoteId]
      : [],
  )
  return { product: product ? [remoteProductId] : [], variants }
}

function touched(tracks: readonly Track[], kind: 'update-product' | 'update-variant', language: string): Overwrite[] {
  return tracks.flatMap((track) =>
    track.pending().flatMap((operation): Overwrite[] => {
      if (operation.kind !== kind || operation.language !== language) return []
      if (operation.kind === 'update-product') return [{ track, id: track.remote.id, facts: operation.facts }]
      return operation.remoteId === null ? [] : [{ track, id: operation.remoteId, facts: operation.facts }]
    }),
  )
}

async function checkProducts(sender: Sender, overwrites: readonly Overwrite[], language: string): Promise<void> {
  const byId = new Map(overwrites.map((overwrite) => [overwrite.id, overwrite]))
  const seen = new Set<number>()
  await readByIds([...byId.keys()], async (afterId, onId) => {
    for (const row of await page(sender, language, 'products', afterId)) {
      const { id, facts, hasImage } = readProduct(row, language, sender.context.brandTitles)
      onId(id)
      const overwrite = byId.get(id)
      if (!overwrite) continue
      seen.add(id)
      compare(overwrite, overwrite.track.remote.facts, facts)
      overwrite.track.setRemote((remote) => ({ hasImage, facts: { ...remote.facts, ...facts } }))
    }
  })
  reportGone(overwrites, seen)
}

async function checkVariants(sender: Sender, overwrites: readonly Overwrite[], language: string): Promise<void> {
  const byId = new Map(overwrites.map((overwrite) => [overwrite.id, overwrite]))
  const seen = new Set<number>()
  await readByIds([...byId.keys()], async (afterId, onId) => {
    for (const row of await page(sender, language, 'variants', afterId)) {
      const variant = readVariant(row, language)
      onId(variant.id)
      const overwrite = byId.get(variant.id)
      if (!overwrite) continue
      seen.add(variant.id)
      compare(
        overwrite,
        overwrite.track.remote.variants.find(({ id }) => id === variant.id)?.facts ?? {},
        variant.facts,
      )
      overwrite.track.variantsRead([variant])
    }
  })
  reportGone(overwrites, seen)
}

const page = (sender: Sender, language: string, path: string, afterId: number) =>
  sender.client.readPage(language, path, path, { since_id: afterId, limit: PAGE_SIZE })

/** Only fields about to be overwritten count: whatever else changed in the shop is not ours to judge. */
function compare({ track, facts }: Overwrite, planned: Facts, now: Facts): void {
  const changed = Object.keys(facts).filter((key) => {
    if (!(key in now) || key === factKey('product.visibility', null)) return false
    const isAsPlanned = isSameFact(key, now[key] ?? null, planned[key] ?? null)
    const isAsWanted = isSameFact(key, now[key] ?? null, facts[key] ?? null)
    return !isAsPlanned && !isAsWanted
  })
  if (changed.length === 0) return
  const message = `Changed in the shop since the plan was made: ${changed.join(', ')}. Plan again to see both.`
  track.fail({ code: 'changed-in-shop', message, fields: changed })
}

function reportGone(overwrites: readonly Overwrite[], seen: ReadonlySet<number>): void {
  for (const { track, id } of overwrites) {
    if (!seen.has(id))
      track.fail({ code: 'gone', message: 'The product was deleted in the shop meanwhile.', fields: [] })
  }
}
