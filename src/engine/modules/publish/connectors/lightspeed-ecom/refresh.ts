import { readVariantsOf } from './create-products.ts'
import { pictureName } from './picture-name.ts'
import { readNumber, readText } from './reading.ts'
import { removeImage } from './send-product.ts'
import { settle, type Sender } from './sender.ts'
import { readProduct, walkLinks } from './shop-reader.ts'
import type { Part, Track } from './track.ts'
import { defaultLanguageOf } from './work.ts'

/** Reads again what is doubtful after writes without a usable answer, and only that. */
export async function refreshDoubtful(sender: Sender, tracks: readonly Track[]): Promise<void> {
  const doubtful = tracks.filter((track) => track.doubtful.size > 0)
  await refreshLinks(
    sender,
    doubtful.filter((track) => track.doubtful.delete('categories')),
  )
  await settle(
    doubtful.map(async (track) => {
      for (const part of track.doubtful) {
        await refreshPart(sender, track, part)
        track.doubtful.delete(part)
      }
    }),
  )
}

async function refreshPart(sender: Sender, track: Track, part: Part): Promise<void> {
  if (part === 'images') return refreshImages(sender, track)
  if (part === 'variant-list') {
    for (const { code } of sender.context.languages)
      track.variantsRead(await readVariantsOf(sender, track.remote.id, code))
    return
  }
  const language = part.slice(part.indexOf('/') + 1)
  if (part.startsWith('variants/')) return track.variantsRead(await readVariantsOf(sender, track.remote.id, language))
  const row = await sender.client.readOne(language, `products/${track.remote.id}`, 'product')
  if (!row) return track.fail({ code: 'gone', message: 'The product was deleted in the shop meanwhile.', fields: [] })
  const { facts, hasImage } = readProduct(row, language, sender.context.brandTitles)
  track.setRemote((remote) => ({ facts: { ...remote.facts, ...facts }, hasImage }))
}

/** Finds out whether an upload arrived: by the name it was given, or by its size where the shop renamed it. */
async function refreshImages(sender: Sender, track: Track): Promise<void> {
  const { desired, memory } = track.work
  const language = defaultLanguageOf(sender.context)
  const images = await sender.client.readPage(language, `products/${track.remote.id}/images`, 'productImages')
  track.setRemote(() => ({ hasImage: images.length > 0 }))
  if (desired.image === null || memory.image?.hash === desired.image) return
  const name = pictureName(desired.sku, desired.image)
  const size = (await sender.media(desired.image))?.bytes.length
  const found =
    images.find((row) => readText(row['title']).startsWith(name)) ??
    images.find((row) => readNumber(row['size']) === size)
  const imageId = readNumber(found?.['id'])
  if (imageId === null) return
  const replaced = memory.image
  track.setMemory(() => ({ image: { hash: desired.image ?? '', imageId } }))
  if (replaced && images.some((row) => readNumber(row['id']) === replaced.imageId))
    await removeImage(sender, track, replaced.imageId)
}

/** One walk over the newest links tells for all products. */
async function refreshLinks(sender: Sender, tracks: readonly Track[]): Promise<void> {
  if (tracks.length === 0) return
  const byProduct = new Map(tracks.map((track) => [track.remote.id, track]))
  await walkLinks(
    sender.client,
    defaultLanguageOf(sender.context),
    sender.newest.linkId,
    ({ productId, linkId, categoryId }) => {
      const track = byProduct.get(productId)
      track?.setRemote(({ categories }) => ({
        categories: [...categories.filter((link) => link.categoryId !== categoryId), { linkId, categoryId }],
      }))
    },
  )
}
